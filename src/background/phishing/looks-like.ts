import { folded, skeleton, toUnicode } from './skeleton.js';

/** What is known of this field: hosts that are what they say, and the names by which they are imitated. */
export interface WellKnown {
  /** These and what is below them are never flagged. */
  hosts: readonly string[];
  /** Name → the host that has it. Six letters or more: shorter ones are found in too many words. */
  brands: Readonly<Record<string, string>>;
}

/**
 * The well-known host that a host imitates, or null: its name with other letters, with one letter wrong, or inside a longer
 * name. A pure guess by sight: it is shown to people and decides nothing. `host` is ASCII and without `www.`.
 */
export function looksLike(host: string, { hosts, brands }: WellKnown): string | null {
  if (hosts.some((known) => host === known || host.endsWith(`.${known}`))) return null;
  const seen = toUnicode(host);
  // Short names too, where everything else is the same: ta0.app.
  const twin = hosts.find((known) => shape(known) === shape(seen));
  if (twin) return twin;
  const whole = shape(seen.replaceAll('.', ''));
  const parts = seen.split('.').flatMap((label) => [skeleton(label), ...label.split('-').map(skeleton)]);
  for (const [brand, known] of Object.entries(brands)) {
    const name = skeleton(brand);
    if (whole.includes(folded(name)) || parts.some((part) => isOneOff(part, name))) return known;
  }
  return null;
}

const shape = (text: string): string => folded(skeleton(text));

/** One letter added, missing, changed, or two neighbours exchanged. */
function isOneOff(one: string, other: string): boolean {
  const [long, short] = one.length < other.length ? [other, one] : [one, other];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  if (long.slice(at + 1) === short.slice(at + 1)) return true;
  return (
    long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2)
  );
}
