import { isHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Runtime } from './runtime.js';

export interface HeaderInfo {
  number: number;
  hash: string;
  parentHash: string;
}

/**
 * A header as JSON-RPC sends it, with its hash (blake2b-256 of the encoded header), which the node leaves out.
 * @throws WalletError chain/bad-answer
 */
export function readHeader(runtime: Runtime, json: unknown): HeaderInfo {
  const { parentHash, stateRoot, extrinsicsRoot } = (json ?? {}) as Record<string, unknown>;
  readBlockNumber(json);
  if (!isHex(parentHash, 256) || !isHex(stateRoot, 256) || !isHex(extrinsicsRoot, 256))
    throw new WalletError('chain/bad-answer', { what: 'header' });
  try {
    const header = runtime.api.registry.createTypeUnsafe('Header', [json]) as unknown as {
      hash: { toHex(): string };
      number: { unwrap(): { toNumber(): number } };
    };
    return { number: header.number.unwrap().toNumber(), hash: header.hash.toHex(), parentHash };
  } catch (cause) {
    throw new WalletError('chain/bad-answer', { what: 'header' }, { cause });
  }
}

/**
 * The number in a header as JSON-RPC sends it: hex of a u32. Anything else would be read as some other number.
 * @throws WalletError chain/bad-answer
 */
export function readBlockNumber(json: unknown): number {
  const { number } = (json ?? {}) as { number?: unknown };
  if (typeof number !== 'string' || !/^0x[0-9a-f]{1,8}$/i.test(number))
    throw new WalletError('chain/bad-answer', { what: 'block number' });
  return Number.parseInt(number, 16);
}

/** Hash by which a node and every explorer know an extrinsic: blake2b-256 of all its bytes. */
export function extrinsicHash(extrinsicHex: string): string {
  return blake2AsHex(extrinsicHex, 256);
}
