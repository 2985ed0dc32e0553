/**
 * Stands in the package for `@polkadot/api-derive`: ready-made answers about staking, governance and identities of other
 * chains. The engine reads storage and runtime APIs by name itself and never asks for one.
 */
export const getAvailableDerives = (): Record<string, never> => ({});

/** Called for each section that there is: there are none. */
export const lazyDeriveSection = (): void => undefined;
