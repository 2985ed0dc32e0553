import { untrusted } from './untrusted-text.js';

const MAX_LINES = 60;
const MAX_LINE = 300;
const MAX_DEPTH = 4;
/** Longest text kept of the field: the chain allows 1,024 bytes. */
const MAX_TEXT = 2_000;

/**
 * Content packed by an explorer’s format (`TAOAppv1:` and later). It can be unpacked only with that format’s own dictionary of 26 KiB,
 * which the package does not carry: it is left out, never shown packed. Its plain form is read.
 */
const PACKED = /^TAOAppv\d+:/;

/**
 * The field `additional` of an identity as plain text. Owners also put documents there (the readable form of TAOAppv1 is
 * JSON): these become lines of "name: value", links that are not https left out. Never interpreted beyond that.
 */
export function structuredText(text: string | null): string | null {
  if (text === null || PACKED.test(text)) return null;
  if (!text.startsWith('{')) return text;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return text;
  }
  const lines: string[] = [];
  flatten(document, '', 0, lines);
  return untrusted(lines.slice(0, MAX_LINES).join('\n'), MAX_TEXT);
}

function flatten(value: unknown, name: string, depth: number, lines: string[]): void {
  if (depth > MAX_DEPTH || lines.length >= MAX_LINES || name === 'apiVersion') return;
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry === 'string')) say(name, value.join(', '), lines);
    else for (const entry of value) flatten(entry, name, depth + 1, lines);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      flatten(entry, name === '' ? key : `${name} ${key}`, depth + 1, lines);
    }
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    say(name, String(value), lines);
  }
}

function say(name: string, value: string, lines: string[]): void {
  const clean = untrusted(value.replace(/\s+/g, ' '), MAX_LINE);
  const label = untrusted(name.replace(/[\s_]+/g, ' '), 60);
  if (clean === null || (/^[a-z][a-z0-9+.-]*:/i.test(clean) && isOtherLink(clean))) return;
  lines.push(label === null ? clean : `${label}: ${clean}`);
}

/** A link of another scheme than https; prose with a colon in it is none. */
function isOtherLink(value: string): boolean {
  return (
    !/^https:/i.test(value) &&
    /^(?:[a-z][a-z0-9+.-]*:\/\/|javascript:|data:|vbscript:|blob:|file:)/i.test(value)
  );
}
