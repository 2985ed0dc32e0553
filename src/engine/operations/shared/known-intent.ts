import { addressOf } from '../../../core/address/index.js';
import { alphaBase, rao, raoPerAlpha } from '../../../core/amount/money.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import { canonicalCall, decodeCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';

/** Reads the arguments of a call by name. */
interface Args {
  uint(name: string): bigint;
  netuid(name: string): number;
  flag(name: string): boolean;
  /** A plain account id. */
  key(name: string): string;
  /** A MultiAddress of an account id; null for any other kind. */
  id(name: string): string | null;
  /** An optional u64. */
  optional(name: string): bigint | null;
}

type Reading = readonly [args: string, read: (args: Args) => SingleIntent | null];

/** Calls that have an intent of their own, by name and arguments. */
const READINGS: Readonly<Record<string, Reading>> = {
  'Balances.transfer_keep_alive': [
    'dest,value',
    ({ id, uint }) => {
      const to = id('dest');
      return to === null ? null : { kind: 'send', to, amountRao: rao(uint('value')) };
    },
  ],
  'SubtensorModule.add_stake_limit': [
    'hotkey,netuid,amount_staked,limit_price,allow_partial',
    ({ key, netuid, uint, flag }) => ({
      kind: 'stake',
      hotkey: key('hotkey'),
      netuid: netuid('netuid'),
      amountRao: rao(uint('amount_staked')),
      limitRaoPerAlpha: raoPerAlpha(uint('limit_price')),
      allowPartial: flag('allow_partial'),
    }),
  ],
  'SubtensorModule.remove_stake_limit': [
    'hotkey,netuid,amount_unstaked,limit_price,allow_partial',
    ({ key, netuid, uint, flag }) => ({
      kind: 'unstake',
      hotkey: key('hotkey'),
      netuid: netuid('netuid'),
      amountBase: alphaBase(uint('amount_unstaked')),
      limitRaoPerAlpha: raoPerAlpha(uint('limit_price')),
      allowPartial: flag('allow_partial'),
    }),
  ],
  'SubtensorModule.remove_stake_full_limit': [
    'hotkey,netuid,limit_price',
    ({ key, netuid, optional }) => {
      const limit = optional('limit_price');
      return {
        kind: 'unstake-position',
        hotkey: key('hotkey'),
        netuid: netuid('netuid'),
        limitRaoPerAlpha: limit === null ? null : raoPerAlpha(limit),
      };
    },
  ],
  'SubtensorModule.move_stake': [
    'origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount',
    ({ key, netuid, uint }) =>
      netuid('origin_netuid') === netuid('destination_netuid')
        ? {
            kind: 'change-validator',
            fromHotkey: key('origin_hotkey'),
            toHotkey: key('destination_hotkey'),
            netuid: netuid('origin_netuid'),
            amountBase: alphaBase(uint('alpha_amount')),
          }
        : null,
  ],
  'SubtensorModule.swap_stake_limit': [
    'hotkey,origin_netuid,destination_netuid,alpha_amount,limit_price,allow_partial',
    ({ key, netuid, uint, flag }) => ({
      kind: 'change-subnet',
      hotkey: key('hotkey'),
      fromNetuid: netuid('origin_netuid'),
      toNetuid: netuid('destination_netuid'),
      amountBase: alphaBase(uint('alpha_amount')),
      limitRatio: uint('limit_price'),
      allowPartial: flag('allow_partial'),
    }),
  ],
  'SubtensorModule.transfer_stake': [
    'destination_coldkey,hotkey,origin_netuid,destination_netuid,alpha_amount',
    ({ key, netuid, uint }) =>
      netuid('origin_netuid') === netuid('destination_netuid')
        ? {
            kind: 'transfer-alpha',
            to: key('destination_coldkey'),
            hotkey: key('hotkey'),
            netuid: netuid('origin_netuid'),
            amountBase: alphaBase(uint('alpha_amount')),
          }
        : null,
  ],
};

/**
 * The intent that a call's bytes are, where it is one whose checks and prices this wallet knows; null for all others. Only
 * for foresight: what is signed are the bytes. @throws WalletError sign/undecodable, sign/trailing-bytes, sign/not-canonical
 */
export function knownIntent(runtime: Runtime, callHex: string): SingleIntent | null {
  const { pallet, call, args } = canonicalCall(runtime, decodeCall(runtime, callHex));
  const found = READINGS[`${pallet}.${call}`];
  if (!found || found[0] !== args.map(({ name }) => name).join(',')) return null;
  const arg = (name: string) => args.find((one) => one.name === name);
  const hex = (name: string) => arg(name)?.hex.slice(2) ?? '';
  return found[1]({
    uint: (name) => BigInt(arg(name)?.uint ?? 0),
    netuid: (name) => Number(arg(name)?.uint ?? 0),
    flag: (name) => hex(name) === '01',
    key: (name) => addressOf(`0x${hex(name)}`),
    id: (name) => (/^00[0-9a-f]{64}$/.test(hex(name)) ? addressOf(`0x${hex(name).slice(2)}`) : null),
    optional: (name) => (hex(name) === '00' ? null : littleEndian(hex(name).slice(2))),
  });
}

function littleEndian(hex: string): bigint {
  const bytes = hex.match(/../g) ?? [];
  return BigInt(`0x${bytes.reverse().join('')}`);
}
