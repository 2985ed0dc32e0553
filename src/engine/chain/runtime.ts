import { ApiPromise } from '@polkadot/api';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { StoredMetadata } from '../../protocol/engine/index.js';
import { SUBTENSOR_EXTENSIONS } from './extensions.js';
import { OfflineProvider } from './offline-provider.js';

/** One runtime of one chain: its metadata, and polkadot-js's codec for it. No connection, no state. */
export interface Runtime {
  readonly genesisHash: string;
  readonly specVersion: number;
  readonly transactionVersion: number;
  readonly metadataVersion: 14 | 15;
  /** Never leaves `engine/chain`. */
  readonly api: ApiPromise;
}

export type RuntimeSource = Omit<StoredMetadata, 'key' | 'storedAtMs'>;

/**
 * Makes the codec for stored metadata, without a word to any node.
 * @throws WalletError chain/no-metadata when the bytes cannot be understood.
 */
export async function createRuntime(source: RuntimeSource): Promise<Runtime> {
  const { genesisHash, specVersion, transactionVersion } = source;
  try {
    const api = await ApiPromise.create({
      provider: new OfflineProvider({
        chain_getBlockHash: genesisHash,
        state_getRuntimeVersion: {
          specName: 'node-subtensor',
          implName: 'node-subtensor',
          authoringVersion: 1,
          specVersion,
          implVersion: 1,
          apis: [],
          transactionVersion,
          stateVersion: 1,
        },
        system_chain: 'Bittensor',
        system_properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' },
        rpc_methods: { methods: [] },
      }),
      metadata: { [`${genesisHash}-${specVersion}`]: source.bytes as unknown as `0x${string}` },
      signedExtensions: SUBTENSOR_EXTENSIONS,
      // Hashing here is blake2 and twox only, which exist in JavaScript: no WebAssembly in the engine.
      initWasm: false,
      throwOnConnect: true,
    });
    // Stops the timers of a connection that does not exist.
    await api.disconnect();
    const { version } = source;
    return { genesisHash, specVersion, transactionVersion, metadataVersion: version, api };
  } catch (cause) {
    throw new WalletError('chain/no-metadata', { genesisHash, specVersion }, { cause });
  }
}

/** Name of a pallet as metadata writes it, by its index. */
export function palletName(runtime: Runtime, index: number): string {
  const pallet = runtime.api.runtimeMetadata.asLatest.pallets.find(
    (entry) => entry.index.toNumber() === index,
  );
  return pallet ? pallet.name.toString() : `#${index}`;
}
