import { createRandom } from '../../support/random-value.js';

export type Random = () => number;
export const seeded = createRandom;

export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

const POLLUTION = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$n', '$b'];
const TEXTS = [
  '',
  '0x',
  '0X00',
  '0x0',
  `0x${'ff'.repeat(32)}`,
  '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  '-1',
  '1e400',
  'NaN',
  '__proto__',
  'erase everything!',
  '\u202e\u0000\ud800',
  '//Alice///',
  'a'.repeat(300),
  '{"v":1}',
];
const NUMBERS = [0, -0, -1, 1.5, 65_536, 2 ** 31, 2 ** 53, 2 ** 64, 1e308, Number.MIN_VALUE];
/** Forms that the wire codec treats specially, right and wrong. */
const WIRES = [
  { $n: '18446744073709551616' },
  { $n: '-1' },
  { $n: '1e9' },
  { $n: '9'.repeat(41) },
  { $b: 'ff'.repeat(64) },
  { $b: 'f' },
  { $n: '1', $b: '00' },
];
/** What JSON cannot carry, but a browser that clones messages could. */
const CLONED: ReadonlyArray<() => unknown> = [
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => undefined,
  () => 1n << 70n,
  () => new Date(0),
  () => new Map([['a', 1]]),
  () => new Uint8Array(9),
  () => new Array(5),
  () => {
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    return ring;
  },
  () => ({
    get appName() {
      throw new Error('a getter ran');
    },
  }),
];

/** Any JSON, small most of the time, with the traps above among it. */
export function junk(random: Random, depth = 0): unknown {
  const roll = random();
  if (roll < 0.15) return pick(random, TEXTS);
  if (roll < 0.3) return pick(random, NUMBERS);
  if (roll < 0.4) return pick(random, [null, true, false]);
  if (roll < 0.45) return pick(random, WIRES);
  if (roll < 0.46) return nested(5 + Math.floor(random() * 40));
  if (depth > 3) return 1;
  const length = Math.floor(random() * 4);
  if (roll < 0.65) return Array.from({ length }, () => junk(random, depth + 1));
  const entries = Array.from({ length }, () => [someKey(random), junk(random, depth + 1)] as const);
  return withOwnKeys(entries);
}

/** A value that arrives without having been JSON. */
export const cloned = (random: Random): unknown => pick(random, CLONED)();

/** A copy of a good input with one to three things changed: values, kinds, keys, lengths. */
export function mutate(random: Random, good: unknown): unknown {
  let changed = structuredClone(good);
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) changed = once(random, changed, 0);
  return changed;
}

function once(random: Random, value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return list(random, value, depth);
  if (typeof value === 'object' && value !== null) return record(random, value, depth);
  const roll = random();
  if (typeof value === 'string' && roll < 0.6) return text(random, value);
  if (typeof value === 'number' && roll < 0.5) return value + pick(random, [-1, 1, 0.5, 2 ** 32]);
  if (typeof value === 'boolean' && roll < 0.5) return !value;
  return junk(random, 2);
}

function list(random: Random, value: unknown[], depth: number): unknown {
  const roll = random();
  const at = Math.floor(random() * value.length);
  if (roll < 0.5 && value.length > 0 && depth < 6) return value.with(at, once(random, value[at], depth + 1));
  if (roll < 0.6) return value.slice(0, at);
  if (roll < 0.75) return [...value, ...value];
  if (roll < 0.77) return Array.from({ length: 300 }, () => value[at] ?? null);
  return roll < 0.9 ? [...value, junk(random, 2)] : junk(random, 1);
}

function record(random: Random, value: object, depth: number): unknown {
  const entries = Object.entries(value);
  if (entries.length === 0) return random() < 0.5 ? { [someKey(random)]: junk(random, 2) } : junk(random, 1);
  const roll = random();
  const at = Math.floor(random() * entries.length);
  const [key, inner] = entries[at] ?? ['', null];
  if (roll < 0.6 && depth < 6) return withOwnKeys(entries.with(at, [key, once(random, inner, depth + 1)]));
  if (roll < 0.7) return withOwnKeys(entries.filter((_, index) => index !== at));
  if (roll < 0.8) return withOwnKeys([...entries, [someKey(random), junk(random, 2)]]);
  if (roll < 0.85) return withOwnKeys([...entries, [`${key} `, inner]]);
  if (roll < 0.9) return withOwnKeys(entries.with(at, [key, pick(random, entries)[1]]));
  return roll < 0.95 ? { value } : junk(random, 1);
}

function text(random: Random, value: string): string {
  const at = Math.floor(random() * (value.length + 1));
  switch (Math.floor(random() * 6)) {
    case 0:
      return value.slice(0, at);
    case 1:
      return value.slice(at);
    case 2:
      return value.slice(0, at) + pick(random, TEXTS) + value.slice(at);
    case 3:
      return value.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x1_0000)) + value.slice(at + 1);
    case 4:
      return value.toUpperCase();
    default:
      return value + value;
  }
}

function someKey(random: Random): string {
  return random() < 0.4 ? pick(random, POLLUTION) : `k${Math.floor(random() * 5)}`;
}

/** `__proto__` becomes an own key here, as JSON.parse makes it. */
function withOwnKeys(entries: ReadonlyArray<readonly [string, unknown]>): object {
  const out = {};
  for (const [key, value] of entries)
    Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
  return out;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}
