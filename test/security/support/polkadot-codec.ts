import { Metadata, TypeRegistry } from '@polkadot/types';
import type { SignerPayloadJSON } from '@polkadot/types/types';
import { openMetadata } from '../../../src/core/chain/light/index.js';
import type { StoredMetadata } from '../../../src/protocol/engine/index.js';

/** The library that most pages build their payloads with: it shares no code with what the worker decodes by. */
export interface PolkadotCodec {
  /** `Pallet.call` in the library's spelling and the bytes it makes of what it read. @throws for what it cannot read */
  recode(bytes: Uint8Array): { name: string; hex: string };
  /** The payload that a page's own library would have signed. */
  payload(json: SignerPayloadJSON): Uint8Array;
}

const NONE = { extrinsic: {}, payload: {} };

export function polkadotCodec(stored: StoredMetadata): PolkadotCodec {
  const registry = new TypeRegistry();
  const { extensions } = openMetadata(stored);
  const own = ['SudoTransactionExtension', 'CheckShieldedTxValidity', 'SubtensorTransactionExtension'];
  registry.setMetadata(
    new Metadata(registry, stored.bytes),
    extensions.map(({ identifier }) => identifier),
    Object.fromEntries([...own, 'DrandPriority'].map((identifier) => [identifier, NONE])),
  );
  return {
    recode(bytes) {
      const call = registry.createType('Call', bytes);
      return { name: `${call.section}.${call.method}`, hex: call.toHex() };
    },
    payload(json) {
      return registry.createType('ExtrinsicPayload', json, { version: 4 }).toU8a({ method: true });
    },
  };
}
