import { WalletError } from '../../core/errors/wallet-error.js';

export type Era = { immortal: true } | { immortal: false; period: number; phase: number };

/**
 * Reads an era: `00`, or a period (a power of two from 4 to 65,536) and a phase in two bytes, as
 * paritytech/polkadot-sdk `substrate/primitives/runtime/src/generic/era.rs` lays them out.
 * @throws WalletError sign/era when the bytes are neither.
 */
export function parseEra(bytes: Uint8Array): Era {
  const [low, high] = bytes;
  if (bytes.length === 1 && low === 0) return { immortal: true };
  if (bytes.length !== 2 || low === undefined || high === undefined || low === 0)
    throw new WalletError('sign/era', { reason: 'syntax' });
  const encoded = low | (high << 8);
  const period = 2 << (encoded & 15);
  // Long periods count their phase in steps.
  const phase = (encoded >> 4) * Math.max(period >> 12, 1);
  if (period < 4 || phase >= period) throw new WalletError('sign/era', { reason: 'syntax' });
  return { immortal: false, period, phase };
}

/** First block of the era's turn that `current` falls in. */
export function eraBirth(era: { period: number; phase: number }, current: number): number {
  return Math.floor((Math.max(current, era.phase) - era.phase) / era.period) * era.period + era.phase;
}

/** Last block in which a transaction with this era can still be included, seen from `current`; null when never. */
export function lastValidBlock(eraHex: string, current: number): number | null {
  const era = parseEra(
    Uint8Array.from(eraHex.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  );
  return era.immortal ? null : eraBirth(era, current) + era.period - 1;
}
