import { lastEpoch, TEMPO, YEAR_BLOCKS } from './calendar.js';
import { fraction, textHash } from './walk.js';

/** Denominator of {@link Yields.index}. */
export const INDEX_ONE = 10n ** 15n;
const MILLION = 1_000_000n;
const U16_ONE = 65_535;

/** What validators earned for those who stake with them, as functions of the block number. */
export class Yields {
  private readonly rates = new Map<string, bigint>();

  constructor(
    private readonly length: number,
    /** Take of a hotkey, of 65535. */
    private readonly takeOf: (hotkey: string) => number,
  ) {}

  /**
   * What a unit of today's stake was after a block, of {@link INDEX_ONE}: it rises with each epoch and is one at the
   * end of the past.
   */
  index(hotkey: string, netuid: number, block: number): bigint {
    return this.indexAtEpoch(hotkey, netuid, lastEpoch(netuid, block));
  }

  /** How much the index rose in the newest epoch up to a block. */
  gain(hotkey: string, netuid: number, block: number): bigint {
    const epoch = lastEpoch(netuid, block);
    return this.indexAtEpoch(hotkey, netuid, epoch) - this.indexAtEpoch(hotkey, netuid, epoch - TEMPO);
  }

  private indexAtEpoch(hotkey: string, netuid: number, epoch: number): bigint {
    const age = BigInt(lastEpoch(netuid, this.length) - epoch);
    return INDEX_ONE - (this.rate(hotkey, netuid) * age * INDEX_ONE) / (MILLION * BigInt(YEAR_BLOCKS));
  }

  /** Millionths of today's stake earned in a year after the take: 3 to 8 % before it on root, 8 to 60 % elsewhere. */
  private rate(hotkey: string, netuid: number): bigint {
    const key = `${hotkey}|${netuid}`;
    const known = this.rates.get(key);
    if (known !== undefined) return known;
    const [low, high] = netuid === 0 ? [30_000, 80_000] : [80_000, 600_000];
    const gross = low + (high - low) * fraction(textHash(hotkey), netuid);
    const rate = BigInt(Math.round((gross * (U16_ONE - this.takeOf(hotkey))) / U16_ONE));
    this.rates.set(key, rate);
    return rate;
  }
}
