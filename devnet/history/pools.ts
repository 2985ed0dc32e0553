import { priceFixed, readPool } from '../executive/swap/index.js';
import type { StateView } from '../types.js';
import { DAY_BLOCKS, type Registrations } from './calendar.js';
import { fraction, logWalk, scaled, slowLogWalk } from './walk.js';

const POOL_SEED = 0x9001;
const VOLUME_SEED = 0x7017;
/** Emission deepened the pools by about so much in 30 days. */
const GROWTH = 0.08;
const GROWTH_BLOCKS = 30 * DAY_BLOCKS;
/** Moving prices stop at 1 TAO, with 32 fractional bits. */
const MOVING_PRICE_ONE = 1n << 32n;
/** Blocks for which a subnet of genesis has been traded before the past begins. */
const TRADED_BEFORE = 1_000_000;
/** Trade swells and ebbs by this part of its average, over days. */
const SWELL = 0.3;

/** Reserves, moving prices and volumes of the pools as functions of the block number. */
export class PoolHistory {
  constructor(
    private readonly present: StateView,
    private readonly length: number,
    private readonly registrations: Registrations,
  ) {}

  /** SubnetTAO, rao. */
  tao(netuid: number, block: number, present: bigint): bigint {
    return scaled(present, this.depth(block) * Math.exp(this.walk(netuid, block) / 2));
  }

  /** SubnetAlphaIn, alpha rao. */
  alpha(netuid: number, block: number, present: bigint): bigint {
    return scaled(present, this.depth(block) * Math.exp(-this.walk(netuid, block) / 2));
  }

  movingPrice(netuid: number, block: number, present: bigint): bigint {
    const then = scaled(present, Math.exp(slowLogWalk(POOL_SEED + netuid, this.length - block)));
    return then < MOVING_PRICE_ONE ? then : MOVING_PRICE_ONE;
  }

  /** SubnetVolume: all TAO ever traded, rao. Never falls; 2 to 12 % of the pool change hands in a day. */
  volume(netuid: number, block: number): bigint {
    if (netuid === 0) return 0n;
    const { tao } = readPool(this.present, netuid);
    const seed = VOLUME_SEED + netuid;
    const registered = this.registrations.at(netuid) || -TRADED_BEFORE;
    const since = block - registered;
    const wave = (2 * Math.PI) / (DAY_BLOCKS * (2 + 3 * fraction(seed, 1)));
    const phase = 2 * Math.PI * fraction(seed, 2);
    const swell = (SWELL / wave) * (Math.sin(wave * since + phase) - Math.sin(phase));
    const daysTraded = Math.max(0, since + swell) / DAY_BLOCKS;
    return scaled(tao, (0.02 + 0.1 * fraction(seed, 3)) * daysTraded);
  }

  /** Price after a block in 2^-64 TAO per alpha. */
  price(netuid: number, block: number): bigint {
    const pool = readPool(this.present, netuid);
    return priceFixed({
      ...pool,
      tao: this.tao(netuid, block, pool.tao),
      alpha: this.alpha(netuid, block, pool.alpha),
    });
  }

  private walk(netuid: number, block: number): number {
    return logWalk(POOL_SEED + netuid, this.length - block);
  }

  private depth(block: number): number {
    return 1 / (1 + (GROWTH * (this.length - block)) / GROWTH_BLOCKS);
  }
}
