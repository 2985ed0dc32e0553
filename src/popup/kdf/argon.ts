import { argon2id } from 'hash-wasm';
import type { KdfParams } from '../../protocol/ui/vault.js';

/** What the page sends to its worker, once. */
export interface KdfRequest {
  password: string;
  params: KdfParams;
}

/** What comes back: the key, or that the browser could not give the memory. No detail: it might quote an input. */
export type KdfReply = { key: string } | { failed: true };

/**
 * The 32-byte wrapping key as hex. The password is NFKC-normalised first, so that one keyboard's composed letters equal
 * another's.
 */
export async function deriveKey({ password, params }: KdfRequest): Promise<string> {
  const salt = Uint8Array.from(params.salt.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return argon2id({
    password: password.normalize('NFKC'),
    salt,
    memorySize: params.memoryKiB,
    iterations: params.passes,
    parallelism: params.lanes,
    hashLength: 32,
    outputType: 'hex',
  });
}
