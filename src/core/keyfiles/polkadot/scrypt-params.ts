/** Cost of scrypt as a file states it: N memory blocks of 128 x r bytes, p times. */
export interface ScryptParams {
  N: number;
  r: number;
  p: number;
}

/** What a new file costs: `compatible` is read by every version of polkadot-js, `strong` (128 MiB) by recent ones. */
export type Strength = 'compatible' | 'strong';

export const STRENGTHS: Readonly<Record<Strength, ScryptParams>> = {
  compatible: { N: 2 ** 15, r: 8, p: 1 },
  strong: { N: 2 ** 17, r: 8, p: 1 },
};

// polkadot-js/common packages/util-crypto/src/scrypt/defaults.ts, ALLOWED_PARAMS. The cost is written in the file and can
// be anything, so a list is the only safe bound: N = 2^30 would ask for a terabyte.
const PRESETS: readonly ScryptParams[] = [
  { N: 2 ** 13, r: 8, p: 10 },
  { N: 2 ** 14, r: 8, p: 5 },
  { N: 2 ** 15, r: 8, p: 1 },
  { N: 2 ** 15, r: 8, p: 3 },
  { N: 2 ** 16, r: 8, p: 2 },
  { N: 2 ** 17, r: 8, p: 1 },
];

/** Whether polkadot-js ever wrote files of this cost. */
export function isPreset({ N, r, p }: ScryptParams): boolean {
  return PRESETS.some((preset) => preset.N === N && preset.r === r && preset.p === p);
}
