import { canSign } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Intent } from '../../core/operations/intent.js';
import type { InputOf } from '../../protocol/method.js';
import type { proposeIntent } from '../../protocol/ui/intents.js';
import type { UiCaller } from '../router/index.js';
import type { RequestDeps } from './deps.js';
import { assertPlan } from './shield.js';

/**
 * Our own form's intent → a request in the same queue and of the same kind as a page's. It ends with the page that made it.
 * @throws WalletError vault/locked, keys/unknown-account, keys/watch-only, engine/unreachable, or what the engine says about the intent
 */
export async function propose(
  deps: RequestDeps,
  input: InputOf<typeof proposeIntent>,
  caller: UiCaller,
): Promise<{ approvalId: string }> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
  const account = (await deps.wallet.accounts()).find(({ accountId }) => accountId === input.accountId);
  if (!account) throw new WalletError('keys/unknown-account');
  if (!canSign(account)) throw new WalletError('keys/watch-only');
  // Checked by the schema; what brands its amounts is that they are the chain's integers.
  const intent = input.intent as Intent;
  const { payload, shield, protection } = await deps.engine.ask('buildIntent', {
    address: account.address,
    intent,
    protect: input.protect,
    postage: null,
  });
  const { address, accountId } = account;
  assertPlan(payload, shield, { address, protect: input.protect });
  const row = await deps.approvals.add({
    payload: {
      kind: 'extrinsic',
      request: { source: 'own', address, accountId, payload, asked: null, intent, shield, protection },
    },
    page: null,
    requestId: null,
  });
  const leave = (): void => void deps.approvals.abandon(row.id);
  if (caller.closed.aborted) leave();
  else caller.closed.addEventListener('abort', leave, { once: true });
  return { approvalId: row.id };
}
