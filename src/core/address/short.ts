/**
 * First and last six characters for lists. The last six are what look-alike makers match least often, and the whole
 * address is always one hover or tap away.
 */
export function shortAddress(address: string): string {
  return address.length <= 13 ? address : `${address.slice(0, 6)}\u2026${address.slice(-6)}`;
}
