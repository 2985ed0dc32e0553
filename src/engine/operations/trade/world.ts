import { DEFAULT_MIN_STAKE_RAO } from '../../../core/quote/minimum.js';
import type { TaoBalance } from '../../../core/stake/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { optionalConstant } from '../../chain/constants.js';
import type { Runtime } from '../../chain/runtime.js';
import { address, list } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import { PoolTracker } from '../../quotes/pool-tracker.js';
import { type Held, type HeldPosition, readAllHeld, readHeld } from '../../quotes/position-facts.js';
import type { OperationContext } from '../rules.js';
import { balanceOf } from '../support/balance.js';

/** Validators that a coldkey may stake to where the runtime bounds them (`TooManyStakingHotkeys`). */
const MOST_VALIDATORS = 256;

/**
 * The account and the pools as they are after what earlier calls of one transaction did: checks and quotes of a single
 * operation start from the block, those of a bundle go on where the leg before ended.
 */
export class TradeWorld {
  readonly pools: PoolTracker;
  private readonly taken = new Map<string, bigint>();
  private readonly takenOnSubnet = new Map<number, bigint>();
  private readonly joined = new Set<string>();
  private spentRao = 0n;

  /** @param prefer `maths` for checks, which show no numbers and need no simulation where the pool can be computed */
  constructor(
    readonly context: OperationContext,
    prefer: 'simulation' | 'maths' = 'simulation',
  ) {
    this.pools = new PoolTracker(context, prefer);
  }

  get runtime(): Runtime {
    return this.context.reader.runtime;
  }

  /** A position, less what was taken out of it so far. */
  async held(hotkey: string, netuid: number): Promise<Held> {
    const { reader, address: coldkey } = this.context;
    const held = await this.context.once(keyOf(hotkey, netuid), () =>
      readHeld(reader, { coldkey, hotkey, netuid }),
    );
    return {
      ...held,
      base: atLeastZero(held.base - (this.taken.get(keyOf(hotkey, netuid)) ?? 0n)),
      subnetFree:
        held.subnetFree === null
          ? null
          : atLeastZero(held.subnetFree - (this.takenOnSubnet.get(netuid) ?? 0n)),
    };
  }

  /** Every position, read together, so that {@link held} asks for none of them again. */
  async allHeld(): Promise<HeldPosition[]> {
    const { reader, address: coldkey } = this.context;
    const all = await this.context.once('all held', () => readAllHeld(reader, coldkey));
    await Promise.all(
      all.map(({ hotkey, netuid, ...held }) =>
        this.context.once(keyOf(hotkey, netuid), () => Promise.resolve<Held>(held)),
      ),
    );
    return all;
  }

  /** The free balance at the block. */
  balance(): Promise<TaoBalance> {
    return balanceOf(this.context);
  }

  /** TAO that can be spent with the account staying alive, less what was spent so far. */
  async spendableRao(): Promise<bigint> {
    const { spendableRao } = await this.balance();
    return atLeastZero(spendableRao - this.spentRao);
  }

  /** Whether anybody owns the hotkey: only such ones can be staked to. */
  async isValidator(hotkey: string): Promise<boolean> {
    return (await this.owned([hotkey])).has(hotkey);
  }

  /** Reads about many subnets and hotkeys in as few requests as there are kinds. */
  async prepare(netuids: number[], hotkeys: string[]): Promise<void> {
    await Promise.all([this.pools.prepare(netuids), this.owned(hotkeys)]);
  }

  /** Whether the coldkey may stake with the validator: with one it has already, or while its list has room. */
  async hasRoom(hotkey: string): Promise<boolean> {
    if (!boundsValidators(this.runtime)) return true;
    const known = await this.context.once('staking hotkeys', () =>
      stakingHotkeys(this.context.reader, this.context.address),
    );
    const joined = [...this.joined].filter((entry) => !known.includes(entry));
    return (
      known.includes(hotkey) || joined.includes(hotkey) || known.length + joined.length < MOST_VALIDATORS
    );
  }

  /** Goes on as if a stake had been carried out. */
  async bought(hotkey: string, netuid: number, amountRao: bigint): Promise<void> {
    await this.pools.commit({ side: 'buy', netuid, amount: amountRao });
    this.joined.add(hotkey);
    this.spentRao += amountRao;
  }

  /** Goes on as if a sale had been carried out. What it brings is not counted: it may fail, or bring less. */
  async sold(hotkey: string, netuid: number, amount: bigint): Promise<void> {
    await this.pools.commit({ side: 'sell', netuid, amount });
    this.takeOut(hotkey, netuid, amount);
  }

  /** Goes on as if a swap between subnets had been carried out: the sale, then the purchase for its proceeds. */
  async swapped(hotkey: string, fromNetuid: number, toNetuid: number, amount: bigint): Promise<void> {
    const sale = await this.pools.quote({ side: 'sell', netuid: fromNetuid, amount });
    await this.pools.commit({ side: 'sell', netuid: fromNetuid, amount });
    if (sale)
      await this.pools.commit({
        side: 'buy',
        netuid: toNetuid,
        amount: sale.out,
        free: fromNetuid !== 0,
      });
    this.takeOut(hotkey, fromNetuid, amount);
  }

  private takeOut(hotkey: string, netuid: number, amount: bigint): void {
    const key = keyOf(hotkey, netuid);
    this.taken.set(key, (this.taken.get(key) ?? 0n) + amount);
    this.takenOnSubnet.set(netuid, (this.takenOnSubnet.get(netuid) ?? 0n) + amount);
  }

  /** Of some hotkeys those that somebody owns. The chain answers others with a default, so what is stored counts. */
  private async owned(hotkeys: string[]): Promise<Set<string>> {
    const { context, runtime } = this;
    const item = needStorage(runtime, 'SubtensorModule', 'Owner');
    const reads = [...new Set(hotkeys)];
    const read = () => context.reader.rawStorage(reads.map((hotkey) => ({ item, args: [hotkey] })));
    let all: Promise<Array<string | null>> | null = null;
    const known = await Promise.all(
      reads.map((hotkey, i) =>
        context.once(`owner ${hotkey}`, async () => {
          all ??= read();
          return ((await all)[i] ?? null) !== null;
        }),
      ),
    );
    return new Set(reads.filter((_, i) => known[i]));
  }
}

/** Least TAO that must reach the pool in a stake, and least that selling a part may yield, rao. */
export function leastTradeRao(runtime: Runtime): bigint {
  return optionalConstant(runtime, 'SubtensorModule', 'InitialMinStake') ?? DEFAULT_MIN_STAKE_RAO;
}

/** Least value of a move within one subnet, rao: less than that of a trade from spec 469 on. */
export function leastMoveRao(runtime: Runtime): bigint {
  return optionalConstant(runtime, 'SubtensorModule', 'InitialMinTransfer') ?? leastTradeRao(runtime);
}

function boundsValidators(runtime: Runtime): boolean {
  return 'TooManyStakingHotkeys' in (runtime.api.errors.subtensorModule ?? {});
}

async function stakingHotkeys(reader: BlockReader, coldkey: string): Promise<string[]> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'StakingHotkeys');
  const [value] = await reader.storage([{ item, args: [coldkey] }]);
  return list(value, 'StakingHotkeys').map((entry) => address(entry, 'hotkey'));
}

const keyOf = (hotkey: string, netuid: number): string => `held ${hotkey} ${netuid}`;
const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
