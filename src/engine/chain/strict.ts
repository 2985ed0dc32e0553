import type { Codec } from '@polkadot/types/types';
import { hexToU8a, u8aEq } from '@polkadot/util';
import { WalletError } from '../../core/errors/wallet-error.js';
import { type Plain, toPlain } from './plain.js';
import type { Runtime } from './runtime.js';

/**
 * Decodes bytes that a node sent. polkadot-js fills up what is too short with zeros and ignores what is too long; here
 * only bytes that encode back to themselves are a value, because a made-up zero is a wrong balance.
 * @throws WalletError chain/bad-answer
 */
export function decodeStrict(runtime: Runtime, type: string, hex: unknown, what: string): Plain {
  return toPlain(decodeCodec(runtime, type, hex, what));
}

export function decodeCodec(runtime: Runtime, type: string, hex: unknown, what: string): Codec {
  if (typeof hex !== 'string' || !/^0x(?:[0-9a-f]{2})*$/i.test(hex))
    throw new WalletError('chain/bad-answer', { what });
  const bytes = hexToU8a(hex);
  let codec: Codec;
  try {
    codec = runtime.api.registry.createTypeUnsafe(type, [bytes]);
  } catch (cause) {
    throw new WalletError('chain/bad-answer', { what }, { cause });
  }
  if (!u8aEq(codec.toU8a(), bytes)) throw new WalletError('chain/bad-answer', { what });
  return codec;
}
