import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { apiPrice, readPool } from '../../../../devnet/executive/swap/pool.js';
import type { Dice } from '../../engine/operations/walk/random-asks.js';
import type { EffectsWorld } from './world.js';

export const TAO = 1_000_000_000n;
export const MAX = 2n ** 64n - 1n;
const ONE = 1_000_000_000n;

/** Numbers as a site would put them into a call of one account: sensible mostly, absurd now and then. */
export class Numbers {
  constructor(
    private readonly world: EffectsWorld,
    readonly dice: Dice,
    readonly actor: string,
  ) {}

  get state() {
    return this.world.devnet.state();
  }

  chance(one: number): boolean {
    return this.dice.next(one) === 0;
  }

  /** A part of an amount, in hundredths below a limit. */
  private part(of: bigint, hundredths: number): bigint {
    return (of * BigInt(1 + this.dice.next(hundredths))) / 100n;
  }

  tao(): bigint {
    const account = this.state.get('System', 'Account', this.actor) as { data: { free: bigint } } | undefined;
    const free = account?.data.free ?? 0n;
    if (this.chance(12)) return this.dice.pick([0n, 1n, 499n, free, free + 1n, free * 2n, MAX]);
    return this.part(free, 15);
  }

  /** Alpha of a position. */
  alpha(hotkey: string, netuid: number): bigint {
    const held = stakeOf(this.state, hotkey, this.actor, netuid);
    if (this.chance(8)) return this.dice.pick([0n, 1n, held, held, held + 1n, held * 2n, MAX, MAX]);
    return held === 0n ? BigInt(this.dice.next(9)) * TAO : this.part(held, 60);
  }

  /** A position of the account where there is one, else any place. */
  place(): { hotkey: string; netuid: number } {
    const { devnet, hotkeys } = this.world;
    const places = devnet.validators.flatMap(({ hotkey, netuids }) =>
      netuids.map((netuid) => ({ hotkey, netuid })),
    );
    const held = places.filter(({ hotkey, netuid }) => stakeOf(this.state, hotkey, this.actor, netuid) > 0n);
    if (this.chance(30)) return { hotkey: this.dice.pick(hotkeys), netuid: this.netuid() };
    return held.length > 0 && !this.chance(10) ? this.dice.pick(held) : this.dice.pick(places);
  }

  hotkey(): string {
    return this.chance(25)
      ? this.dice.pick(this.world.hotkeys)
      : this.dice.pick(this.world.devnet.validators).hotkey;
  }

  netuid(): number {
    if (this.chance(40)) return 60_000;
    return this.dice.pick(this.dice.pick(this.world.devnet.validators).netuids);
  }

  /** Limit of a purchase or a sale, in rao per alpha: loose, tight, or out of reach. */
  limit(side: 'buy' | 'sell', netuid: number): bigint {
    const price = apiPrice(readPool(this.state, netuid));
    if (this.chance(20)) return this.dice.pick([0n, 1n, MAX]);
    const away = BigInt(this.dice.pick([1, 5, 20, 200, 900, -10]));
    const worse = (price * away) / 1_000n;
    return side === 'buy' ? price + worse : price - worse;
  }

  /** Limit of a swap: least price of the origin in the destination's, of 10^9. */
  ratio(from: number, to: number): bigint {
    const [a, b] = [from, to].map((netuid) => apiPrice(readPool(this.state, netuid))) as [bigint, bigint];
    if (b === 0n || this.chance(20)) return this.dice.pick([0n, 1n, MAX]);
    const away = BigInt(this.dice.pick([1, 5, 20, 200, 900, -10]));
    const now = (a * ONE) / b;
    return now - (now * away) / 1_000n;
  }
}
