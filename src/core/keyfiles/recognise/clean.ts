/** What editors, chats and PDF readers add to text on its way through the clipboard, taken off again. */

// Format characters (byte-order mark, zero-width, direction marks, soft hyphen), joiners and variation selectors.
const INVISIBLE = /(?:\p{Cf}|\p{Variation_Selector}|\u034f)+/gu;
const AROUND = /[\s\ufeff\u200b\u200e\u200f]/;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const QUOTES = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
]);
const MAX_QUOTES = 3;

/** A short text in its two parts. */
export interface Parted {
  /** Without invisible characters, full-width ones as plain ones, without space and quotes around. */
  head: string;
  /** From the first slash on, exactly as it stands: every character of a path makes another account. */
  path: string;
}

/** Text with nothing around it → words, digits or address, and the derivation path behind. */
export function parted(text: string): Parted {
  const inner = unquoted(trimmed(text));
  const slash = inner.search(/[/\uff0f]/);
  const [head, path] = slash < 0 ? [inner, ''] : [inner.slice(0, slash), inner.slice(slash)];
  const visible = narrow(head.replace(INVISIBLE, '')).replaceAll('\0', ' ');
  // Slashes of an input method for Chinese or Japanese: the names between them came from it too.
  return { head: unquoted(visible.trim()), path: path.startsWith('/') ? path : narrow(path) };
}

/** Without any space, and without what ends a line of a list: for what has no space inside, only line breaks of a mail. */
export function compacted(text: string): string {
  return text.replace(/\s+/gu, '').replace(/[,;.]{1,3}$/, '');
}

/** Without a byte-order mark and space around: for formats in which every other character counts. */
export function trimmed(text: string): string {
  // Not with a pattern tied to the end: on a long run of spaces in the middle that takes the square of its length.
  let start = 0;
  let end = text.length;
  while (start < end && AROUND.test(text[start] ?? '')) start += 1;
  while (end > start && AROUND.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

function narrow(text: string): string {
  return text.replace(FULL_WIDTH, (character) =>
    String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );
}

// Only in pairs: a path's password may end in a quote of its own.
function unquoted(text: string): string {
  let inner = text;
  for (let layer = 0; layer < MAX_QUOTES; layer += 1) {
    const closing = QUOTES.get(inner[0] ?? '');
    const ended = inner.replace(/[,;]$/, '');
    if (closing === undefined || ended.length < 2 || !ended.endsWith(closing)) return inner;
    inner = ended.slice(1, -1).trim();
  }
  return inner;
}
