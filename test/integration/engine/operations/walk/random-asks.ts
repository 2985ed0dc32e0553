import { alphaBase, rao } from '../../../../../src/core/amount/money.js';
import type { OperationAsk, PositionAmount } from '../../../../../src/core/operations/request.js';
import type { Pair } from '../../support/signing.js';
import type { WalkWorld } from './walk-world.js';

const TAO = 1_000_000_000n;

/** Numbers that look random and are the same in every run. */
export function seeded(seed: number) {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, pick: <T>(list: readonly T[]): T => list[next(list.length)] as T };
}
export type Dice = ReturnType<typeof seeded>;

/** From dust to more than anybody has: mistakes are part of the walk. */
function size({ next, pick }: Dice): bigint {
  if (next(3) > 0) return BigInt(1 + next(500)) * (TAO / 50n);
  const scale = pick([1n, 1_000n, 1_000_000n, TAO / 100n, TAO, 10n * TAO, 1_000n * TAO]);
  return BigInt(1 + next(9_999)) * (scale / 100n || 1n);
}

function amount(dice: Dice): PositionAmount {
  return dice.next(5) === 0 ? { by: 'whole' } : { by: 'alpha', base: alphaBase(size(dice)) };
}

/** A position of the account where there is one, else any place. */
function place(world: WalkWorld, pair: Pair, dice: Dice): { hotkey: string; netuid: number } {
  const places = world.devnet.validators.flatMap(({ hotkey, netuids }) =>
    netuids.map((netuid) => ({ hotkey, netuid })),
  );
  const held = places.filter(({ hotkey, netuid }) => world.held(pair.address, hotkey, netuid) > 0n);
  return held.length > 0 && dice.next(8) > 0 ? dice.pick(held) : dice.pick(places);
}

/** What a person might ask for next, sensible or not. */
export function randomAsk(world: WalkWorld, pair: Pair, dice: Dice): OperationAsk {
  const { next, pick } = dice;
  const { hotkey, netuid } = place(world, pair, dice);
  const other = pick(world.devnet.validators);
  const to = next(12) === 0 ? hotkey : pick(world.pairs).address;
  const trade = { toleranceBps: pick([10, 50, 100, 500]), allowPartial: next(4) === 0 };
  const kinds: Array<() => OperationAsk> = [
    () => ({ kind: 'send', to, amountRao: rao(size(dice)), everything: false, keepAlive: true }),
    () => ({ kind: 'stake', hotkey, netuid, amountRao: rao(size(dice)), ...trade }),
    () => ({
      kind: 'stake',
      hotkey: other.hotkey,
      netuid: pick(other.netuids),
      amountRao: rao(size(dice)),
      ...trade,
    }),
    () => ({ kind: 'unstake', hotkey, netuid, amount: amount(dice), ...trade }),
    () => ({ kind: 'unstake', hotkey, netuid, amount: { by: 'tao', rao: rao(size(dice)) }, ...trade }),
    () => ({
      kind: 'change-validator',
      fromHotkey: hotkey,
      toHotkey: other.hotkey,
      netuid,
      amount: amount(dice),
    }),
    () => ({
      kind: 'change-subnet',
      hotkey,
      fromNetuid: netuid,
      toNetuid: pick(other.netuids),
      amount: amount(dice),
      ...trade,
    }),
    () => ({ kind: 'transfer-alpha', to, hotkey, netuid, amount: amount(dice) }),
    () => ({ kind: 'claim-root', netuids: null }),
    () => ({ kind: 'claim-basket', hotkey: next(2) === 0 ? null : hotkey }),
    () => ({ kind: 'exit-root', hotkey }),
    () => ({ kind: 'stake-basket', hotkey: other.hotkey, amountRao: rao(size(dice)) }),
    () => ({ kind: 'auto-stake', netuid, hotkey: other.hotkey }),
    () => ({ kind: 'lock', hotkey, netuid, amount: amount(dice) }),
    () => ({ kind: 'move-lock', toHotkey: other.hotkey, netuid }),
    () => ({ kind: 'perpetual-lock', netuid, enabled: next(2) === 0 }),
    () => ({ kind: 'accept-locked', accept: next(2) === 0 }),
    () => ({ kind: 'crowdloan-contribute', crowdloanId: next(3), amountRao: rao(size(dice)) }),
    () => ({ kind: 'crowdloan-withdraw', crowdloanId: next(3) }),
    () => ({
      kind: 'evm-fund',
      evmAddress: `0x${'0123456789abcdef'.repeat(3).slice(0, 40)}`,
      amountRao: rao(size(dice)),
    }),
    () => ({ kind: 'evm-withdraw', amountRao: rao(size(dice)) }),
    () => ({
      kind: 'basket-buy',
      toleranceBps: trade.toleranceBps,
      legs: [0, 1, 2].map(() => {
        const one = pick(world.devnet.validators.filter(({ netuids }) => netuids.some((id) => id !== 0)));
        return {
          hotkey: one.hotkey,
          netuid: pick(one.netuids.filter((id) => id !== 0)),
          amountRao: rao(size(dice)),
        };
      }),
    }),
    () => ({ kind: 'unstake-everything', toleranceBps: trade.toleranceBps }),
  ];
  // Selling all there is ends every later step of an account, so it is asked for seldom.
  const at = next(kinds.length * 20);
  return at === 0
    ? (kinds.at(-1) as () => OperationAsk)()
    : (kinds[at % (kinds.length - 1)] as () => OperationAsk)();
}
