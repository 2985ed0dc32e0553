import { type Account, canApprove, isOnDevice } from '../../core/accounts/types.js';
import type { KnownMultisig, KnownSigner, RouteOption } from '../../core/routes/types.js';
import type { RequestDeps } from './deps.js';

type Deps = Pick<RequestDeps, 'engine'>;

/** Whether an account has no key anywhere by its nature, and so always acts through others. */
export function isKeyless({ custody }: Account): boolean {
  return custody?.kind === 'multisig' || custody?.kind === 'pure';
}

/**
 * Ways in which an account can act through own keys, for a call or, with null, for anything.
 * @throws WalletError engine/unreachable, chain/*
 */
export function routesOf(
  { engine }: Deps,
  own: readonly Account[],
  actor: Account,
  callHex: string | null,
): Promise<RouteOption[]> {
  const signers = own.flatMap((account): KnownSigner[] =>
    canApprove(account) && account.accountId !== actor.accountId
      ? [{ address: account.address, kind: isOnDevice(account) ? 'device' : 'key' }]
      : [],
  );
  const multisigs = own.flatMap(({ address, custody }): KnownMultisig[] =>
    custody?.kind === 'multisig'
      ? [{ address, signatories: custody.signatories, threshold: custody.threshold }]
      : [],
  );
  return engine.ask('routes', { actor: actor.address, signers, multisigs, intent: null, callHex });
}

/** Whether an option is one to choose; `unknown` is, and the approval says so. */
export function mayAct({ may }: RouteOption): boolean {
  return may !== 'no';
}
