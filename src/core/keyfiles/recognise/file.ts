import { encryptionOf } from '../btcli/recognise.js';
import { recogniseKeyfile } from './json.js';
import { recogniseText } from './text.js';
import type { Recognised, UnknownForm } from './types.js';

/** Nothing of ours is larger, and reading a film would only take memory. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

const SIGNATURES: ReadonlyArray<readonly [form: UnknownForm, offset: number, bytes: readonly number[]]> = [
  ['image', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image', 0, [0xff, 0xd8, 0xff]],
  ['image', 0, [0x47, 0x49, 0x46, 0x38]],
  // WebP inside RIFF, HEIC and AVIF inside ISO media.
  ['image', 8, [0x57, 0x45, 0x42, 0x50]],
  ['image', 4, [0x66, 0x74, 0x79, 0x70]],
  ['image', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['image', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['zip', 0, [0x1f, 0x8b]],
  ['zip', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['zip', 0, [0x52, 0x61, 0x72, 0x21]],
];

/** What a dropped file is, by its bytes: names lie. Never throws; more than {@link MAX_FILE_BYTES} is not read. */
export function recogniseFile(_path: string, bytes: Uint8Array): Recognised {
  if (bytes.length > MAX_FILE_BYTES) return { kind: 'unknown', saw: 'too-large' };
  if (bytes.length === 0) return { kind: 'empty' };
  if (encryptionOf(bytes) !== null) {
    const file = recogniseKeyfile(bytes);
    if (file) return file;
  }
  const saw = SIGNATURES.find(([, offset, magic]) => magic.every((byte, at) => bytes[offset + at] === byte));
  if (saw) return { kind: 'unknown', saw: saw[0] };
  const text = textOf(bytes);
  if (text === null) return { kind: 'unknown', saw: 'binary' };
  const found = recogniseText(text);
  // Nobody is typing a file: one known word in it is a text with a known word.
  return found.kind === 'partial-phrase' ? { kind: 'unknown', saw: 'text' } : found;
}

/** UTF-8, or UTF-16 as Windows' editor saves it; null for what is no text. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
