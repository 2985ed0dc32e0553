import type { ProxyGrant } from '../../../../core/chain/account-state.js';

/** What is to be done next when control of a keyless account goes to somebody else. */
export type HandOverStep =
  /** Nobody is chosen yet. */
  | { step: 'choose' }
  | { step: 'give'; proxyType: string }
  /** Only once the chain has the new right: whoever loses the last one loses the account. */
  | { step: 'remove'; grant: ProxyGrant }
  | { step: 'done' };

/** Rights that let their holder hand on the account. */
const CONTROL = 'Any';

/**
 * First the new controller, then the old ones, one by one. Derived from the chain each time, so that nothing has to be
 * remembered and no step can come before its turn.
 */
export function handOverStep(grants: readonly ProxyGrant[], next: string | null): HandOverStep {
  if (next === null) return { step: 'choose' };
  const has = grants.some(
    ({ delegate, proxyType, delayBlocks }) => delegate === next && proxyType === CONTROL && delayBlocks === 0,
  );
  if (!has) return { step: 'give', proxyType: CONTROL };
  const old = grants.find(({ delegate }) => delegate !== next);
  return old ? { step: 'remove', grant: old } : { step: 'done' };
}

/** True where taking this right back would leave nobody who can act for the account without limit. */
export function isLastControl(grants: readonly ProxyGrant[], removed: ProxyGrant): boolean {
  const isRemoved = (grant: ProxyGrant): boolean =>
    grant.delegate === removed.delegate &&
    grant.proxyType === removed.proxyType &&
    grant.delayBlocks === removed.delayBlocks;
  return !grants.some((grant) => !isRemoved(grant) && grant.proxyType === CONTROL);
}
