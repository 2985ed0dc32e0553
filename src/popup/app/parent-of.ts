/** Paths that have a screen above them other than home; the first that fits counts. */
const PARENTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\/do\/(?:unstake|validator|subnet|transfer|lock)\/(\d+)/, '/position/$1'],
  [/^\/do\/exit-root\/./, '/position/0'],
  [/^\/do\/crowdloan\/./, '/do/crowdloans'],
  [/^\/do\/plan\/([^/]+)\/./, '/do/plan/$1'],
  [/^\/subnet\/./, '/subnets'],
  [/^\/connect\/./, '/accounts'],
  [/^\/contacts$/, '/settings'],
  [/^\/settings\/network\/./, '/settings/network'],
  [/^\/rights\/pure\/([^/]+)\/./, '/rights/pure/$1'],
  [/^\/accounts\/([^/]+)\/./, '/accounts/$1'],
  [/^\/(settings|accounts|validators|rights|shared|learn)\/./, '/$1'],
];

/** The screen that the way back of a path leads to, while its code is on its way and when it is there. */
export function parentOf(path: string): string {
  for (const [of, above] of PARENTS) {
    const found = of.exec(path);
    if (found) return above.replace('$1', found[1] ?? '');
  }
  return '/';
}
