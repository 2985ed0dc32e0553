/** Both ends of a hash, as much as tells two of them apart at a glance. */
export function shortHash(hash: string): string {
  return hash.length > 22 ? `${hash.slice(0, 10)}\u2026${hash.slice(-8)}` : hash;
}
