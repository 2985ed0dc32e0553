import { WalletError } from '../../core/errors/wallet-error.js';
import type { Route } from '../../core/routes/types.js';
import type { InputOf } from '../../protocol/method.js';
import type { choosePath } from '../../protocol/ui/approvals.js';
import type { ExtrinsicRequest } from '../types.js';
import { mayAct } from './acts-through.js';
import { buildRequest } from './build-request.js';
import type { RequestDeps } from './deps.js';
import { isOnBehalf, pathsOf } from './on-behalf.js';
import { ownAccount, signerFor } from './who-signs.js';

/**
 * Builds a site's request anew, as one of the offered paths carries it: exactly the call that was asked, with our own nonce
 * and era. What was shown before can no longer be signed.
 * @throws WalletError approval/*, vault/locked, site/*, route/unknown, route/fixed-payload, chain/*, engine/*
 */
export async function chooseRoute(
  deps: RequestDeps,
  { id, route }: InputOf<typeof choosePath>,
): Promise<null> {
  if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
  const row = await deps.approvals.pending(id);
  const { payload, page } = row;
  if (payload.kind !== 'extrinsic' || !page || !isOnBehalf(payload.request))
    throw new WalletError('not-allowed', { reason: 'path' });
  const { request } = payload;
  await deps.permissions.require(page.origin, request.onBehalf.accountId);
  const { paths, refusal } = await pathsOf(deps, {
    ...request,
    onBehalf: { ...request.onBehalf, route: null },
  });
  const option = paths.options.find((one) => mayAct(one) && isSameRoute(one.route, route));
  if (!option) throw isFinal(refusal) ?? new WalletError('route/unknown', { reason: 'option' });
  const own = await deps.wallet.accounts();
  const signer = signerFor(own, ownAccount(own, request.onBehalf.accountId), option.route);
  const { callHex, payload: asked } = request.onBehalf;
  const { steps } = option.route;
  const intent = { kind: 'routed', steps, intent: { kind: 'call', callHex } } as const;
  const built = await buildRequest(deps, { signer, intent, protect: false, postage: null });
  requireSameChain(asked, built.payload);
  const { address, accountId } = signer;
  const { preimages: _, ...before } = request;
  const chosen: ExtrinsicRequest = {
    ...before,
    ...built,
    address,
    accountId,
    intent,
    // It is the site's: what becomes of it there is not ours to hide.
    protection: null,
    onBehalf: { ...request.onBehalf, route: option.route },
  };
  await deps.approvals.replace(id, { kind: 'extrinsic', request: chosen });
  return null;
}

/** Bytes of a call mean something only on the runtime that they were made for. @throws WalletError chain/* */
function requireSameChain(asked: ExtrinsicRequest['payload'], built: ExtrinsicRequest['payload']): void {
  if (asked.genesisHash !== built.genesisHash)
    throw new WalletError('chain/unknown-genesis', { genesisHash: asked.genesisHash });
  if (asked.specVersion !== built.specVersion)
    throw new WalletError('chain/spec-mismatch', { expected: built.specVersion, found: asked.specVersion });
}

/** A reason that no other choice would change. */
function isFinal(
  refusal: { code: WalletError['code']; context: WalletError['context'] } | null,
): WalletError | null {
  return refusal && refusal.code !== 'route/choose' ? new WalletError(refusal.code, refusal.context) : null;
}

function isSameRoute(one: Route, other: Route): boolean {
  return sorted(one) === sorted(other);
}

function sorted(route: Route): string {
  return JSON.stringify(route, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
