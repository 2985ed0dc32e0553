import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import type { KeyringPair } from '@polkadot/keyring/types';
import { compactToU8a } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { DecodedCall, Devnet, EventRecord, Hex } from '../../../devnet/types.js';

/** What a test says about a transaction; the rest follows from the chain. */
export interface Saying {
  nonce?: number;
  /** Blocks that it lives, from block `birth` on; immortal without. */
  period?: number;
  birth?: number;
}

export const toHex = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;
export const fromHex = (text: string): Uint8Array => hexToBytes(text.slice(2));
export const hashOf = (bytes: Uint8Array): Hex => toHex(blake2b(bytes, { dkLen: 32 }));

export const nonceOf = (devnet: Devnet, address: string): number =>
  (devnet.state().get('System', 'Account', address) as { nonce: number } | undefined)?.nonce ?? 0;

export const freeOf = (devnet: Devnet, address: string): bigint =>
  (devnet.state().get('System', 'Account', address) as { data: { free: bigint } } | undefined)?.data.free ??
  0n;

/** Signs a call with the layout written out by hand. */
export async function signCall(
  devnet: Devnet,
  pair: KeyringPair,
  call: DecodedCall,
  { nonce = nonceOf(devnet, pair.address), period, birth = devnet.best().number - 1 }: Saying = {},
): Promise<Uint8Array> {
  const { codec } = devnet;
  const callBytes = codec.encodeCall(call);
  const bits = period ? (Math.log2(period) - 1) | ((birth % period) << 4) : 0;
  const era = period ? Uint8Array.of(bits & 0xff, bits >> 8) : Uint8Array.of(0);
  const anchor = period ? await devnet.request('chain_getBlockHash', [birth]) : devnet.genesisHash;
  const extra = concatBytes(era, compactToU8a(nonce), compactToU8a(0), Uint8Array.of(0));
  const versions = new Uint8Array(Uint32Array.of(codec.specVersion, codec.transactionVersion).buffer);
  const payload = concatBytes(
    callBytes,
    extra,
    versions,
    fromHex(devnet.genesisHash),
    fromHex(String(anchor)),
    Uint8Array.of(0),
  );
  const signature = pair.sign(payload.length > 256 ? blake2b(payload, { dkLen: 32 }) : payload);
  const head = concatBytes(Uint8Array.of(0x84, 0), pair.publicKey, Uint8Array.of(1), signature);
  const body = concatBytes(head, extra, callBytes);
  return concatBytes(compactToU8a(body.length), body);
}

/** Encrypts to a key as wallets do; `tag` makes nonce and shared secret differ between carriers. */
export function seal(publicKey: Uint8Array, inner: Uint8Array, tag = 1): Uint8Array {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey, new Uint8Array(32).fill(tag));
  const nonce = new Uint8Array(24).fill(tag);
  return concatBytes(
    xxhashAsU8a(publicKey, 128),
    Uint8Array.of(cipherText.length & 0xff, cipherText.length >> 8),
    cipherText,
    nonce,
    xchacha20poly1305(sharedSecret, nonce).encrypt(inner),
  );
}

/** A key of the shield after the best block. */
export const keyNow = (devnet: Devnet, item: 'CurrentKey' | 'PendingKey' | 'NextKey' = 'NextKey') =>
  devnet.state().get('MevShield', item) as Uint8Array | undefined;

export const submitEncrypted = (ciphertext: Uint8Array): DecodedCall => ({
  pallet: 'MevShield',
  name: 'submit_encrypted',
  args: { ciphertext },
});

export const pay = (dest: string, value: bigint): DecodedCall => ({
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  args: { dest: { type: 'Id', value: dest }, value },
});

/** A carrier around a call of the same account, made with the key users encrypt to now. */
export async function shielded(
  devnet: Devnet,
  pair: KeyringPair,
  call: DecodedCall,
  { nonce = nonceOf(devnet, pair.address), birth = devnet.best().number - 1, period = 8 }: Saying = {},
): Promise<{ carrier: Uint8Array; inner: Uint8Array }> {
  const key = keyNow(devnet);
  if (!key) throw new Error('no key is announced');
  const inner = await signCall(devnet, pair, call, { nonce: nonce + 1, birth, period });
  const carrier = await signCall(devnet, pair, submitEncrypted(seal(key, inner)), { nonce, birth, period });
  return { carrier, inner };
}

export async function submit(devnet: Devnet, bytes: Uint8Array): Promise<Hex> {
  return (await devnet.request('author_submitExtrinsic', [toHex(bytes)])) as Hex;
}

/** Hashes of the extrinsics of the best block, the time inherent excepted. */
export async function bodyHashes(devnet: Devnet): Promise<Hex[]> {
  const answer = (await devnet.request('chain_getBlock')) as { block: { extrinsics: Hex[] } };
  return answer.block.extrinsics.slice(1).map((extrinsic) => hashOf(fromHex(extrinsic)));
}

/** Names of the best block's events for one extrinsic, the time inherent being number 0. */
export function eventsOf(devnet: Devnet, index: number): string[] {
  const records = devnet.state().get('System', 'Events') as EventRecord[];
  return records.filter(({ phase }) => phase.value === index).map(({ pallet, name }) => `${pallet}.${name}`);
}
