import type { AccountState, BasketEntitlement, RootClaim } from '../../../core/chain/account-state.js';

/** What one validator owes one account: alpha of its subnets, the most valuable first. */
export interface ValidatorClaims {
  address: string;
  hotkey: string;
  /** Of all of them at spot, rao. */
  totalRao: bigint;
  claims: RootClaim[];
}

/** What one validator's basket owes one account. */
export interface OwnBasket {
  address: string;
  basket: BasketEntitlement;
}

/** Below this a subnet has no line of its own, rao. */
export const SMALL_RAO = 1_000_000n;

/** Claims by account and validator, the largest total first. */
export function claimsByValidator(states: readonly AccountState[]): ValidatorClaims[] {
  return states
    .flatMap(({ address, rootRewards }) => {
      const byHotkey = new Map<string, RootClaim[]>();
      for (const claim of rootRewards.kind === 'claims' ? rootRewards.claims : [])
        byHotkey.set(claim.hotkey, [...(byHotkey.get(claim.hotkey) ?? []), claim]);
      return [...byHotkey].map(([hotkey, claims]) => ({
        address,
        hotkey,
        totalRao: claims.reduce((sum, { spotRao }) => sum + spotRao, 0n),
        claims: claims.sort((a, b) => largestFirst(a.spotRao, b.spotRao) || a.netuid - b.netuid),
      }));
    })
    .sort((a, b) => largestFirst(a.totalRao, b.totalRao));
}

/** Baskets of all accounts, the largest first. */
export function basketsByValue(states: readonly AccountState[]): OwnBasket[] {
  return states
    .flatMap(({ address, rootRewards }) =>
      rootRewards.kind === 'baskets' ? rootRewards.baskets.map((basket) => ({ address, basket })) : [],
    )
    .sort((a, b) => largestFirst(a.basket.valueRao, b.basket.valueRao));
}

/** Which have a line of their own, and the small ones that share one; a single small one has its own. */
export function splitSmall(claims: readonly RootClaim[]): { lines: RootClaim[]; small: RootClaim[] } {
  const small = claims.filter(({ spotRao }) => spotRao < SMALL_RAO);
  if (small.length < 2) return { lines: [...claims], small: [] };
  return { lines: claims.filter(({ spotRao }) => spotRao >= SMALL_RAO), small };
}

function largestFirst(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? 1 : -1;
}
