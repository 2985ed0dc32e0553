import type { ApiPromise } from '@polkadot/api';
import type { SignerPayloadJSON } from '@polkadot/types/types';

/** A payload as btcli spells it, over a call and the present of the chain: what it leaves out is left out. `period` in blocks. */
export async function btcliPayload(
  api: ApiPromise,
  address: string,
  method: string,
  period = 64,
): Promise<SignerPayloadJSON> {
  const [header, nonce] = await Promise.all([
    api.rpc.chain.getHeader(),
    api.rpc.system.accountNextIndex(address),
  ]);
  const { specVersion, transactionVersion } = api.runtimeVersion;
  return {
    address,
    blockHash: header.hash.toHex(),
    era: api.createType('ExtrinsicEra', { current: header.number.toNumber(), period }).toHex(),
    genesisHash: api.genesisHash.toHex(),
    method,
    nonce: bigEndian(nonce.toNumber()),
    specVersion: bigEndian(specVersion.toNumber()),
    tip: `0x${'0'.repeat(32)}`,
    transactionVersion: bigEndian(transactionVersion.toNumber()),
    version: 4,
    signedExtensions: api.registry.signedExtensions,
    mode: 0,
    metadataHash: null,
  } as unknown as SignerPayloadJSON;
}

function bigEndian(value: number): `0x${string}` {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
