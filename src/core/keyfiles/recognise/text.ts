import { utf8ToBytes } from '@noble/hashes/utils.js';
import { recogniseAddress } from './address.js';
import { compacted, parted, trimmed } from './clean.js';
import { recogniseHex } from './hex.js';
import { isBackup, recogniseJson, recogniseKeyfile } from './json.js';
import type { Recognised, UnknownForm } from './types.js';
import { recogniseWords } from './words.js';

/** An all-accounts export of ten thousand accounts has six million. */
export const MAX_TEXT_CHARACTERS = 8 * 1024 * 1024;
/** No phrase, key or address is longer, whatever stands between its parts. */
const MAX_SHORT_CHARACTERS = 4096;
/** Version, time, IV, one block and seal in base64. */
const LEAST_FERNET_CHARACTERS = 100;
const PRIVATE_PEM = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----|^PuTTY-User-Key-File-/;
const HTML = /^<(?:!doctype|!--|html|head|body|meta|div|p|span|script|\?xml)\b/i;
const SVG = /^(?:<\?xml[^>]{0,200}>\s{0,20})?<svg\b/i;

/** What was typed or pasted. Never throws; text above {@link MAX_TEXT_CHARACTERS} is not read. */
export function recogniseText(text: string): Recognised {
  if (text.length > MAX_TEXT_CHARACTERS) return unknown('too-large');
  const exact = trimmed(text);
  if (isBackup(exact)) return { kind: 'backup' };
  const form = formOf(exact);
  if (form === 'json') {
    const found = recogniseJson(exact);
    // `[5Grw…]`: brackets around something else.
    return found.kind === 'unknown' ? (recogniseWhole(exact) ?? found) : found;
  }
  if (form !== 'text') return unknown(form);
  return recogniseShort(exact) ?? recogniseContainer(exact) ?? unknown(form);
}

/** As {@link recogniseShort}, but nothing that is merely begun. */
function recogniseWhole(exact: string): Recognised | null {
  const found = recogniseShort(exact);
  return found?.kind === 'partial-phrase' || found?.kind === 'empty' ? null : found;
}

function recogniseShort(exact: string): Recognised | null {
  if (exact.length > MAX_SHORT_CHARACTERS) return null;
  const parts = parted(exact);
  if (parts.head === '' && parts.path === '') return { kind: 'empty' };
  const phrase = recogniseWords(parts);
  // Words of the letters a to f could be hex, and the other way round: a phrase has a checksum.
  if (phrase?.kind === 'phrase' && phrase.problem === null) return phrase;
  const address = parts.path === '' ? recogniseAddress(compacted(parts.head)) : null;
  return recogniseHex(parts) ?? address ?? phrase;
}

/** Encrypted key files that are text. The present kind is binary and never survives a clipboard. */
function recogniseContainer(exact: string): Recognised | null {
  if (exact.startsWith('$ANSIBLE_VAULT')) return recogniseKeyfile(utf8ToBytes(exact));
  if (!exact.startsWith('gAAAAA')) return null;
  const token = compacted(exact);
  const isToken = token.length >= LEAST_FERNET_CHARACTERS && /^[\w-]+={0,2}$/.test(token);
  return isToken ? recogniseKeyfile(utf8ToBytes(token)) : null;
}

function formOf(exact: string): UnknownForm {
  if (exact.startsWith('{') || exact.startsWith('[')) return 'json';
  const beginning = exact.slice(0, MAX_SHORT_CHARACTERS);
  if (beginning.startsWith('$NACL')) return 'binary';
  if (PRIVATE_PEM.test(beginning)) return 'private-pem';
  if (SVG.test(beginning)) return 'image';
  return HTML.test(beginning) ? 'html' : 'text';
}

function unknown(saw: UnknownForm): Recognised {
  return { kind: 'unknown', saw };
}
