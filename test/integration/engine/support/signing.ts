import { Keyring } from '@polkadot/api';
import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, blake2AsU8a } from '@polkadot/util-crypto';
import type { Devnet } from '../../../../devnet/types.js';
import type { BuiltPayload, FollowRow } from '../../../../src/protocol/engine/index.js';

export type Pair = ReturnType<Keyring['addFromUri']>;

export function pairOf(devnet: Devnet, name: string): Pair {
  const account = devnet.accounts.find((entry) => entry.name === name);
  if (!account) throw new Error(`the scenario has no ${name}`);
  return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(account.suri);
}

const le = (value: number) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};

/** Signs a proposal, composing the payload by hand from the chain's documented layout; 65 bytes hex. */
export function sign(pair: Pair, built: BuiltPayload, metadataHash: string | null = null): string {
  const digest = metadataHash ? u8aConcat([1], hexToU8a(metadataHash)) : new Uint8Array([0]);
  const payload = u8aConcat(
    hexToU8a(built.callHex),
    hexToU8a(built.eraHex),
    compactToU8a(built.nonce),
    compactToU8a(built.tip),
    [metadataHash ? 1 : 0],
    le(built.specVersion),
    le(built.transactionVersion),
    hexToU8a(built.genesisHash),
    hexToU8a(built.eraBlock.hash),
    digest,
  );
  const message = payload.length > 256 ? blake2AsU8a(payload, 256) : payload;
  return u8aToHex(u8aConcat([1], pair.sign(message)));
}

export function followRow(extrinsicHex: string, built: BuiltPayload, address: string): FollowRow {
  return {
    txHash: blake2AsHex(extrinsicHex, 256),
    genesisHash: built.genesisHash,
    address,
    origin: null,
    sentence: { code: 'stake', params: {} },
    createdAtMs: Date.now(),
    validUntilBlock: built.eraBlock.number + 63,
    shield: null,
    unprotected: null,
    expected: null,
  };
}
