import { decodeAddress } from '@polkadot/util-crypto';
import type { Devnet } from '../../../devnet/index.js';
import { ByteReader } from '../../../src/core/chain/light/index.js';

/** Free balance in rao at the best block, from the chain's own state. */
export function freeOf(devnet: Devnet, address: string): bigint {
  const account = devnet.state().get('System', 'Account', address) as { data: { free: bigint } } | undefined;
  return account?.data.free ?? 0n;
}

/** A position in base units at the best block, as the runtime answers it. */
export async function heldOf(
  devnet: Devnet,
  coldkey: string,
  hotkey: string,
  netuid: number,
): Promise<bigint> {
  const args = new Uint8Array(66);
  args.set(decodeAddress(hotkey), 0);
  args.set(decodeAddress(coldkey), 32);
  new DataView(args.buffer).setUint16(64, netuid, true);
  const name = 'StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid';
  const answer = await devnet.request('state_call', [name, `0x${Buffer.from(args).toString('hex')}`]);
  const reader = new ByteReader(Uint8Array.from(Buffer.from(String(answer).slice(2), 'hex')));
  if (reader.byte() === 0) return 0n;
  reader.take(64);
  reader.compact();
  return reader.compact();
}
