import * as v from 'valibot';

/** 0x + even number of hex digits. */
export const hex = v.custom<`0x${string}`>(
  (input) => typeof input === 'string' && /^0x(?:[0-9a-fA-F]{2})*$/.test(input),
  'hex',
);
/** 32 bytes as 0x hex. */
export const hash = v.custom<`0x${string}`>(
  (input) => typeof input === 'string' && /^0x[0-9a-fA-F]{64}$/.test(input),
  'hash',
);
/** Text that may be an SS58 address; decoding decides. 64 characters is more than any prefix needs. */
export const addressText = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
export const u16 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
export const u64 = v.pipe(v.bigint(), v.minValue(0n), v.maxValue((1n << 64n) - 1n));
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));
export const cryptoType = v.picklist(['sr25519', 'ed25519']);
/** 32 bytes derived from the password in the page, as hex without prefix. */
export const wrappingKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const nothing = v.strictObject({});
