/** JSON-RPC frames as they come in: bounded before they are parsed, typed before anybody reads them. */
import { WalletError } from '../../core/errors/wallet-error.js';
import { RpcError } from './rpc-error.js';

/** Metadata of the largest runtime is about 1.5 MiB of hex; nothing a wallet asks for comes near this. */
export const MAX_FRAME_CHARS = 16 * 1024 * 1024;
export const MAX_DEPTH = 64;

export type Frame =
  | { kind: 'answer'; id: unknown; result: unknown }
  | { kind: 'refusal'; id: unknown; error: Error }
  | { kind: 'notification'; subscription: string; result: unknown };

/** Null for what is not a JSON-RPC frame within bounds: text that is no JSON, a list, too long, too deep. */
export function readFrame(data: unknown): Frame | null {
  if (typeof data !== 'string' || data.length > MAX_FRAME_CHARS || isTooDeep(data)) return null;
  const message = parse(data);
  if (!message) return null;
  if (typeof message.method === 'string') return notification(message.params);
  const { id } = message;
  if (message.error !== undefined) return { kind: 'refusal', id, error: refusal(message.error) };
  if (!Object.hasOwn(message, 'result'))
    return { kind: 'refusal', id, error: new WalletError('chain/bad-answer', { what: 'json-rpc' }) };
  return { kind: 'answer', id, result: message.result };
}

/** Counts brackets outside of strings. Long hex strings are skipped in one step, so the scan costs little. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) i = endOfString(text, i);
    else if (char === 0x7b || char === 0x5b) depth += 1;
    else if (char === 0x7d || char === 0x5d) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Index of the quote that closes the string opened at `start`; the text's end when none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function parse(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function notification(params: unknown): Frame {
  const { subscription, result } = (params ?? {}) as { subscription?: unknown; result?: unknown };
  return { kind: 'notification', subscription: String(subscription), result };
}

function refusal(error: unknown): Error {
  const { code, message, data } = (error ?? {}) as { code?: unknown; message?: unknown; data?: unknown };
  if (typeof code !== 'number' || typeof message !== 'string')
    return new WalletError('chain/bad-answer', { what: 'json-rpc error' });
  return new RpcError(code, message.slice(0, 300), typeof data === 'string' ? data.slice(0, 300) : null);
}
