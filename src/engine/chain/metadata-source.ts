import { compactFromU8aLim, hexToU8a, isHex } from '@polkadot/util';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { MetadataStore } from '../storage/metadata-store.js';
import { createRuntime, type Runtime, type RuntimeSource } from './runtime.js';
import { type RuntimeVersion, readRuntimeVersion } from './runtime-version.js';
import { type Requester, RpcError } from './socket.js';

export { readRuntimeVersion };

/**
 * Codecs by chain and spec version: from memory, from the store, or from the node once. Two callers asking for the same
 * one share one download.
 */
export class RuntimeCache {
  private readonly made = new Map<string, Promise<Runtime>>();

  constructor(private readonly store: MetadataStore) {}

  /** @throws WalletError chain/no-metadata, chain/offline … */
  get(
    socket: Requester,
    genesisHash: string,
    version: RuntimeVersion,
    atBlock: string | null,
  ): Promise<Runtime> {
    const key = `${genesisHash}-${version.specVersion}`;
    const hit = this.made.get(key);
    if (hit) return hit;
    const making = this.make(socket, genesisHash, version, atBlock);
    this.made.set(key, making);
    making.catch(() => this.made.delete(key));
    return making;
  }

  private async make(
    socket: Requester,
    genesisHash: string,
    version: RuntimeVersion,
    atBlock: string | null,
  ): Promise<Runtime> {
    const kept = await this.store.read(genesisHash, version.specVersion);
    if (kept) {
      // Damaged storage is fetched anew; it must not lock anybody out of the chain for good.
      const known = await understood(kept).catch(() => null);
      if (known) return known;
    }
    const read = async () => ({ genesisHash, ...version, ...(await fetchMetadata(socket, atBlock)) });
    let source = await read();
    let runtime = await understood(source).catch(() => null);
    if (!runtime) {
      // A node behind a balancer may have answered from before the upgrade: asked once more, then refused.
      source = await read();
      runtime = await understood(source);
    }
    // Stored only after it was understood: a node's garbage must not outlive the connection.
    await this.store.write(source);
    return runtime;
  }
}

/**
 * The codec of metadata that says of itself to be of this very version: every runtime carries its version as the
 * constant `System.Version`. Bytes of another version would decode everything a little wrong.
 * @throws WalletError chain/no-metadata
 */
async function understood(source: RuntimeSource): Promise<Runtime> {
  const { genesisHash, specVersion } = source;
  const runtime = await createRuntime(source);
  const own = runtime.api.consts.system?.version?.toJSON() as { specVersion?: unknown } | undefined;
  if (own?.specVersion !== specVersion)
    throw new WalletError('chain/no-metadata', { genesisHash, specVersion, why: 'other-version' });
  return runtime;
}

/**
 * Version 15, because the metadata digest is defined over exactly that one; what the node has otherwise (a runtime
 * without the versioned call) is 14.
 * @throws WalletError chain/bad-answer, chain/offline …
 */
export async function fetchMetadata(
  socket: Requester,
  atBlock: string | null,
): Promise<{ version: 14 | 15; bytes: Uint8Array }> {
  const at = atBlock === null ? [] : [atBlock];
  const versioned = await refusedAsNull(
    socket.request('state_call', ['Metadata_metadata_at_version', '0x0f000000', ...at]),
  );
  const v15 = versioned === null ? null : opaque(versioned);
  if (v15) return { version: 15, bytes: v15 };
  const plain = await socket.request('state_getMetadata', at);
  if (!isHex(plain)) throw new WalletError('chain/bad-answer', { what: 'metadata' });
  return { version: 14, bytes: hexToU8a(plain) };
}

/** A node that does not know the call answers with an error, which here only means "no such version". */
async function refusedAsNull(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RpcError) return null;
    throw error;
  }
}

/** Option<Vec<u8>> → bytes. */
function opaque(hex: unknown): Uint8Array | null {
  if (!isHex(hex)) throw new WalletError('chain/bad-answer', { what: 'metadata' });
  const bytes = hexToU8a(hex);
  if (bytes[0] !== 1) return null;
  const [offset, length] = compactFromU8aLim(bytes.subarray(1));
  const inner = bytes.slice(1 + offset);
  if (inner.length !== length) throw new WalletError('chain/bad-answer', { what: 'metadata' });
  return inner;
}
