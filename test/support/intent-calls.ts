import { blake2b } from '@noble/hashes/blake2.js';
import { addressOf, decodeAddress } from '../../src/core/address/index.js';
import { alphaBase, rao, raoPerAlpha } from '../../src/core/amount/money.js';
import { EVERYTHING, type SingleIntent } from '../../src/core/operations/intent.js';
import { HOTKEY, OTHER_HOTKEY, STRANGER } from './explain-builders.js';

type Args = Record<string, unknown>;
type Call = readonly [pallet: string, call: string, args: Args];

/** An intent, the one call that says it, and calls that look like it and say something else. */
export interface IntentCall {
  intent: SingleIntent;
  call: Call;
  siblings: Call[];
  /** Runtimes with baskets have another meaning for it. */
  only?: 'claims' | 'baskets';
}

export const EVM_ADDRESS = '0x00112233445566778899aabbccddeeff00112233';
/** blake2b-256("evm:" + address), written out here once more. */
export const MIRROR = addressOf(
  `0x${Buffer.from(
    blake2b(Buffer.concat([Buffer.from('evm:'), Buffer.from(EVM_ADDRESS.slice(2), 'hex')]), { dkLen: 32 }),
  ).toString('hex')}`,
);

export const id = (value: string) => ({ type: 'Id', value });
/** A choice without fields. */
const ofType = (type: string) => ({ type, value: undefined });
const CALL_HASH = `0x${'5a'.repeat(32)}`;
const SUBTENSOR = 'SubtensorModule';
/** blake2b-256 of the stranger's account id. */
const KEY_HASH = `0x${Buffer.from(blake2b(decodeAddress(STRANGER).accountId, { dkLen: 32 })).toString('hex')}`;
const place = { hotkey: HOTKEY, netuid: 64 };
const move = {
  origin_hotkey: HOTKEY,
  destination_hotkey: OTHER_HOTKEY,
  origin_netuid: 64,
  destination_netuid: 64,
  alpha_amount: 7_000n,
};
const gift = {
  destination_coldkey: STRANGER,
  hotkey: HOTKEY,
  origin_netuid: 64,
  destination_netuid: 64,
  alpha_amount: BigInt(EVERYTHING),
};
const swap = { hotkey: HOTKEY, origin_netuid: 64, destination_netuid: 8, alpha_amount: 7_000n };

/** At least one of every kind of intent. */
export const INTENT_CALLS: IntentCall[] = [
  {
    intent: { kind: 'send', to: STRANGER, amountRao: rao(5_000n) },
    call: ['Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 5_000n }],
    siblings: [
      ['Balances', 'transfer_allow_death', { dest: id(STRANGER), value: 5_000n }],
      ['Balances', 'transfer_all', { dest: id(STRANGER), keep_alive: true }],
    ],
  },
  {
    intent: { kind: 'send-all', to: STRANGER, keepAlive: true },
    call: ['Balances', 'transfer_all', { dest: id(STRANGER), keep_alive: true }],
    siblings: [['Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 5_000n }]],
  },
  {
    intent: {
      kind: 'stake',
      ...place,
      amountRao: rao(5_000n),
      limitRaoPerAlpha: raoPerAlpha(81_000_000n),
      allowPartial: false,
    },
    call: [
      SUBTENSOR,
      'add_stake_limit',
      { ...place, amount_staked: 5_000n, limit_price: 81_000_000n, allow_partial: false },
    ],
    siblings: [
      [SUBTENSOR, 'add_stake', { ...place, amount_staked: 5_000n }],
      [
        SUBTENSOR,
        'remove_stake_limit',
        { ...place, amount_unstaked: 5_000n, limit_price: 81_000_000n, allow_partial: false },
      ],
    ],
  },
  {
    intent: {
      kind: 'unstake',
      ...place,
      amountBase: alphaBase(5_000n),
      limitRaoPerAlpha: raoPerAlpha(79_000_000n),
      allowPartial: true,
    },
    call: [
      SUBTENSOR,
      'remove_stake_limit',
      { ...place, amount_unstaked: 5_000n, limit_price: 79_000_000n, allow_partial: true },
    ],
    siblings: [
      [SUBTENSOR, 'remove_stake', { ...place, amount_unstaked: 5_000n }],
      [SUBTENSOR, 'remove_stake_full_limit', { ...place, limit_price: 79_000_000n }],
    ],
  },
  {
    intent: { kind: 'unstake-position', ...place, limitRaoPerAlpha: raoPerAlpha(79_000_000n) },
    call: [SUBTENSOR, 'remove_stake_full_limit', { ...place, limit_price: 79_000_000n }],
    siblings: [
      [SUBTENSOR, 'remove_stake', { ...place, amount_unstaked: 5_000n }],
      [SUBTENSOR, 'unstake_all', { hotkey: HOTKEY }],
    ],
  },
  {
    intent: { kind: 'unstake-position', hotkey: HOTKEY, netuid: 0, limitRaoPerAlpha: null },
    call: [SUBTENSOR, 'remove_stake_full_limit', { hotkey: HOTKEY, netuid: 0, limit_price: undefined }],
    siblings: [],
  },
  {
    intent: {
      kind: 'change-validator',
      fromHotkey: HOTKEY,
      toHotkey: OTHER_HOTKEY,
      netuid: 64,
      amountBase: alphaBase(7_000n),
    },
    call: [SUBTENSOR, 'move_stake', move],
    siblings: [[SUBTENSOR, 'move_stake_limit', { ...move, limit_price: 1n, allow_partial: false }]],
  },
  {
    intent: {
      kind: 'change-subnet',
      hotkey: HOTKEY,
      fromNetuid: 64,
      toNetuid: 8,
      amountBase: alphaBase(7_000n),
      limitRatio: 990_000_000n,
      allowPartial: false,
    },
    call: [SUBTENSOR, 'swap_stake_limit', { ...swap, limit_price: 990_000_000n, allow_partial: false }],
    siblings: [[SUBTENSOR, 'swap_stake', swap]],
  },
  {
    intent: {
      kind: 'transfer-alpha',
      to: STRANGER,
      hotkey: HOTKEY,
      netuid: 64,
      amountBase: EVERYTHING,
    },
    call: [SUBTENSOR, 'transfer_stake', gift],
    siblings: [
      [SUBTENSOR, 'move_stake', move],
      [
        SUBTENSOR,
        'transfer_stake_and_hotkey',
        {
          destination_coldkey: STRANGER,
          origin_hotkey: HOTKEY,
          destination_hotkey: HOTKEY,
          origin_netuid: 64,
          destination_netuid: 64,
          alpha_amount: BigInt(EVERYTHING),
        },
      ],
    ],
  },
  {
    intent: { kind: 'claim-root', netuids: [64, 8] },
    call: [SUBTENSOR, 'claim_root', { subnets: [8, 64] }],
    siblings: [],
    only: 'claims',
  },
  {
    intent: { kind: 'claim-basket', hotkey: HOTKEY },
    call: [SUBTENSOR, 'claim_root_with_hotkey', { hotkey: HOTKEY }],
    siblings: [[SUBTENSOR, 'claim_root', { subnets: [] }]],
    only: 'baskets',
  },
  {
    intent: { kind: 'claim-basket', hotkey: null },
    call: [SUBTENSOR, 'claim_root', { subnets: [] }],
    siblings: [[SUBTENSOR, 'claim_root_with_hotkey', { hotkey: HOTKEY }]],
    only: 'baskets',
  },
  {
    intent: { kind: 'stake-basket', hotkey: HOTKEY, amountRao: rao(5_000n) },
    call: [SUBTENSOR, 'stake_into_basket', { hotkey: HOTKEY, amount_staked: 5_000n }],
    siblings: [[SUBTENSOR, 'add_stake', { hotkey: HOTKEY, netuid: 0, amount_staked: 5_000n }]],
  },
  {
    intent: { kind: 'auto-stake', netuid: 64, hotkey: HOTKEY },
    call: [SUBTENSOR, 'set_coldkey_auto_stake_hotkey', { netuid: 64, hotkey: HOTKEY }],
    siblings: [],
  },
  {
    intent: { kind: 'lock', ...place, amountBase: alphaBase(7_000n) },
    call: [SUBTENSOR, 'lock_stake', { ...place, amount: 7_000n }],
    siblings: [[SUBTENSOR, 'burn_alpha', { hotkey: HOTKEY, amount: 7_000n, netuid: 64 }]],
  },
  {
    intent: { kind: 'move-lock', toHotkey: HOTKEY, netuid: 64 },
    call: [SUBTENSOR, 'move_lock', { destination_hotkey: HOTKEY, netuid: 64 }],
    siblings: [],
  },
  {
    intent: { kind: 'perpetual-lock', netuid: 64, enabled: true },
    call: [SUBTENSOR, 'set_perpetual_lock', { netuid: 64, enabled: true }],
    siblings: [],
  },
  {
    intent: { kind: 'accept-locked', accept: true },
    call: [SUBTENSOR, 'set_reject_locked_alpha', { enabled: false }],
    siblings: [],
  },
  {
    intent: { kind: 'crowdloan-contribute', crowdloanId: 3, amountRao: rao(100_000_000n) },
    call: ['Crowdloan', 'contribute', { crowdloan_id: 3, amount: 100_000_000n }],
    siblings: [['Crowdloan', 'withdraw', { crowdloan_id: 3 }]],
  },
  {
    intent: { kind: 'crowdloan-withdraw', crowdloanId: 3 },
    call: ['Crowdloan', 'withdraw', { crowdloan_id: 3 }],
    siblings: [['Crowdloan', 'refund', { crowdloan_id: 3 }]],
  },
  {
    intent: { kind: 'evm-fund', evmAddress: EVM_ADDRESS, amountRao: rao(5_000n) },
    call: ['Balances', 'transfer_keep_alive', { dest: id(MIRROR), value: 5_000n }],
    siblings: [['Balances', 'transfer_allow_death', { dest: id(MIRROR), value: 5_000n }]],
  },
  {
    intent: { kind: 'evm-withdraw', evmAddress: EVM_ADDRESS, amountRao: rao(5_000n) },
    call: ['EVM', 'withdraw', { address: EVM_ADDRESS, value: 5_000n }],
    siblings: [],
  },
  {
    intent: { kind: 'dispute-swap' },
    call: [SUBTENSOR, 'dispute_coldkey_swap', {}],
    siblings: [[SUBTENSOR, 'clear_coldkey_swap_announcement', {}]],
  },
  {
    intent: { kind: 'clear-swap' },
    call: [SUBTENSOR, 'clear_coldkey_swap_announcement', {}],
    siblings: [[SUBTENSOR, 'dispute_coldkey_swap', {}]],
  },
  {
    intent: { kind: 'reject-announcement', delegate: STRANGER, callHash: CALL_HASH },
    call: ['Proxy', 'reject_announcement', { delegate: id(STRANGER), call_hash: CALL_HASH }],
    siblings: [['Proxy', 'remove_announcement', { real: id(STRANGER), call_hash: CALL_HASH }]],
  },
  {
    intent: { kind: 'remove-proxy', delegate: STRANGER, proxyType: 'Staking', delayBlocks: 10 },
    call: ['Proxy', 'remove_proxy', { delegate: id(STRANGER), proxy_type: ofType('Staking'), delay: 10 }],
    siblings: [
      ['Proxy', 'remove_proxy', { delegate: id(STRANGER), proxy_type: ofType('Any'), delay: 10 }],
      ['Proxy', 'add_proxy', { delegate: id(STRANGER), proxy_type: ofType('Staking'), delay: 10 }],
      ['Proxy', 'remove_proxies', {}],
    ],
  },
  {
    intent: { kind: 'remove-proxies' },
    call: ['Proxy', 'remove_proxies', {}],
    siblings: [],
  },
  {
    intent: { kind: 'add-proxy', delegate: STRANGER, proxyType: 'Staking', delayBlocks: 10 },
    call: ['Proxy', 'add_proxy', { delegate: id(STRANGER), proxy_type: ofType('Staking'), delay: 10 }],
    siblings: [
      ['Proxy', 'remove_proxy', { delegate: id(STRANGER), proxy_type: ofType('Staking'), delay: 10 }],
    ],
  },
  {
    intent: { kind: 'remove-announcement', real: STRANGER, callHash: CALL_HASH },
    call: ['Proxy', 'remove_announcement', { real: id(STRANGER), call_hash: CALL_HASH }],
    siblings: [['Proxy', 'reject_announcement', { delegate: id(STRANGER), call_hash: CALL_HASH }]],
  },
  {
    intent: { kind: 'create-pure', proxyType: 'Staking', delayBlocks: 10, index: 3 },
    call: ['Proxy', 'create_pure', { proxy_type: ofType('Staking'), delay: 10, index: 3 }],
    siblings: [],
  },
  {
    intent: {
      kind: 'kill-pure',
      spawner: STRANGER,
      proxyType: 'Staking',
      index: 3,
      height: 5_000_000,
      extIndex: 2,
    },
    call: [
      'Proxy',
      'kill_pure',
      { spawner: id(STRANGER), proxy_type: ofType('Staking'), index: 3, height: 5_000_000, ext_index: 2 },
    ],
    siblings: [],
  },
  {
    intent: { kind: 'cancel-multisig', threshold: 2, others: [HOTKEY, STRANGER], callHash: CALL_HASH },
    call: [
      'Multisig',
      'cancel_as_multi',
      {
        threshold: 2,
        other_signatories: [HOTKEY, STRANGER],
        // Any: which operation it is says the hash.
        timepoint: { height: 7, index: 1 },
        call_hash: CALL_HASH,
      },
    ],
    siblings: [
      [
        'Multisig',
        'approve_as_multi',
        {
          threshold: 2,
          other_signatories: [HOTKEY, STRANGER],
          maybe_timepoint: { height: 7, index: 1 },
          call_hash: CALL_HASH,
          max_weight: { ref_time: 0n, proof_size: 0n },
        },
      ],
    ],
  },
  {
    intent: { kind: 'announce-swap', newColdkey: STRANGER },
    call: [SUBTENSOR, 'announce_coldkey_swap', { new_coldkey_hash: KEY_HASH }],
    siblings: [[SUBTENSOR, 'swap_coldkey_announced', { new_coldkey: STRANGER }]],
  },
  {
    intent: { kind: 'execute-swap', newColdkey: STRANGER },
    call: [SUBTENSOR, 'swap_coldkey_announced', { new_coldkey: STRANGER }],
    siblings: [[SUBTENSOR, 'announce_coldkey_swap', { new_coldkey_hash: KEY_HASH }]],
  },
];

/** Every way of changing exactly one argument. */
export function mutations(args: Args): Array<readonly [argument: string, changed: Args]> {
  return Object.entries(args).flatMap(([name, value]) =>
    otherValues(name, value).map((other) => [name, { ...args, [name]: other }] as const),
  );
}

function otherValues(name: string, value: unknown): unknown[] {
  const another = (address: string) => (address === OTHER_HOTKEY ? HOTKEY : OTHER_HOTKEY);
  if (name === 'limit_price' && (value === undefined || typeof value === 'bigint'))
    return value === undefined ? [0n, 1n] : [value + 1n, value - 1n];
  if (typeof value === 'bigint') return [value - 1n, 0n];
  if (typeof value === 'number') return [value + 1, 0].filter((other) => other !== value);
  if (typeof value === 'boolean') return [!value];
  // Said by the hash alone.
  if (name === 'timepoint') return [];
  if (Array.isArray(value) && typeof value[0] === 'string')
    return [[...value, OTHER_HOTKEY], value.slice(1), [...value].reverse()];
  if (Array.isArray(value)) return [[...value, 65_000], value.length > 0 ? value.slice(1) : [1]];
  if (typeof value === 'string')
    return value.startsWith('0x') ? [`${value.slice(0, -1)}4`] : [another(value)];
  if (value === undefined) return [];
  const { type, value: inner } = value as { type: string; value: string | undefined };
  return inner === undefined ? [ofType(type === 'Any' ? 'Staking' : 'Any')] : [id(another(inner))];
}
