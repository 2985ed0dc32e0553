/**
 * Requests of sites for an account that has no key here ("sign as"). What the site gets is the account's call, wrapped and
 * signed by somebody else. Looked up in the clients that sites use:
 * - `@polkadot/api` 16.5.6, submittable/createClass `#signViaSigner`: sends `signedTransaction` as it is where the site set
 *   `withSignedTransaction`, whoever signed it and whatever its call; with `allowCallDataAlteration: false` it throws, and
 *   nothing is sent. The hash it names beforehand is of its own version; the one of the events is right.
 * - `polkadot-api` 1.23, pjs-signer `signTx`: always sets `withSignedTransaction` and sends what it is given.
 * A site that does not set it assembles the transaction itself from the signature, which would be of no account: refused.
 */
import { type Account, canApprove } from '../../core/accounts/types.js';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import { isWalletError, toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import type { RouteOption } from '../../core/routes/types.js';
import type { SigningPaths } from '../../protocol/ui/approvals.js';
import type { ApprovalPayload } from '../approvals/index.js';
import type { ExtrinsicRequest, OnBehalf } from '../types.js';
import { mayAct, routesOf } from './acts-through.js';
import type { RequestDeps } from './deps.js';

type OnBehalfRequest = ExtrinsicRequest & { onBehalf: OnBehalf };

/** A site's request as it is stored: for an account without a key, with what was asked kept beside it. */
export function asStored(request: ExtrinsicRequest, account: Account): ExtrinsicRequest {
  if (canApprove(account)) return request;
  const { address, accountId, payload } = request;
  return { ...request, onBehalf: { address, accountId, callHex: payload.callHex, payload, route: null } };
}

/** The request as the site made it, whatever path was chosen for it since. */
export function asAsked(payload: ApprovalPayload): ApprovalPayload {
  if (payload.kind !== 'extrinsic' || !payload.request.onBehalf) return payload;
  const { source, asked, onBehalf } = payload.request;
  const { address, accountId } = onBehalf;
  const none = { intent: null, shield: null, protection: null };
  const first = { source, asked, address, accountId, payload: onBehalf.payload, ...none };
  return { kind: 'extrinsic', request: { ...first, onBehalf: { ...onBehalf, route: null } } };
}

/** The account that a site was given: the one it asked for, never the one that signs. */
export function sharedAccountId({ accountId, onBehalf }: ExtrinsicRequest): string {
  return onBehalf?.accountId ?? accountId;
}

export function isOnBehalf(request: ExtrinsicRequest): request is OnBehalfRequest {
  return request.onBehalf !== undefined;
}

/**
 * How the account can act, and why nothing can be signed yet; a null refusal once a path is chosen.
 */
export async function pathsOf(
  deps: Pick<RequestDeps, 'wallet' | 'engine'>,
  request: OnBehalfRequest,
): Promise<{ paths: SigningPaths; refusal: ErrorBody | null }> {
  const { address, route: chosen } = request.onBehalf;
  const found = await optionsOf(deps, request);
  const options = Array.isArray(found) ? found : [];
  return { paths: { address, options, chosen }, refusal: chosen ? null : refusalOf(found) };
}

/** Options for the very call that the site asked for, or why there are none. */
async function optionsOf(
  deps: Pick<RequestDeps, 'wallet' | 'engine'>,
  { asked, onBehalf }: OnBehalfRequest,
): Promise<RouteOption[] | ErrorBody> {
  if (!asked?.withSignedTransaction) return toErrorBody(new WalletError('route/fixed-payload'));
  const own = await deps.wallet.accounts();
  const account = own.find(({ accountId }) => accountId === onBehalf.accountId);
  if (!account) return toErrorBody(new WalletError('keys/unknown-account'));
  try {
    return await routesOf(deps, own, account, onBehalf.callHex);
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return toErrorBody(error);
  }
}

function refusalOf(found: RouteOption[] | ErrorBody): ErrorBody {
  if (!Array.isArray(found)) return found;
  return toErrorBody(new WalletError(found.some(mayAct) ? 'route/choose' : 'route/none'));
}
