import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { evmMirror } from '../../../../src/core/address/evm-mirror.js';
import { encodeAddress } from '../../../../src/core/address/index.js';
import { nested } from '../../../support/calls.js';
import type { Pair } from '../../engine/support/signing.js';
import { refill } from './cast.js';
import { outcomeOf } from './outcome.js';
import type { Call, EffectsWorld } from './world.js';

const TAO = 1_000_000_000n;
const id = (value: string) => ({ type: 'Id', value });

/** Gives the cast something to lose: positions, rights over one another, an account without a key. */
export async function prepare(world: EffectsWorld): Promise<void> {
  const { cast, devnet } = world;
  const [first, second, third, fourth, fifth] = cast.pairs as [Pair, Pair, Pair, Pair, Pair];
  const places = devnet.validators.flatMap(({ hotkey, netuids }) =>
    netuids.slice(0, 3).map((netuid) => ({ hotkey, netuid })),
  );
  for (const [at, pair] of cast.pairs.entries())
    for (const turn of [0, 1, 2, 3]) {
      const place = places[(at * 3 + turn * 5) % places.length];
      await carryOut(
        world,
        pair,
        nested('SubtensorModule', 'add_stake', { ...place, amount_staked: 20n * TAO }),
      );
    }
  const pureType = { proxy_type: { type: 'Any', value: undefined }, delay: 0, index: 0 };
  const events = await carryOut(world, first, nested('Proxy', 'create_pure', pureType));
  const made = events.find(({ name }) => name === 'PureCreated')?.fields as { pure: string };
  cast.pure = made.pure;
  // Those without a key get a position from those with one.
  for (const [pair, to] of [
    [first, cast.twoOfThree.address],
    [second, cast.oneOfTwo.address],
    [third, cast.derivative],
    [fourth, cast.pure],
    [fifth, cast.throwAway.address],
  ] as const) {
    const held = places.filter(
      ({ hotkey, netuid }) => stakeOf(devnet.state(), hotkey, pair.address, netuid) > 0n,
    );
    for (const { hotkey, netuid } of held.slice(0, 2))
      await carryOut(
        world,
        pair,
        nested('SubtensorModule', 'transfer_stake', {
          destination_coldkey: to,
          hotkey,
          origin_netuid: netuid,
          destination_netuid: netuid,
          alpha_amount: stakeOf(devnet.state(), hotkey, pair.address, netuid) / 2n,
        }),
      );
  }
  for (const [real, delegate, type, delay] of [
    [first, second, 'Any', 0],
    [first, third, 'Staking', 0],
    [second, third, 'Transfer', 0],
    [third, fourth, 'NonTransfer', 0],
    [fourth, fifth, 'Staking', 0],
    [fifth, first, 'Any', 10],
    [fifth, second, 'SmallTransfer', 0],
  ] as const)
    await carryOut(
      world,
      real,
      nested('Proxy', 'add_proxy', {
        delegate: id(delegate.address),
        proxy_type: { type, value: undefined },
        delay,
      }),
    );
  // What an EVM address of their own has.
  for (const { publicKey } of cast.pairs)
    refill(devnet, encodeAddress(evmMirror(publicKey.slice(0, 20))), 10n * TAO);
  for (const address of [cast.pure, ...cast.pairs.map((pair) => pair.address)])
    refill(devnet, address, 100n * TAO);
  await devnet.produceBlock();
}

async function carryOut(world: EffectsWorld, pair: Pair, call: Call) {
  const { request } = await world.ask(pair, call);
  const { refused, events } = await world.carryOut(pair, request);
  const failure = refused ?? outcomeOf(world, events).failure;
  if (failure) throw new Error(`${call.value.type} while preparing: ${failure}`);
  return events;
}
