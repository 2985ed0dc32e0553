import { canSign } from '../../core/accounts/types.js';
import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { type CarrierRow, NO_CARRIER } from '../../protocol/engine/index.js';
import type { ShieldPlan } from '../../protocol/engine/operations.js';
import type { ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';

/** A carrier made at a block is opened two blocks later; one more for the way there. */
const NEEDED_BLOCKS = 3;

/**
 * What must hold before a transaction that will be hidden is signed: somebody here can sign its carriers, and there is time
 * for one.
 * @throws WalletError keys/unknown-account, keys/watch-only, sign/era, chain/offline, engine/unreachable
 */
export async function prepareShield(
  { wallet, engine }: Pick<RequestDeps, 'wallet' | 'engine'>,
  { payload, address }: ExtrinsicRequest,
  { carrierAddress, carrierNonce, innerValidUntilBlock }: ShieldPlan,
): Promise<{ row: CarrierRow; carrierAccountId: string }> {
  const carrierAccountId = accountIdHex(decodeAddress(carrierAddress).accountId);
  const account = (await wallet.accounts()).find(({ accountId }) => accountId === carrierAccountId);
  if (!account) throw new WalletError('keys/unknown-account');
  if (!canSign(account)) throw new WalletError('keys/watch-only');
  const { best } = await engine.ask('signingFacts', { address });
  if (best.number + NEEDED_BLOCKS > innerValidUntilBlock)
    throw new WalletError('sign/era', {
      reason: 'stale',
      best: best.number,
      validUntil: innerValidUntilBlock,
    });
  return {
    carrierAccountId,
    row: {
      carrierHash: NO_CARRIER,
      carrierAddress,
      carrierNonce,
      innerNonce: payload.nonce,
      carrierValidUntilBlock: 0,
      tries: 0,
    },
  };
}

/**
 * The engine's plan for a carrier must be the one that was asked for: paid by the same account, one nonce before; or by the
 * one that pays the postage, each account then with its own next nonce.
 * @throws WalletError engine/disagrees
 */
export function assertPlan(
  payload: ExtrinsicRequest['payload'],
  plan: ShieldPlan | null,
  { address, protect, postage }: { address: string; protect: boolean; postage: string | null },
): void {
  if (plan === null) return;
  const isAsAsked =
    postage === null
      ? plan.carrierAddress === address && payload.nonce === plan.carrierNonce + 1
      : plan.carrierAddress === postage && postage !== address;
  if (!protect || !isAsAsked) throw new WalletError('engine/disagrees', { field: 'shield' });
}
