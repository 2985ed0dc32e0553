/** A passkey that gives the same 32 secret bytes every time: WebAuthn's extension `prf` (WebAuthn Level 3, 10.1.4). */
import { bytesToHex } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { PasskeyParams } from '../../protocol/ui/vault.js';
import { fromBase64url, toBase64url } from './base64url.js';

export interface NewPasskey extends PasskeyParams {
  /** 32 bytes, hex. */
  prfKey: string;
}

const TIMEOUT_MS = 120_000;
const SECRET_BYTES = 32;
/** ES256 and RS256: what authenticators have. The signature itself is not used. */
const ALGORITHMS = [-7, -257];
const RELYING_PARTY = 'Kelvin';

/**
 * Makes a passkey for this extension, kept where the person chooses, and asks it for its secret.
 * @throws WalletError passkey/unsupported, passkey/refused
 */
export async function createPasskey(): Promise<NewPasskey> {
  const salt = random(SECRET_BYTES);
  const credential = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: random(SECRET_BYTES),
        // The extension's own id: no site and no other extension can ask this passkey.
        rp: { id: location.hostname, name: RELYING_PARTY },
        // Says nothing of the accounts: lists of passkeys are read by others than their owner.
        user: { id: random(16), name: RELYING_PARTY, displayName: RELYING_PARTY },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const params = { credentialId: toBase64url(new Uint8Array(credential.rawId)), prfSalt: toBase64url(salt) };
  const { prf } = credential.getClientExtensionResults();
  if (prf?.results) return { ...params, prfKey: secretHex(prf.results) };
  if (prf?.enabled === false || !prf) throw new WalletError('passkey/unsupported', { reason: 'no-prf' });
  // Many authenticators give the secret only when they are asked a second time.
  return { ...params, prfKey: await askPasskey(params) };
}

/**
 * Asks a passkey for its secret: 32 bytes as hex, the same every time.
 * @throws WalletError passkey/unsupported when it has none; passkey/refused when it was not used
 */
export async function askPasskey({ credentialId, prfSalt }: PasskeyParams): Promise<string> {
  const id = fromBase64url(credentialId);
  const credential = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(SECRET_BYTES),
        rpId: location.hostname,
        allowCredentials: [{ type: 'public-key', id }],
        userVerification: 'required',
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: fromBase64url(prfSalt) } } },
      },
    }),
  );
  const results = credential.getClientExtensionResults().prf?.results;
  if (!results) throw new WalletError('passkey/unsupported', { reason: 'no-prf' });
  return secretHex(results);
}

function secretHex({ first }: AuthenticationExtensionsPRFValues): string {
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  if (bytes.length !== SECRET_BYTES) throw new WalletError('passkey/unsupported', { reason: 'prf-length' });
  const hex = bytesToHex(bytes);
  bytes.fill(0);
  return hex;
}

async function ask(question: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (typeof PublicKeyCredential === 'undefined' || !navigator.credentials)
    throw new WalletError('passkey/unsupported', { reason: 'no-webauthn' });
  let answer: Credential | null;
  try {
    answer = await question();
  } catch (caught) {
    throw refusal(caught);
  }
  if (!answer || !('rawId' in answer)) throw new WalletError('passkey/refused');
  return answer as PublicKeyCredential;
}

/** What is the person's own doing can be tried again; what the browser or the device cannot do, not. */
function refusal(caught: unknown): WalletError {
  const name = caught instanceof Error || caught instanceof DOMException ? caught.name : 'unknown';
  const unsupported = ['NotSupportedError', 'SecurityError', 'ConstraintError', 'TypeError'].includes(name);
  return new WalletError(unsupported ? 'passkey/unsupported' : 'passkey/refused', { reason: name });
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
