import { alphaBase, ONE, rao, raoPerAlpha } from '../../../../src/core/amount/money.js';
import type { BareIntent, SingleIntent } from '../../../../src/core/operations/intent.js';
import type { BalanceWorld } from './balance-world.js';

const TAO = ONE;
const ANY_BUY = raoPerAlpha(10n ** 15n);
const ANY_SALE = raoPerAlpha(1n);

type Pokes = (
  world: BalanceWorld,
  hotkeys: string[],
) => Array<[item: string, args: unknown[], value: unknown]>;

/** What the check says and what the chain says to the very same bytes. */
export interface RefusalCase {
  titled: string;
  intent(world: BalanceWorld, hotkeys: string[]): BareIntent;
  check: string;
  chain: RegExp;
  /** Storage that makes it so, undone afterwards. */
  poke?: Pokes;
  /** Only on runtimes with the root baskets. */
  newerOnly?: boolean;
}

const stake = (hotkey: string, over: object = {}): SingleIntent =>
  ({
    kind: 'stake',
    hotkey,
    netuid: 1,
    amountRao: rao(TAO),
    limitRaoPerAlpha: ANY_BUY,
    allowPartial: false,
    ...over,
  }) as SingleIntent;
const unstake = (hotkey: string, over: object = {}): SingleIntent =>
  ({
    kind: 'unstake',
    hotkey,
    netuid: 1,
    amountBase: alphaBase(TAO * 10n),
    limitRaoPerAlpha: ANY_SALE,
    allowPartial: false,
    ...over,
  }) as SingleIntent;
const exit = (hotkey: string, netuid = 1, limit: bigint | null = ANY_SALE): SingleIntent => ({
  kind: 'unstake-position',
  hotkey,
  netuid,
  limitRaoPerAlpha: limit === null ? null : raoPerAlpha(limit),
});
export const move = (fromHotkey: string, toHotkey: string, over: object = {}): SingleIntent => ({
  kind: 'change-validator',
  fromHotkey,
  toHotkey,
  netuid: 1,
  amountBase: alphaBase(TAO * 10n),
  ...over,
});
const swap = (hotkey: string, over: object = {}): SingleIntent => ({
  kind: 'change-subnet',
  hotkey,
  fromNetuid: 1,
  toNetuid: 2,
  amountBase: alphaBase(TAO * 10n),
  limitRatio: 1n,
  allowPartial: false,
  ...over,
});

const NOBODY = 60_000;
const [v0, v1] = [(keys: string[]) => keys[0] ?? '', (keys: string[]) => keys[1] ?? ''];
const held = (world: BalanceWorld, hotkey: string) => world.stake(hotkey, 1);
/** A lock over all that the account has with the first validator on subnet 1. */
export const lockAll: Pokes = (world, keys) => [
  [
    'Lock',
    [world.me, 1, v0(keys)],
    { locked_mass: held(world, v0(keys)), conviction: 0n, last_update: BigInt(world.devnet.best().number) },
  ],
];
const bond: Pokes = (world, keys) => [
  [
    'MinerCollateral',
    [1, v0(keys), world.me],
    { locked: held(world, v0(keys)), drain_ratio: 0n, min_locked: 0n, earned: 0n },
  ],
  ['ColdkeyMinerCollateral', [1, world.me], held(world, v0(keys))],
];
const hold: Pokes = (world, keys) => [
  ['RootStakeUnlockInterval', [], 360n],
  ['LastColdkeyHotkeyStakeBlock', [world.me, v0(keys)], BigInt(world.devnet.best().number)],
];
const crowded: Pokes = (world) => [
  [
    'StakingHotkeys',
    [world.me],
    [
      ...(world.devnet.state().get('SubtensorModule', 'StakingHotkeys', world.me) as string[]),
      ...Array.from({ length: 256 }, () => world.addressOf('Bob')),
    ].slice(0, 256),
  ],
];
const noSubtoken: Pokes = () => [['SubtokenEnabled', [1], false]];

/** Every check of the trade calls, each as a call that it refuses. */
export const REFUSALS: RefusalCase[] = [
  // add_stake_limit
  {
    titled: 'T3 a purchase at the price itself',
    check: 'stake/price-limit',
    chain: /PriceLimitExceeded/,
    intent: (_, k) => stake(v0(k), { limitRaoPerAlpha: raoPerAlpha(1_000n) }),
  },
  {
    titled: 'T3 root stake under a limit below one TAO',
    check: 'stake/price-limit',
    chain: /SlippageTooHigh/,
    intent: (_, k) => stake(v0(k), { netuid: 0, limitRaoPerAlpha: raoPerAlpha(TAO - 1n) }),
  },
  {
    titled: 'T6 more than a thousand reserves',
    check: 'quote/no-quote',
    chain: /InsufficientLiquidity/,
    intent: (_, k) => stake(v0(k), { amountRao: rao(10n ** 19n) }),
  },
  {
    titled: 'T6 a subnet that is not there',
    check: 'stake/subnet-missing',
    chain: /SubnetNotExists/,
    intent: (_, k) => stake(v0(k), { netuid: NOBODY, limitRaoPerAlpha: raoPerAlpha(TAO) }),
  },
  {
    titled: 'T6 a subnet that has not started',
    check: 'stake/subtoken-disabled',
    chain: /SubtokenDisabled/,
    poke: noSubtoken,
    intent: (_, k) => stake(v0(k)),
  },
  {
    titled: 'T6 less than the minimum and its fee',
    check: 'stake/amount-too-low',
    chain: /AmountTooLow/,
    intent: (_, k) => stake(v0(k), { amountRao: rao(2_001_006n) }),
  },
  {
    titled: 'T6 more than there is',
    check: 'stake/insufficient-balance',
    chain: /NotEnoughBalanceToStake/,
    intent: (w, k) => stake(v0(k), { amountRao: rao(w.freeRao() + 1n) }),
  },
  {
    titled: 'T6 a hotkey nobody owns',
    check: 'stake/unknown-validator',
    chain: /HotKeyAccountNotExists/,
    intent: (w) => stake(w.addressOf('Bob')),
  },
  {
    titled: 'T6 a 257th validator',
    check: 'stake/too-many-validators',
    chain: /TooManyStakingHotkeys/,
    newerOnly: true,
    poke: crowded,
    intent: (_, k) => stake(k[4] ?? ''),
  },
  // remove_stake_limit and remove_stake_full_limit
  {
    titled: 'T3 a sale above the price',
    check: 'stake/price-limit',
    chain: /PriceLimitExceeded/,
    intent: (_, k) => unstake(v0(k), { limitRaoPerAlpha: raoPerAlpha(10n ** 12n) }),
  },
  {
    titled: 'T7 a subnet that is not there',
    check: 'stake/subnet-missing',
    chain: /SubnetNotExists/,
    intent: (_, k) => unstake(v0(k), { netuid: NOBODY }),
  },
  {
    titled: 'T7 nothing',
    check: 'stake/amount-too-low',
    chain: /AmountTooLow/,
    intent: (_, k) => unstake(v0(k), { amountBase: alphaBase(0n) }),
  },
  {
    titled: 'T7 more than the position',
    check: 'stake/not-enough-stake',
    chain: /NotEnoughStakeToWithdraw/,
    intent: (w, k) => unstake(v0(k), { amountBase: alphaBase(held(w, v0(k)) + 1n) }),
  },
  {
    titled: 'T7 alpha worth less than a rao',
    check: 'quote/no-quote',
    chain: /InsufficientLiquidity/,
    intent: (_, k) => unstake(v0(k), { amountBase: alphaBase(1n) }),
  },
  {
    titled: 'T7 a part that brings too little',
    check: 'stake/amount-too-low',
    chain: /AmountTooLow/,
    intent: (_, k) => unstake(v0(k), { amountBase: alphaBase(1_000_000n) }),
  },
  {
    titled: 'T7 locked alpha',
    check: 'stake/locked',
    chain: /StakeUnavailable/,
    poke: lockAll,
    intent: (_, k) => unstake(v0(k)),
  },
  {
    titled: 'T7 all of a locked position',
    check: 'stake/locked',
    chain: /StakeUnavailable/,
    poke: lockAll,
    intent: (_, k) => exit(v0(k)),
  },
  {
    titled: 'T7 bonded alpha',
    check: 'stake/locked',
    chain: /StakeUnavailable/,
    newerOnly: true,
    poke: bond,
    intent: (_, k) => unstake(v0(k)),
  },
  {
    titled: 'T7 root stake in a hold',
    check: 'stake/held',
    chain: /RootStakeLocked/,
    newerOnly: true,
    poke: hold,
    intent: (_, k) => exit(v0(k), 0, null),
  },
  {
    titled: 'T7 an exit without a limit where the subnet has not started',
    check: 'stake/subtoken-disabled',
    chain: /SubtokenDisabled/,
    poke: noSubtoken,
    intent: (_, k) => exit(v0(k), 1, null),
  },
  {
    titled: 'T7 an exit whose fee cannot be sold',
    check: 'quote/no-quote',
    chain: /ReservesTooLow/,
    poke: (w, k) => dustOf(w, v0(k)),
    intent: (_, k) => exit(v0(k)),
  },
  // move_stake
  {
    titled: 'T8 the same validator',
    check: 'stake/same-validator',
    chain: /SameNetuid/,
    intent: (_, k) => move(v0(k), v0(k)),
  },
  {
    titled: 'T8 a subnet that is not there',
    check: 'stake/subnet-missing',
    chain: /SubnetNotExists/,
    intent: (_, k) => move(v0(k), v1(k), { netuid: NOBODY }),
  },
  {
    titled: 'T8 a subnet that has not started',
    check: 'stake/subtoken-disabled',
    chain: /SubtokenDisabled/,
    poke: noSubtoken,
    intent: (_, k) => move(v0(k), v1(k)),
  },
  {
    titled: 'T8 a hotkey nobody owns',
    check: 'stake/unknown-validator',
    chain: /HotKeyAccountNotExists/,
    intent: (w, k) => move(v0(k), w.addressOf('Bob')),
  },
  {
    titled: 'T8 more than the position',
    check: 'stake/not-enough-stake',
    chain: /NotEnoughStakeToWithdraw/,
    newerOnly: true,
    intent: (w, k) => move(v0(k), v1(k), { amountBase: alphaBase(held(w, v0(k)) + 1n) }),
  },
  {
    titled: 'T8 too little',
    check: 'stake/amount-too-low',
    chain: /AmountTooLow/,
    intent: (_, k) => move(v0(k), v1(k), { amountBase: alphaBase(10_000n) }),
  },
  {
    titled: 'T8 a 257th validator',
    check: 'stake/too-many-validators',
    chain: /TooManyStakingHotkeys/,
    newerOnly: true,
    poke: crowded,
    intent: (_, k) => move(v0(k), k[4] ?? ''),
  },
  {
    titled: 'T8 bonded alpha',
    check: 'stake/locked',
    chain: /StakeUnavailable/,
    newerOnly: true,
    poke: bond,
    intent: (_, k) => move(v0(k), v1(k)),
  },
  {
    titled: 'T8 root stake in a hold',
    check: 'stake/held',
    chain: /RootStakeLocked/,
    newerOnly: true,
    poke: hold,
    intent: (_, k) => move(v0(k), v1(k), { netuid: 0 }),
  },
  // swap_stake_limit
  {
    titled: 'T9 the same subnet',
    check: 'stake/same-subnet',
    chain: /SameNetuid/,
    intent: (_, k) => swap(v0(k), { toNetuid: 1 }),
  },
  {
    titled: 'T9 a ratio above that of the prices',
    check: 'stake/price-limit',
    chain: /SlippageTooHigh/,
    intent: (_, k) => swap(v0(k), { limitRatio: 10n ** 18n }),
  },
  {
    titled: 'T3 T9 out of root below the price',
    check: 'stake/price-limit',
    chain: /PriceLimitExceeded/,
    intent: (_, k) => swap(v0(k), { fromNetuid: 0, limitRatio: 10n ** 15n }),
  },
  {
    titled: 'T9 a subnet that is not there',
    check: 'stake/subnet-missing',
    chain: /SubnetNotExists/,
    intent: (_, k) => swap(v0(k), { toNetuid: NOBODY }),
  },
  {
    titled: 'T9 a subnet that has not started',
    check: 'stake/subtoken-disabled',
    chain: /SubtokenDisabled/,
    poke: noSubtoken,
    intent: (_, k) => swap(v0(k)),
  },
  {
    titled: 'T9 a hotkey nobody owns',
    check: 'stake/unknown-validator',
    chain: /HotKeyAccountNotExists/,
    intent: (w) => swap(w.addressOf('Bob')),
  },
  {
    titled: 'T9 more than the position',
    check: 'stake/not-enough-stake',
    chain: /NotEnoughStakeToWithdraw/,
    intent: (w, k) => swap(v0(k), { amountBase: alphaBase(held(w, v0(k)) + 1n) }),
  },
  {
    titled: 'T9 too little',
    check: 'stake/amount-too-low',
    chain: /AmountTooLow/,
    intent: (_, k) => swap(v0(k), { amountBase: alphaBase(100_000n) }),
  },
  {
    titled: 'T9 locked alpha',
    check: 'stake/locked',
    chain: /StakeUnavailable/,
    poke: lockAll,
    intent: (_, k) => swap(v0(k)),
  },
  {
    titled: 'T9 root stake in a hold',
    check: 'stake/held',
    chain: /RootStakeLocked/,
    newerOnly: true,
    poke: hold,
    intent: (_, k) => swap(v0(k), { fromNetuid: 0 }),
  },
];

/** So little alpha that it sells for something and its fee of one unit for nothing. */
function dustOf(world: BalanceWorld, hotkey: string): Array<[string, unknown[], unknown]> {
  const total = world.devnet.state().get('SubtensorModule', 'TotalHotkeyAlpha', hotkey, 1) as bigint;
  return [['TotalHotkeyAlpha', [hotkey, 1], (total * 2_500n) / held(world, hotkey) + 1n]];
}
