import type { Hex, TxError } from '../../types.js';
import type { ApiMethods } from './handler.js';

const SOURCE_BYTES = 1;
const HASH_BYTES = 32;

export const taggedTransactionQueue: ApiMethods = {
  raw: {
    validate_transaction: ({ validate }, bytes) => {
      if (bytes.length <= SOURCE_BYTES + HASH_BYTES) throw new Error('arguments end too early');
      const result = validate(bytes.slice(SOURCE_BYTES, bytes.length - HASH_BYTES));
      if (!result.ok) return { success: false, value: nativeError(result.error) };
      return {
        success: true,
        value: {
          priority: result.priority,
          requires: result.requires.map(toBytes),
          provides: result.provides.map(toBytes),
          longevity: BigInt(result.longevity),
          propagate: true,
        },
      };
    },
  },
};

function nativeError(error: TxError): unknown {
  const value = error.name === 'Custom' ? error.code : undefined;
  return { type: error.kind, value: { type: error.name, value } };
}

function toBytes(hex: Hex): Uint8Array {
  return new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
}
