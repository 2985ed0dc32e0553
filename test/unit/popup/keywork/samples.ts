import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { Keyring } from '@polkadot/keyring';
import { base64Encode, cryptoWaitReady, naclEncrypt } from '@polkadot/util-crypto';
import { type ErrorBody, isWalletError } from '../../../../src/core/errors/wallet-error.js';

/** Public test keys: never fund them. */
export const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
export const ADDRESS = '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX';
export const PASSWORD = 'correct horse battery staple 9!';

await cryptoWaitReady();
export const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/** The pair of the n-th test seed, by the reference implementation. */
export function pairOf(index: number) {
  const seed = new Uint8Array(32).fill(0x22);
  new DataView(seed.buffer).setUint32(0, index);
  return { seed, pair: new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromSeed(seed) };
}

/** An export of the generation before scrypt: quick to open, and yet under a password. */
export function oldExport(index: number, password: string) {
  const { seed, pair } = pairOf(index);
  const key = new Uint8Array(32);
  key.set(utf8ToBytes(password).subarray(0, 32));
  const body = concatBytes(
    hexToBytes('3053020101300506032b657004220420'),
    seed,
    hexToBytes('a123032100'),
    pair.publicKey,
  );
  const { encrypted, nonce } = naclEncrypt(body, key);
  return {
    encoded: `0x${bytesToHex(concatBytes(nonce, encrypted))}`,
    encoding: { content: ['pkcs8', 'sr25519'], type: 'xsalsa20-poly1305', version: '2' },
    address: pair.address,
    meta: { name: `account ${index}` },
  };
}

/** An all-accounts export whose container is in the clear. */
export function batchOf(exports: unknown[]): Uint8Array {
  return utf8ToBytes(
    JSON.stringify({
      encoded: base64Encode(utf8ToBytes(JSON.stringify(exports))),
      encoding: { content: ['batch-pkcs8'], type: ['none'], version: '3' },
      accounts: [],
    }),
  );
}

/** What work refuses with. Anything but a refusal fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<ErrorBody> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (isWalletError(error)) return error.toBody();
  throw error ?? new Error('was not refused');
}
