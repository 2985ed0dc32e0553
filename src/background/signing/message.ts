import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, equalBytes } from '../../core/chain/light/index.js';
import { type ErrorBody, toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import { parseSignIn, signInFaults } from '../../core/messages/index.js';
import type { StoredMetadata } from '../../protocol/engine/index.js';
import type { ApprovalView } from '../../protocol/ui/approvals.js';
import { toHex } from './hex.js';
import { isOrder } from './looks-like-order.js';
import { looksLikeTransaction } from './looks-like-transaction.js';
import { foreignDomain, hasSuspiciousCharacters, readableText } from './message-text.js';

/** Longest message, wrapper excluded: what a person might read before agreeing to it, with room to spare. */
export const MAX_MESSAGE_BYTES = 8 * 1024;
const OPEN = new TextEncoder().encode('<Bytes>');
const CLOSE = new TextEncoder().encode('</Bytes>');
/** Signing this prefix makes an Ethereum message; 0x19 is also the index of a pallet. */
const ETHEREUM_PREFIX = new TextEncoder().encode('\x19Ethereum Signed Message:\n');

export interface MessageRequest {
  /** As the page sent it: 0x hex, or text. */
  data: string;
  /** Caller's origin as the browser says it; null for the wallet itself. */
  origin: string | null;
  /** The account that is to sign, and the present: a request to sign in may name another one, or be over. */
  accountId: string;
  nowMs: number;
  /** Metadata of every runtime known, to recognise transactions with. */
  metadata: readonly StoredMetadata[];
}

type MessageView = Extract<ApprovalView, { kind: 'message' }>;

/** What the approval shows, and the bytes that a yes signs. */
export interface PreparedMessage
  extends Pick<
    MessageView,
    'text' | 'hex' | 'payloadHash' | 'suspiciousCharacters' | 'foreignDomain' | 'signIn' | 'refusal'
  > {
  /** `<Bytes>` data `</Bytes>`, wrapped once. Sign nothing when there is a refusal. */
  message: Uint8Array;
}

/**
 * Prepares a signRaw request. Messages are signed wrapped and as they are, never hashed, because every verifier of the
 * field expects that (polkadot-js/extension `RequestBytesSign`). Never throws: a refusal is part of the view.
 */
export function prepareMessage({ data, origin, metadata, ...by }: MessageRequest): PreparedMessage {
  const raw = bytesOf(data);
  const wrapped = isWrapped(raw);
  const inner = wrapped ? raw.subarray(OPEN.length, raw.length - CLOSE.length) : raw;
  const message = wrapped ? raw : concatBytes([OPEN, raw, CLOSE]);
  const text = readableText(inner);
  const suspiciousCharacters = text !== null && hasSuspiciousCharacters(text.plain);
  // What hides or turns characters is shown as it is, and not laid out as if it were in order.
  const signIn = text === null || suspiciousCharacters ? null : parseSignIn(text.plain);
  return {
    message,
    text: text?.shown ?? null,
    hex: toHex(inner),
    payloadHash: toHex(blake2b(message, { dkLen: 32 })),
    suspiciousCharacters,
    foreignDomain: text === null ? null : foreignDomain(text.plain, origin),
    signIn: signIn && { ...signIn, faults: signInFaults(signIn, { ...by, origin: origin ?? '' }) },
    refusal: refusalOf(inner, text?.plain ?? null, metadata),
  };
}

function refusalOf(
  inner: Uint8Array,
  text: string | null,
  metadata: readonly StoredMetadata[],
): ErrorBody | null {
  const refuse = (code: 'sign/too-long' | 'sign/looks-like-order' | 'sign/looks-like-transaction') =>
    toErrorBody(new WalletError(code, { bytes: inner.length }));
  if (inner.length > MAX_MESSAGE_BYTES) return refuse('sign/too-long');
  // A nested wrapper hides what it holds from every check below.
  if (startsWith(inner, ETHEREUM_PREFIX) || isWrapped(inner)) return refuse('sign/looks-like-transaction');
  if (isOrder(inner, text, metadata)) return refuse('sign/looks-like-order');
  if (looksLikeTransaction(inner, metadata)) return refuse('sign/looks-like-transaction');
  return null;
}

/** Even hex with its prefix is bytes, anything else is text: what polkadot-js does with the same field. */
function bytesOf(data: string): Uint8Array {
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(data)) return new TextEncoder().encode(data);
  return Uint8Array.from(data.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function isWrapped(bytes: Uint8Array): boolean {
  return (
    bytes.length >= OPEN.length + CLOSE.length &&
    startsWith(bytes, OPEN) &&
    equalBytes(bytes.subarray(bytes.length - CLOSE.length), CLOSE)
  );
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return equalBytes(bytes.subarray(0, prefix.length), prefix);
}
