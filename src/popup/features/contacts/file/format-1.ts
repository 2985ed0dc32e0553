/**
 * Format 1 of a file of contacts, and the simple lists of other wallets. Frozen: such files lie on people's disks; a change
 * is a new file beside this one. Only what a reader may leave out, and a file need not have, is ever added.
 */
import * as v from 'valibot';
import type { Contact } from '../../../../protocol/ui/contacts.js';

const MAGIC = 'KELVIN-CONTACTS';
const FORMAT = 1;
/** Every contact there can be, each with a name and a note of the widest letters, and room for indentation. */
export const MAX_BYTES = 4 * 1024 * 1024;
/** Longer than any address is: what is cut here could not have been one. */
const MAX_TEXT = 1_000;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));

const own = v.object({
  magic: v.literal(MAGIC),
  format: v.number(),
  contacts: v.array(
    v.object({
      address: text,
      name: text,
      note: v.optional(text, ''),
      /** Added later: absent says nothing. */
      exchange: v.optional(v.boolean()),
    }),
  ),
});
/** As other wallets list them: `{name, address}`, or with the name below `meta` as keyrings keep it. */
const simple = v.array(
  v.object({
    address: text,
    name: v.optional(text),
    note: v.optional(text),
    meta: v.optional(v.object({ name: v.optional(text) })),
  }),
);

export interface FileLine {
  address: string;
  name: string;
  note: string;
  /** Left out where the file does not say: nobody loses or gets the mark by it. */
  exchange?: boolean | undefined;
}

export type FileFault = 'too-large' | 'not-contacts' | 'newer' | 'empty';

/** Lines of a file of contacts as they stand there, unchecked but for their shape, or why it is none. */
export function readContactsFile(content: string): { lines: FileLine[] } | { fault: FileFault } {
  if (content.length > MAX_BYTES) return { fault: 'too-large' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return { fault: 'not-contacts' };
  }
  const lines = linesOf(parsed);
  if ('fault' in lines) return lines;
  return lines.lines.length === 0 ? { fault: 'empty' } : lines;
}

function linesOf(parsed: unknown): { lines: FileLine[] } | { fault: FileFault } {
  if (v.is(own, parsed)) {
    if (parsed.format !== FORMAT) return { fault: parsed.format > FORMAT ? 'newer' : 'not-contacts' };
    return { lines: v.parse(own, parsed).contacts };
  }
  if (!v.is(simple, parsed)) return { fault: 'not-contacts' };
  return {
    lines: parsed.map(({ address, name, note, meta }) => ({
      address,
      name: name ?? meta?.name ?? '',
      note: note ?? '',
    })),
  };
}

/** The file of these contacts. The mark is written for the reader's eyes; no import takes it from a file. */
export function writeContactsFile(contacts: readonly Contact[], nowMs: number): string {
  const file = {
    magic: MAGIC,
    format: FORMAT,
    createdAt: new Date(nowMs).toISOString(),
    contacts: contacts.map(({ address, name, note, verified, exchange }) => ({
      address,
      name,
      note,
      verified,
      ...(exchange && { exchange }),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
