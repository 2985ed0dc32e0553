/**
 * Money is a branded bigint in base units; floats never touch it.
 * 1 TAO = 10^9 rao and 1 alpha = 10^9 base units of one subnet's token. Alpha of different subnets is different money,
 * so an amount of alpha always travels with its netuid.
 */
declare const brand: unique symbol;

/** TAO in rao (chain type u64). */
export type Rao = bigint & { readonly [brand]: 'rao' };
/** Alpha of one subnet in base units (chain type u64). On netuid 0 a position is counted in rao of TAO instead. */
export type AlphaBase = bigint & { readonly [brand]: 'alpha' };
/** Price: rao of TAO per whole alpha, as SwapRuntimeApi.current_alpha_price gives it. */
export type RaoPerAlpha = bigint & { readonly [brand]: 'price' };

/** Alpha with the subnet it belongs to. */
export interface Alpha {
  readonly netuid: number;
  readonly base: AlphaBase;
}

export const DECIMALS = 9;
export const ONE = 1_000_000_000n;
export const MAX_U64 = (1n << 64n) - 1n;
/** 21 million TAO in rao: no single amount of TAO on the chain can be above it. */
export const MAX_SUPPLY_RAO = 21_000_000n * ONE;

/** Brands a bigint as rao. @throws RangeError outside u64: such a number is not an amount. */
export const rao = (value: bigint): Rao => inU64(value, 'rao') as Rao;
/** Brands a bigint as alpha base units. @throws RangeError outside u64. */
export const alphaBase = (value: bigint): AlphaBase => inU64(value, 'alpha') as AlphaBase;
/** Brands a bigint as a price. @throws RangeError outside u64. */
export const raoPerAlpha = (value: bigint): RaoPerAlpha => inU64(value, 'price') as RaoPerAlpha;

function inU64(value: bigint, what: string): bigint {
  if (value < 0n || value > MAX_U64)
    throw new RangeError(`${what} ${value} is not an unsigned 64-bit amount`);
  return value;
}
