import { blake2b } from '@noble/hashes/blake2.js';
import { decodeAddress } from '../../../core/address/index.js';
import { equalBytes, unwrapValue } from '../../../core/chain/light/index.js';
import { accountIdOf } from '../arguments.js';
import { account, bytes, type Check, type Expectations, named, uint } from './expect.js';

/** Who may act for the account, and whose it becomes. */
export const RIGHTS: Expectations<
  | 'add-proxy'
  | 'remove-announcement'
  | 'create-pure'
  | 'kill-pure'
  | 'cancel-multisig'
  | 'announce-swap'
  | 'execute-swap'
> = {
  'add-proxy': ({ delegate, proxyType, delayBlocks }) => ({
    call: 'Proxy.add_proxy',
    args: { delegate: account(delegate), proxy_type: named(proxyType), delay: uint(delayBlocks) },
  }),
  'remove-announcement': ({ real, callHash }) => ({
    call: 'Proxy.remove_announcement',
    args: { real: account(real), call_hash: bytes(callHash) },
  }),
  'create-pure': ({ proxyType, delayBlocks, index }) => ({
    call: 'Proxy.create_pure',
    args: { proxy_type: named(proxyType), delay: uint(delayBlocks), index: uint(index) },
  }),
  'kill-pure': ({ spawner, proxyType, index, height, extIndex }) => ({
    call: 'Proxy.kill_pure',
    args: {
      spawner: account(spawner),
      proxy_type: named(proxyType),
      index: uint(index),
      height: uint(height),
      ext_index: uint(extIndex),
    },
  }),
  'cancel-multisig': ({ threshold, others, callHash }) => ({
    call: 'Multisig.cancel_as_multi',
    args: {
      threshold: uint(threshold),
      other_signatories: accounts(others),
      // Which of the operations of this call: the chain knows only one at a time.
      timepoint: () => true,
      call_hash: bytes(callHash),
    },
  }),
  'announce-swap': ({ newColdkey }) => ({
    call: 'SubtensorModule.announce_coldkey_swap',
    args: { new_coldkey_hash: bytes(hashOf(newColdkey)) },
  }),
  'execute-swap': ({ newColdkey }) => ({
    call: 'SubtensorModule.swap_coldkey_announced',
    args: { new_coldkey: account(newColdkey) },
  }),
};

/** A list of accounts, each in its place. */
export function accounts(expected: readonly string[]): Check {
  return (value) => {
    const inner = unwrapValue(value);
    if (inner.kind !== 'list' || inner.items.length !== expected.length) return false;
    return inner.items.every((item, index) => {
      const id = accountIdOf(item);
      return id !== null && equalBytes(id, decodeAddress(expected[index] ?? '').accountId);
    });
  };
}

function hashOf(address: string): string {
  const hash = blake2b(decodeAddress(address).accountId, { dkLen: 32 });
  return `0x${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
