import { amountOf } from '../executive/subtensor/storage.js';
import type { StateView } from '../types.js';
import { lastEpoch, type Registrations } from './calendar.js';
import type { Ledger } from './ledger.js';
import type { PoolHistory } from './pools.js';
import { INDEX_ONE, type Yields } from './yields.js';

/** What hotkeys held for their stakers, and the totals that follow from it. */
export class Holdings {
  /** Hotkeys with stake at the end of the past, by netuid. */
  private readonly hotkeys = new Map<number, Array<{ hotkey: string; present: bigint }>>();
  private readonly netuids: number[];

  constructor(
    private readonly present: StateView,
    private readonly pools: PoolHistory,
    private readonly yields: Yields,
    private readonly ledger: Ledger,
    private readonly registrations: Registrations,
  ) {
    for (const { args, value } of present.entries('SubtensorModule', 'TotalHotkeyAlpha')) {
      const netuid = Number(args[1]);
      const list = this.hotkeys.get(netuid) ?? [];
      list.push({ hotkey: String(args[0]), present: value as bigint });
      this.hotkeys.set(netuid, list);
    }
    this.netuids = present.entries('SubtensorModule', 'NetworksAdded').map(({ args }) => Number(args[0]));
  }

  /** TotalHotkeyAlpha: units held then, at what a unit was then. Undefined when there were none. */
  held(hotkey: string, netuid: number, block: number, present: bigint | undefined): bigint | undefined {
    const units = (present ?? 0n) - this.ledger.unitsToCome(hotkey, netuid, block);
    return units > 0n ? (units * this.yields.index(hotkey, netuid, block)) / INDEX_ONE : undefined;
  }

  /** TotalHotkeyAlphaLastEpoch. */
  heldAtEpoch(hotkey: string, netuid: number, block: number): bigint {
    const present = amountOf(this.present, 'TotalHotkeyAlpha', hotkey, netuid);
    const epoch = Math.max(0, lastEpoch(netuid, block));
    return this.held(hotkey, netuid, epoch, present) ?? 0n;
  }

  /** AlphaDividendsPerSubnet: what the newest epoch added to all stakes with a hotkey. */
  dividend(hotkey: string, netuid: number, block: number): bigint {
    const present = amountOf(this.present, 'TotalHotkeyAlpha', hotkey, netuid);
    const epoch = Math.max(0, lastEpoch(netuid, block));
    const units = present - this.ledger.unitsToCome(hotkey, netuid, epoch);
    return (units * this.yields.gain(hotkey, netuid, block)) / INDEX_ONE;
  }

  /** SubnetAlphaOut: what is not staked stays what it is. */
  alphaOut(netuid: number, block: number, present: bigint): bigint {
    return present - this.gained(netuid, block);
  }

  /** SubnetTAO: a pool's reserve; on root what is staked there. */
  tao(netuid: number, block: number, present: bigint): bigint {
    return netuid === 0 ? present - this.gained(0, block) : this.pools.tao(netuid, block, present);
  }

  /** TotalStake: the TAO of all subnets. */
  totalStake(block: number): bigint {
    return this.netuids
      .filter((netuid) => this.registrations.at(netuid) <= block)
      .reduce(
        (sum, netuid) => sum + this.tao(netuid, block, amountOf(this.present, 'SubnetTAO', netuid)),
        0n,
      );
  }

  /** What all stakes of a subnet grew by from a block to the end of the past. */
  private gained(netuid: number, block: number): bigint {
    return (this.hotkeys.get(netuid) ?? []).reduce(
      (sum, { hotkey, present }) => sum + present - (this.held(hotkey, netuid, block, present) ?? 0n),
      0n,
    );
  }
}
