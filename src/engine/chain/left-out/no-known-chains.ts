/**
 * Stands in the package for `@polkadot/types-known`: type overrides of a dozen other chains, chosen by the name that a node
 * gives itself. Bittensor is not among them, and a node must not be able to change how Kelvin decodes by calling itself Kusama.
 */
const none = (): Record<string, never> => ({});

export const getSpecAlias = none;
export const getSpecExtensions = none;
export const getSpecRpc = none;
export const getSpecRuntime = none;
export const getSpecTypes = none;
/** The hasher of storage keys: the usual one. */
export const getSpecHasher = (): null => null;
/** No upgrades of any chain are known beforehand: the node is asked. */
export const getUpgradeVersion = (): [undefined, undefined] => [undefined, undefined];
