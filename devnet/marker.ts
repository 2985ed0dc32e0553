/** In every bundle that has devnet in it, as part of what the node says: the extension's package check looks for it. */
export const DEVNET_MARKER = 'kelvin-devnet-marker';
