import type { AccountInfo } from '../executive/accounts.js';
import { SHARE } from '../executive/subtensor/share-store.js';
import type { Rewrite } from '../state/index.js';
import type { EventRecord, Hex } from '../types.js';
import { lastEpoch, type Registrations } from './calendar.js';
import type { Holdings } from './holdings.js';
import type { Ledger } from './ledger.js';
import type { PoolHistory } from './pools.js';

/** What the state of a past block is made from. */
export interface Sources {
  length: number;
  registrations: Registrations;
  pools: PoolHistory;
  holdings: Holdings;
  ledger: Ledger;
  /** Block from which on an account staked with a hotkey. */
  stakingSince(account: string, hotkey: string): number;
  timestampMs(block: number): number;
  hashAt(block: number): Hex;
  events(block: number): EventRecord[];
}

/** Value of an entry after a block, given the one at the end of the past. */
type Rule = (block: number, args: unknown[], present: unknown) => unknown;

/** TAO minted in a block, rao: the issuance is past its first halving. */
const MINTED = 500_000_000n;
const FRACTION_BITS = 64n;

/** State of a past block as a rewriting of the state at the end of the past. */
export function pastRules(sources: Sources): (block: number) => Rewrite {
  const rules: Record<string, Record<string, Rule>> = {
    System: systemRules(sources),
    Timestamp: { Now: (block) => BigInt(sources.timestampMs(block)) },
    Balances: {
      TotalIssuance: (block, _args, present) =>
        [...sources.ledger.accounts()].reduce(
          (sum, account) => sum - sources.ledger.freeToCome(account, block),
          present as bigint,
        ),
    },
    SubtensorModule: { ...poolRules(sources), ...stakeRules(sources), ...subnetRules(sources) },
  };
  return (block) => (pallet, item, args, stored) => {
    if (isNotYet(sources.registrations, block, pallet, args)) return undefined;
    const rule = rules[pallet]?.[item];
    return rule === undefined ? stored : rule(block, args, stored);
  };
}

/** Whether an entry belongs to a subnet that is registered later. Its netuid is the first number in the key. */
function isNotYet(registrations: Registrations, block: number, pallet: string, args: unknown[]): boolean {
  if (pallet !== 'SubtensorModule' && pallet !== 'Swap') return false;
  const netuid = args.find((arg) => typeof arg === 'number');
  return typeof netuid === 'number' && registrations.at(netuid) > block;
}

function systemRules({ ledger, hashAt, events }: Sources): Record<string, Rule> {
  return {
    Number: (block) => block,
    ParentHash: (block) => (block === 0 ? undefined : hashAt(block - 1)),
    BlockHash: (block, args, present) => (Number(args[0]) < block ? present : undefined),
    Events: (block) => events(block),
    EventCount: (block) => events(block).length,
    Account: (block, args, present) => {
      const address = String(args[0]);
      if (!ledger.knows(address) || present === undefined) return present;
      const account = present as AccountInfo;
      const free = account.data.free - ledger.freeToCome(address, block);
      return { ...account, nonce: ledger.nonce(address, block), data: { ...account.data, free } };
    },
  };
}

function poolRules({ pools, holdings, length }: Sources): Record<string, Rule> {
  return {
    SubnetTAO: (block, args, present) => holdings.tao(Number(args[0]), block, present as bigint),
    SubnetAlphaIn: (block, args, present) => pools.alpha(Number(args[0]), block, present as bigint),
    SubnetAlphaOut: (block, args, present) => holdings.alphaOut(Number(args[0]), block, present as bigint),
    SubnetMovingPrice: (block, args, present) => pools.movingPrice(Number(args[0]), block, present as bigint),
    SubnetVolume: (block, args) => pools.volume(Number(args[0]), block),
    TotalStake: (block) => holdings.totalStake(block),
    TotalIssuance: (block, _args, present) => (present as bigint) - MINTED * BigInt(length - block),
  };
}

function stakeRules({ ledger, holdings, stakingSince }: Sources): Record<string, Rule> {
  const own = (block: number, [hotkey, coldkey, netuid]: unknown[]): bigint =>
    ledger.unitsToCome(String(hotkey), Number(netuid), block, String(coldkey));
  const all = (block: number, [hotkey, netuid]: unknown[]): bigint =>
    ledger.unitsToCome(String(hotkey), Number(netuid), block);
  return {
    AlphaV2: (block, args, present) => safeFloatLess(present, own(block, args)),
    Alpha: (block, args, present) => bitsLess(present, own(block, args)),
    TotalHotkeySharesV2: (block, args, present) => safeFloatLess(present, all(block, args)),
    TotalHotkeyShares: (block, args, present) => bitsLess(present, all(block, args)),
    TotalHotkeyAlpha: (block, args, present) =>
      holdings.held(String(args[0]), Number(args[1]), block, present as bigint | undefined),
    TotalHotkeyAlphaLastEpoch: (block, args) => holdings.heldAtEpoch(String(args[0]), Number(args[1]), block),
    AlphaDividendsPerSubnet: (block, args) => holdings.dividend(String(args[1]), Number(args[0]), block),
    StakingHotkeys: (block, args, present) => {
      const coldkey = String(args[0]);
      if (!ledger.knows(coldkey)) return present;
      const hotkeys = (present as string[]).filter((hotkey) => stakingSince(coldkey, hotkey) <= block);
      return hotkeys.length > 0 ? hotkeys : undefined;
    },
  };
}

function subnetRules({ registrations }: Sources): Record<string, Rule> {
  return {
    TotalNetworks: (block, _args, present) => (present as number) - registrations.after(block),
    LastMechansimStepBlock: (block, args) => BigInt(Math.max(0, lastEpoch(Number(args[0]), block))),
    BlocksSinceLastStep: (block, args) => BigInt(Math.min(block, block - lastEpoch(Number(args[0]), block))),
  };
}

/** Shares of the newer form, less those of some units. At genesis a unit has one share, written as billionths. */
function safeFloatLess(present: unknown, units: bigint): unknown {
  if (units === 0n) return present;
  const { mantissa } = (present as { mantissa: bigint } | undefined) ?? { mantissa: 0n };
  const left = mantissa - units * SHARE;
  return left > 0n ? { mantissa: left, exponent: -9n } : undefined;
}

/** The same for U64F64. */
function bitsLess(present: unknown, units: bigint): unknown {
  if (units === 0n) return present;
  const left = ((present as bigint | undefined) ?? 0n) - (units << FRACTION_BITS);
  return left > 0n ? left : undefined;
}
