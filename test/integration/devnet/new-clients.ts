import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { ExtrinsicPayloadValue } from '@polkadot/types/types';
import type { Devnet, DevnetOptions } from '../../../devnet/types.js';
import { hasShared, readShared } from './support.js';

/** The runtimes that clients of the newer JSON-RPC are tried on. */
export const RUNTIMES: Array<{ name: string; spec: number; options: () => DevnetOptions }> = [
  { name: 'declared 424', spec: 424, options: () => ({}) },
  { name: 'declared newer', spec: 475, options: () => ({ profile: 'newer' }) },
  // Skipped without the recorded metadata of mainnet, which lies beside the project.
  ...(hasShared ? [{ name: 'mainnet 424', spec: 424, options: () => ({ metadata: readShared(424) }) }] : []),
];

/** Resolves when the pool holds a transaction; gives the server its turns until then. */
export async function pooled(devnet: Devnet): Promise<void> {
  while (devnet.pendingCalls().length === 0) await new Promise((turn) => setImmediate(turn));
}

/** Free balance as the chain itself has it, in rao. */
export function freeOf(devnet: Devnet, address: string): bigint {
  return (devnet.state().get('System', 'Account', address) as { data: { free: bigint } }).data.free;
}

/** What an injected extension's `signPayload` does: signs the JSON payload a dApp hands it. */
export function payloadSigner(api: ApiPromise, pair: KeyringPair) {
  return async (payload: object): Promise<{ signature: `0x${string}` }> => {
    const { version } = payload as { version: number };
    const unsigned = api.registry.createType('ExtrinsicPayload', payload as ExtrinsicPayloadValue, {
      version,
    });
    return unsigned.sign(pair);
  };
}
