import { blake2b } from '@noble/hashes/blake2.js';
import { toHex } from '../../../../src/background/signing/index.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import { nested } from '../../../support/calls.js';
import { everyone, ownHotkey } from './cast.js';
import { MAX, type Numbers, TAO } from './numbers.js';
import type { Call, EffectsWorld } from './world.js';

/** Pallet, call, how often for one of the others, and its arguments. */
type Row = readonly [
  pallet: string,
  call: string,
  weight: number,
  args: (n: Numbers, world: EffectsWorld) => object,
];

const id = (value: string) => ({ type: 'Id', value });
const anybody = (n: Numbers, world: EffectsWorld) => n.dice.pick(everyone(world.cast));
const proxyType = (n: Numbers) => ({
  type: n.dice.pick([
    'Any',
    'Staking',
    'Transfer',
    'NonTransfer',
    'NonCritical',
    'SmallTransfer',
    'Registration',
  ]),
  value: undefined,
});
const right = (n: Numbers, world: EffectsWorld) => ({
  delegate: id(anybody(n, world)),
  proxy_type: proxyType(n),
  delay: n.chance(6) ? 10 : 0,
});

/** A right that the account has given, where it has given any. */
function given(n: Numbers, world: EffectsWorld) {
  const [list = []] = (n.state.get('Proxy', 'Proxies', n.actor) ?? []) as [
    Array<{ delegate: string; proxy_type: { type: string; value: undefined }; delay: number }>?,
  ];
  if (list.length === 0 || n.chance(5)) return right(n, world);
  const one = n.dice.pick(list);
  return { ...one, delegate: id(one.delegate) };
}

const ends = (n: Numbers) => {
  const { hotkey, netuid } = n.place();
  const other = n.chance(2) ? netuid : n.netuid();
  return { hotkey, from: netuid, to: other, amount: n.alpha(hotkey, netuid) };
};
const move = (n: Numbers) => {
  const { hotkey, from, to, amount } = ends(n);
  return {
    origin_hotkey: hotkey,
    destination_hotkey: n.hotkey(),
    origin_netuid: from,
    destination_netuid: to,
    alpha_amount: amount,
  };
};
const swap = (n: Numbers) => {
  const { hotkey, from, amount } = ends(n);
  return { hotkey, origin_netuid: from, destination_netuid: n.netuid(), alpha_amount: amount };
};
const bounded = <T extends { origin_netuid: number; destination_netuid: number }>(n: Numbers, args: T) => ({
  ...args,
  limit_price: n.ratio(args.origin_netuid, args.destination_netuid),
  allow_partial: n.chance(3),
});
const destroyed = (n: Numbers) => {
  const { hotkey, netuid } = n.place();
  return { hotkey, amount: n.alpha(hotkey, netuid) / 5n, netuid };
};
/** One of its own more often than not, one of others, or one that nobody made. */
function loan(n: Numbers) {
  const all = n.state.entries('Crowdloan', 'Crowdloans').map(({ args, value }) => ({
    id: Number(args[0]),
    isOwn: (value as { creator: string }).creator === n.actor,
  }));
  const own = all.filter(({ isOwn }) => isOwn);
  if (n.chance(12)) return { crowdloan_id: all.length };
  return { crowdloan_id: n.dice.pick(own.length > 0 && !n.chance(3) ? own : all).id };
}

/** The hotkey that an account registers for itself, or somebody else's. */
const own = (n: Numbers, { cast }: EffectsWorld) =>
  ownHotkey(n.chance(6) ? n.dice.next(4) : everyone(cast).indexOf(n.actor));

const STAKING: readonly Row[] = [
  [
    'SubtensorModule',
    'add_stake',
    4,
    (n) => ({ hotkey: n.hotkey(), netuid: n.netuid(), amount_staked: n.tao() }),
  ],
  [
    'SubtensorModule',
    'add_stake_limit',
    4,
    (n) => {
      const netuid = n.netuid();
      const limit_price = n.limit('buy', netuid);
      return { hotkey: n.hotkey(), netuid, amount_staked: n.tao(), limit_price, allow_partial: n.chance(3) };
    },
  ],
  [
    'SubtensorModule',
    'remove_stake',
    3,
    (n) => {
      const place = n.place();
      return { ...place, amount_unstaked: n.alpha(place.hotkey, place.netuid) };
    },
  ],
  [
    'SubtensorModule',
    'remove_stake_limit',
    3,
    (n) => {
      const place = n.place();
      return {
        ...place,
        amount_unstaked: n.alpha(place.hotkey, place.netuid),
        limit_price: n.limit('sell', place.netuid),
        allow_partial: n.chance(3),
      };
    },
  ],
  [
    'SubtensorModule',
    'remove_stake_full_limit',
    1,
    (n) => {
      const place = n.place();
      return { ...place, limit_price: n.chance(3) ? undefined : n.limit('sell', place.netuid) };
    },
  ],
  ['SubtensorModule', 'unstake_all', 1, (n) => ({ hotkey: n.place().hotkey })],
  ['SubtensorModule', 'unstake_all_alpha', 1, (n) => ({ hotkey: n.place().hotkey })],
  ['SubtensorModule', 'move_stake', 3, move],
  ['SubtensorModule', 'move_stake_limit', 3, (n) => bounded(n, move(n))],
  ['SubtensorModule', 'swap_stake', 3, swap],
  ['SubtensorModule', 'swap_stake_limit', 3, (n) => bounded(n, swap(n))],
  [
    'SubtensorModule',
    'transfer_stake',
    3,
    (n, world) => {
      const { hotkey, from, to, amount } = ends(n);
      return {
        destination_coldkey: anybody(n, world),
        hotkey,
        origin_netuid: from,
        destination_netuid: to,
        alpha_amount: amount,
      };
    },
  ],
  [
    'SubtensorModule',
    'transfer_stake_and_hotkey',
    2,
    (n, world) => ({ destination_coldkey: anybody(n, world), ...move(n) }),
  ],
];

const SUBTENSOR: readonly Row[] = [
  ['SubtensorModule', 'burn_alpha', 1, destroyed],
  ['SubtensorModule', 'recycle_alpha', 1, destroyed],
  [
    'SubtensorModule',
    'add_stake_burn',
    1,
    (n) => {
      const netuid = n.netuid();
      const limit = n.chance(2) ? undefined : n.limit('buy', netuid);
      return { hotkey: n.hotkey(), netuid, amount: n.tao() / 4n, limit };
    },
  ],
  [
    'SubtensorModule',
    'lock_stake',
    2,
    (n) => {
      const place = n.place();
      return { ...place, amount: n.alpha(place.hotkey, place.netuid) / 10n };
    },
  ],
  ['SubtensorModule', 'move_lock', 1, (n) => ({ destination_hotkey: n.hotkey(), netuid: n.netuid() })],
  ['SubtensorModule', 'set_perpetual_lock', 1, (n) => ({ netuid: n.place().netuid, enabled: n.chance(3) })],
  ['SubtensorModule', 'set_reject_locked_alpha', 1, (n) => ({ enabled: n.chance(2) })],
  [
    'SubtensorModule',
    'claim_root',
    2,
    (n) => ({ subnets: [...new Set([n.netuid(), n.netuid()])].sort((a, b) => a - b) }),
  ],
  ['SubtensorModule', 'claim_root_with_hotkey', 2, (n) => ({ hotkey: n.place().hotkey })],
  ['SubtensorModule', 'stake_into_basket', 2, (n) => ({ hotkey: n.hotkey(), amount_staked: n.tao() })],
  [
    'SubtensorModule',
    'set_root_claim_type',
    1,
    (n) => ({ new_root_claim_type: { type: n.dice.pick(['Swap', 'Keep']), value: undefined } }),
  ],
  [
    'SubtensorModule',
    'set_coldkey_auto_stake_hotkey',
    1,
    (n) => ({ netuid: n.netuid(), hotkey: n.hotkey() }),
  ],
  [
    'SubtensorModule',
    'add_collateral',
    1,
    (n) => {
      const { hotkey, netuid } = n.place();
      return { netuid, hotkey, alpha: n.alpha(hotkey, netuid) / 10n, limit_price: n.limit('buy', netuid) };
    },
  ],
  ['SubtensorModule', 'burned_register', 1, (n, world) => ({ netuid: n.netuid(), hotkey: own(n, world) })],
  [
    'SubtensorModule',
    'register_limit',
    1,
    (n, world) => ({ netuid: n.netuid(), hotkey: own(n, world), limit_price: n.tao() }),
  ],
  [
    'SubtensorModule',
    'set_children',
    1,
    (n, world) => ({ hotkey: own(n, world), netuid: n.netuid(), children: [[MAX / 2n, n.hotkey()]] }),
  ],
  [
    'SubtensorModule',
    'increase_take',
    1,
    (n, world) => ({ hotkey: own(n, world), take: n.dice.next(65_535) }),
  ],
  [
    'SubtensorModule',
    'decrease_take',
    1,
    (n, world) => ({ hotkey: own(n, world), take: n.dice.next(11_000) }),
  ],
  [
    'SubtensorModule',
    'set_childkey_take',
    1,
    (n, world) => ({ hotkey: own(n, world), netuid: n.netuid(), take: n.dice.next(20_000) }),
  ],
];

const OTHERS: readonly Row[] = [
  ['Balances', 'transfer_keep_alive', 4, (n, world) => ({ dest: id(anybody(n, world)), value: n.tao() })],
  ['Balances', 'transfer_allow_death', 3, (n, world) => ({ dest: id(anybody(n, world)), value: n.tao() })],
  ['Balances', 'transfer_all', 1, (n, world) => ({ dest: id(anybody(n, world)), keep_alive: n.chance(2) })],
  ['Balances', 'burn', 1, (n) => ({ value: n.tao() / 10n, keep_alive: n.chance(2) })],
  ['Crowdloan', 'contribute', 2, (n) => ({ ...loan(n), amount: n.tao() })],
  ['Crowdloan', 'withdraw', 2, loan],
  [
    'Crowdloan',
    'create',
    1,
    (n, world) => ({
      deposit: n.chance(8) ? TAO : 10n * TAO,
      min_contribution: TAO,
      cap: BigInt(12 + n.dice.next(20)) * TAO,
      end: world.devnet.best().number + 60_000,
      call: undefined,
      target_address: anybody(n, world),
    }),
  ],
  ['Crowdloan', 'finalize', 1, loan],
  ['Crowdloan', 'refund', 1, loan],
  ['Crowdloan', 'dissolve', 1, loan],
  ['Crowdloan', 'update_cap', 1, (n) => ({ ...loan(n), new_cap: 20n * TAO })],
  ['Proxy', 'add_proxy', 3, right],
  ['Proxy', 'remove_proxy', 3, given],
  ['Proxy', 'remove_proxies', 1, () => ({})],
  ['Proxy', 'create_pure', 1, (n) => ({ proxy_type: proxyType(n), delay: 0, index: n.dice.next(100) })],
  ['Proxy', 'poke_deposit', 1, () => ({})],
  [
    'EVM',
    'withdraw',
    1,
    (n, world) => {
      const of = n.chance(6) ? anybody(n, world) : n.actor;
      return { address: toHex(decodeAddress(of).accountId.slice(0, 20)), value: n.tao() / 20n };
    },
  ],
  ['System', 'remark', 1, () => ({ remark: '0x68656c6c6f' })],
  ['System', 'remark_with_event', 1, () => ({ remark: '0x68656c6c6f' })],
];

const SWAPS: readonly Row[] = [
  [
    'SubtensorModule',
    'announce_coldkey_swap',
    3,
    (n, world) => {
      const { publicKey } = n.chance(6) ? world.cast.throwAway : world.cast.nextThrowAway;
      return { new_coldkey_hash: toHex(blake2b(publicKey, { dkLen: 32 })) };
    },
  ],
  [
    'SubtensorModule',
    'swap_coldkey_announced',
    5,
    (_, world) => ({ new_coldkey: world.cast.nextThrowAway.address }),
  ],
  ['SubtensorModule', 'clear_coldkey_swap_announcement', 1, () => ({})],
  ['SubtensorModule', 'dispute_coldkey_swap', 1, () => ({})],
];

/** A call that does something, of a family that the runtime has. */
export function leafCall(n: Numbers, world: EffectsWorld): Call {
  return made([...STAKING, ...STAKING, ...SUBTENSOR, ...OTHERS], n, world);
}

/** What only the throw-away account does: handing itself over, and sometimes something that this forbids. */
export function swapCall(n: Numbers, world: EffectsWorld): Call {
  return n.chance(4) ? leafCall(n, world) : made(SWAPS, n, world);
}

function made(rows: readonly Row[], n: Numbers, world: EffectsWorld): Call {
  const known = rows.filter(([pallet, call]) => world.has(pallet, call));
  const all = known.flatMap((row) => Array<Row>(row[2]).fill(row));
  const [pallet, call, , args] = n.dice.pick(all);
  return nested(pallet, call, args(n, world));
}
