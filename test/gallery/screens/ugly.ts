import type { Scene } from './types.js';

/** Names of every kind that the chain lets in, and the extremes of every number, over what the engine said. */
const NAMES = [
  'A subnet with forty characters in its name',
  '\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd (\u05de\u05e9\u05d4\u05d5) 64',
  'Emoji \u{1f9ca}\u{1f525}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} family',
  'zero\u200bwidth\u200djoined\u2060name',
  '',
  '\u202egnp.evol-ton\u202c',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllll',
  '\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645',
  '<b>bold</b> {{name}} & co',
  '\u4e2d\u6587\u5b50\u7f51\u7edc\u540d\u79f0\u5f88\u957f\u5f88\u957f\u5f88\u957f\u5f88\u957f\u5f88\u957f',
  'Z\u0351\u0343\u0301a\u0322\u0328l\u0334\u0321g\u0335\u0322o',
];
const SYMBOLS = ['\u05e9', '', '\u{10330}', '\u0639', '\u{1d4d0}', '\u16a0', '\u2c00', '\u200b'];
const TEXTS = new Set(['name', 'validatorName', 'description', 'contact', 'additional', 'note']);
/** All TAO there can ever be, and the least there is, in rao. */
const EXTREMES = [21_000_000_000_000_000n, 1n];
const WORTHS = [...EXTREMES];
/** What begins with another one in a scene with more room. */
const STARTING = new Set<readonly unknown[]>([EXTREMES, WORTHS]);
const TAKES = [0, 65_535, 1];
const AMOUNTS = new Set(['totalRao', 'spotRao', 'stakeBase', 'valueRao', 'contributedRao']);
/** What a form may take from: as much as there is, or next to nothing. */
const BALANCE = ['freeRao', 'spendableRao'] as const;
const BOUNDS = ['available', 'maximum'] as const;
const CHANGES = [987_654_321, -9_999, 0, 1, -1];

/** The least comes first where there is most room: the narrow surfaces have to hold the longest number. */
export const turnOf = ({ surface }: Scene): number => (surface === 'tab' || surface === 'panel' ? 1 : 0);

/**
 * The same data with the worst there can be in it; deterministic by the order in which it is met, amounts from `first`.
 */
export function ugly<T>(value: T, first = 0): T {
  const met = new Map<unknown, number>();
  // Each list is gone through by itself, so that every entry of it has its turn.
  const pick = <V>(list: readonly V[]): V | undefined => {
    const turn = met.get(list) ?? (STARTING.has(list) ? first : 0);
    met.set(list, turn + 1);
    return list[turn % list.length];
  };
  const walk = (node: unknown, key: string): unknown => {
    if (Array.isArray(node)) return node.map((entry) => walk(entry, key));
    if (typeof node === 'bigint' && AMOUNTS.has(key)) return pick(EXTREMES);
    if (typeof node === 'string' && TEXTS.has(key)) return pick(NAMES);
    if (typeof node === 'string' && key === 'symbol') return pick(SYMBOLS);
    if (typeof node === 'number' && key === 'take') return pick(TAKES);
    if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
    const { kind } = node as { kind?: unknown };
    if (kind === 'known' && 'bps' in node) return { ...node, bps: pick(CHANGES) };
    if (kind === 'exact' && 'rao' in node) return { kind, rao: pick(WORTHS) };
    if (key === 'alpha' && 'base' in node) return { ...node, base: pick(EXTREMES) };
    const whole = EXTREMES[first % EXTREMES.length];
    const same = [BALANCE, BOUNDS].find((keys) => keys.every((name) => name in node));
    const given = Object.entries(node).filter(
      ([name, entry]) => same?.includes(name as never) && typeof entry === 'bigint',
    );
    if (given.length > 0) return { ...node, ...Object.fromEntries(given.map(([name]) => [name, whole])) };
    return Object.fromEntries(Object.entries(node).map(([name, entry]) => [name, walk(entry, name)]));
  };
  return walk(value, '') as T;
}
