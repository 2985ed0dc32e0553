import type { BlockReader } from '../chain/block-reader.js';
import { networkFee } from '../quotes/network-fee.js';
import type { OperationContext } from './rules.js';

/** The context of one question: one account at the reader's block. */
export function openContext(reader: BlockReader, address: string): OperationContext {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const before = known.get(key);
    if (before) return before as Promise<T>;
    const reading = read();
    known.set(key, reading);
    return reading;
  };
  return {
    reader,
    address,
    once,
    fee: (callHex) => once(`fee ${callHex}`, () => networkFee(reader, callHex, address)),
  };
}
