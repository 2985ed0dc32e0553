import type { ApprovalRow } from '../approvals/index.js';
import type { ExtrinsicRequest } from '../types.js';
import { buildRequest } from './build-request.js';
import type { RequestDeps } from './deps.js';
import { ownAccount } from './who-signs.js';

type Renewable = ExtrinsicRequest & {
  intent: NonNullable<ExtrinsicRequest['intent']>;
  how: NonNullable<ExtrinsicRequest['how']>;
};

/** Whether a request can be built anew by the wallet alone: its own, of which it knows what was wanted. */
export function isRenewable(request: ExtrinsicRequest): request is Renewable {
  return request.source === 'own' && request.intent !== null && request.how !== undefined;
}

/** Whether the era of what was shown is over, as far as the clock can tell. */
export function isOver({ shown }: ApprovalRow, nowMs: number): boolean {
  return shown?.endsAtMs !== null && shown?.endsAtMs !== undefined && shown.endsAtMs <= nowMs;
}

/**
 * The same intent in a transaction of now: another era, perhaps another nonce, hidden as before where that is still to be
 * had. @throws WalletError keys/unknown-account, engine/*, or what the engine says about the intent now
 */
export async function renewed(deps: RequestDeps, request: Renewable): Promise<ExtrinsicRequest> {
  const signer = ownAccount(await deps.wallet.accounts(), request.accountId);
  const { preimages: _, ...before } = request;
  return { ...before, ...(await buildRequest(deps, { signer, intent: request.intent, ...request.how })) };
}
