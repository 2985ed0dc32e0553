import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { AccountId } from '@polkadot-api/substrate-bindings';
import type { RuntimeCodec } from '../../types.js';
import { destination } from '../balances.js';
import { fail, type PalletCalls } from '../dispatch-context.js';
import { keepDeposit, reserve } from './deposit.js';
import { filtersOf, type ProxyType } from './filter.js';
import { grantsOf } from './grants.js';

const accountId = AccountId(42);
const PREFIX = new TextEncoder().encode('modlpy/proxy____');

export interface Birth {
  spawner: string;
  type: ProxyType;
  /** Tells apart several of one block and call. */
  index: number;
  height: number;
  extrinsic: number;
}

/** Accounts without a key, which live by their first grant (`opentensor/subtensor pallets/proxy/src/lib.rs`). */
export const pureCalls: PalletCalls = {
  create_pure: (context, args) => {
    const { state, origin, block, extrinsicIndex } = context;
    const type = args.proxy_type as ProxyType;
    const index = Number(args.index);
    const birth = { spawner: origin, type, index, height: block.number, extrinsic: extrinsicIndex };
    const pure = pureAddress(context.codec, birth);
    if (state.entries('Proxy', 'Proxies', pure).length > 0) fail('Proxy', 'Duplicate');
    const deposit = keepDeposit(context, origin, 'ProxyDeposit', 1, 0n);
    const grant = { delegate: origin, proxy_type: type, delay: Number(args.delay) };
    state.set('Proxy', 'Proxies', [pure], [[grant], deposit]);
    context.deposit('Proxy', 'PureCreated', {
      pure,
      who: origin,
      proxy_type: type,
      disambiguation_index: index,
    });
  },
  kill_pure: (context, args) => {
    const { state, origin } = context;
    const [spawner, type, index] = [
      destination(args.spawner),
      args.proxy_type as ProxyType,
      Number(args.index),
    ];
    const birth = { spawner, type, index, height: Number(args.height), extrinsic: Number(args.ext_index) };
    if (pureAddress(context.codec, birth) !== origin) fail('Proxy', 'NoPermission');
    const { deposit } = grantsOf(context, origin);
    state.remove('Proxy', 'Proxies', origin);
    reserve(context, spawner, -deposit);
    context.deposit('Proxy', 'PureKilled', {
      pure: origin,
      spawner,
      proxy_type: type,
      disambiguation_index: index,
    });
  },
};

/** Address that follows from who made an account, when and as what. */
export function pureAddress(codec: RuntimeCodec, birth: Birth): string {
  const type = Object.keys(filtersOf(codec).filters).indexOf(birth.type.type);
  const bytes = concatBytes(
    PREFIX,
    accountId.enc(birth.spawner),
    new Uint8Array(Uint32Array.of(birth.height, birth.extrinsic).buffer),
    Uint8Array.of(type),
    new Uint8Array(Uint16Array.of(birth.index).buffer),
  );
  return accountId.dec(blake2b(bytes, { dkLen: 32 }));
}
