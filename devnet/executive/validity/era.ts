/** A transaction's era as the chain reads it (`substrate/primitives/runtime/src/generic/era.rs`). */
export interface Era {
  /** 0 for an immortal transaction. */
  period: number;
  phase: number;
}

/** @throws when the bytes are no era */
export function decodeEra(bytes: Uint8Array): Era {
  const [low, high] = bytes;
  if (low === 0 && bytes.length === 1) return { period: 0, phase: 0 };
  if (low === undefined || high === undefined || bytes.length !== 2) throw new Error('not an era');
  const encoded = low + high * 256;
  const period = 2 << (encoded % 16);
  const phase = (encoded >> 4) * Math.max(period >> 12, 1);
  if (period < 4 || phase >= period) throw new Error('not an era');
  return { period, phase };
}

/** Number of the block whose hash a mortal transaction commits to, when it is looked at in block `current`. */
export function birthBlock({ period, phase }: Era, current: number): number {
  return Math.floor((Math.max(current, phase) - phase) / period) * period + phase;
}

/** First block in which the transaction cannot be included any more. */
export function deathBlock(era: Era, current: number): number {
  return birthBlock(era, current) + era.period;
}
