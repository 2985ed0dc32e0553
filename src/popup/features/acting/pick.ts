import { type Account, canApprove } from '../../../core/accounts/types.js';
import { OWN_KEY_POWER } from '../../../core/rights/danger.js';
import type { Route, RouteOption } from '../../../core/routes/types.js';

/** What tells routes apart. */
export function routeKey({ signer, steps }: Route): string {
  return JSON.stringify([signer, ...steps.map((step) => Object.values(step))]);
}

export const isUsable = ({ may }: RouteOption): boolean => may !== 'no';

/**
 * The way to take: the one chosen before, while it may still be taken; else the weakest right that surely suffices, which
 * the engine puts first; else one of which the runtime does not say.
 */
export function pickOption(options: readonly RouteOption[], chosenKey: string | null): RouteOption | null {
  const usable = options.filter(isUsable);
  return (
    usable.find(({ route }) => routeKey(route) === chosenKey) ??
    usable.find(({ may }) => may === 'yes') ??
    usable[0] ??
    null
  );
}

/** The options with the account's own key among them, last: it can do everything, so anything weaker goes first. */
export function withOwnKey(account: Account, options: readonly RouteOption[]): RouteOption[] {
  const isSelf = ({ route }: RouteOption): boolean => route.steps.length === 0;
  if (!canApprove(account) || options.some(isSelf)) return [...options];
  const own: RouteOption = {
    route: { signer: account.address, steps: [] },
    may: 'yes',
    reason: null,
    delayBlocks: 0,
    moreApprovals: 0,
    power: OWN_KEY_POWER,
  };
  return [...options.filter(isUsable), own, ...options.filter((option) => !isUsable(option))];
}
