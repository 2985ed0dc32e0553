/** Checks of plain JSON. Frozen with the formats that are written in them: a change here would be a change of those. */
export type Check = (value: unknown) => boolean;

export const hexOf =
  (bytes?: number): Check =>
  (value) =>
    typeof value === 'string' && /^(?:[0-9a-f]{2})+$/.test(value) && (!bytes || value.length === bytes * 2);
export const natural: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const text: Check = (value) => typeof value === 'string';
export const accountId: Check = (value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value);
export const oneOf =
  (...allowed: unknown[]): Check =>
  (value) =>
    allowed.includes(value);
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
/** Exactly these fields, no more; one may be absent if its check takes `undefined`, which JSON cannot hold. */
export const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, check]) => check(value[name]));

export const sealed = { iv: hexOf(12), ct: hexOf() };
const cost = { memoryKiB: natural, passes: natural };
export const kdf = shape({ alg: oneOf('argon2id'), salt: hexOf(16), ...cost, lanes: oneOf(1) });

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** JSON with sorted keys and no spaces: the same data always gives the same bytes to authenticate and compare. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}
