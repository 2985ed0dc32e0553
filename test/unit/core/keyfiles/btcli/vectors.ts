import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ErrorBody, isWalletError } from '../../../../../src/core/errors/wallet-error.js';

interface Sealed {
  password: string;
  file_base64: string;
}

interface Format {
  vectors: Array<Sealed & { plaintext: string; kdf_key_hex?: string; nonce_hex?: string }>;
  negative: Array<Sealed & { case: string; kdf_key_hex?: string }>;
}

export interface KeyfileVectors {
  plaintexts: Record<string, { utf8: string }>;
  nacl: Format;
  ansible_vault: Format;
  fernet: Format;
}

export interface KeyVectors {
  phrases: Array<{
    mnemonic: string;
    password: string;
    sr25519: {
      public: string;
      ss58_42: string;
      secret_ed25519_form_64: string;
      secret_canonical_form_64_btcli: string;
    };
    ed25519: { public: string; ss58_42: string };
  }>;
}

const FOLDER = resolve(import.meta.dirname, '../../../../../../shared/chain/vectors');
export const HAS_VECTORS = existsSync(resolve(FOLDER, 'btcli-keyfiles.json'));

/** Recorded vectors lie beside the project; suites that need them skip when they are not there. */
export function vectors<T>(name: 'btcli-keyfiles' | 'keys'): T {
  return JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8')) as T;
}

export const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
export const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
export const unbase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
export const jsonBytes = (value: unknown) => bytesOf(JSON.stringify(value));

/** What a call refuses with. Anything but a refusal fails the test. */
export async function refusalOf(act: () => unknown): Promise<ErrorBody> {
  try {
    await act();
  } catch (error) {
    if (isWalletError(error)) return error.toBody();
    throw error;
  }
  throw new Error('was not refused');
}
