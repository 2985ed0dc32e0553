import { WalletError } from '../../core/errors/wallet-error.js';
import type { BareIntent } from '../../core/operations/intent.js';
import type { InputOf } from '../../protocol/method.js';
import type { proposeIntent } from '../../protocol/ui/intents.js';
import type { UiCaller } from '../router/index.js';
import { buildRequest } from './build-request.js';
import type { RequestDeps } from './deps.js';
import { ownAccount, postageFor, signerFor } from './who-signs.js';

/**
 * Our own form's intent → a request in the same queue and of the same kind as a page's. It ends with the page that made it,
 * unless it is handed over to the approval window.
 * @throws WalletError vault/locked, keys/unknown-account, keys/watch-only, route/*, engine/unreachable, or what the engine
 * says about the intent
 */
export async function propose(
  deps: RequestDeps,
  input: InputOf<typeof proposeIntent>,
  caller: UiCaller,
): Promise<{ approvalId: string }> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
  const own = await deps.wallet.accounts();
  const { route } = input;
  const signer = signerFor(own, ownAccount(own, input.accountId), route);
  const postage =
    input.postage !== undefined && input.protect ? postageFor(own, signer, input.postage).address : null;
  const steps = route?.steps ?? [];
  const bare = bareIntent(input.intent, steps.length > 0);
  const intent = steps.length > 0 ? ({ kind: 'routed', steps, intent: bare } as const) : bare;
  const asked = { protect: input.protect, postage };
  const built = await buildRequest(deps, { signer, intent, ...asked });
  const { address, accountId } = signer;
  const request = { source: 'own', address, accountId, asked: null, intent, how: asked, ...built } as const;
  const row = await deps.approvals.add({
    payload: { kind: 'extrinsic', request },
    page: null,
    requestId: null,
  });
  const leave = (): void => void deps.approvals.abandon(row.id);
  if (caller.closed.aborted) leave();
  else caller.closed.addEventListener('abort', leave, { once: true });
  return { approvalId: row.id };
}

/**
 * Routes are put around an intent here and nowhere else, and bytes that are given as they are have a route.
 * @throws WalletError invalid-message
 */
function bareIntent(intent: InputOf<typeof proposeIntent>['intent'], isRouted: boolean): BareIntent {
  const isCall =
    intent.kind === 'call' || (intent.kind === 'batch' && intent.legs.some(({ kind }) => kind === 'call'));
  if (intent.kind === 'routed' || (isCall && !isRouted))
    throw new WalletError('invalid-message', { field: 'intent' });
  // Checked by the schema; what brands its amounts is that they are the chain's integers.
  return intent as BareIntent;
}
