import * as v from 'valibot';
import { method } from '../method.js';
import { nothing } from '../primitives.js';

/** What a person wrote about something that happened. Kept on this computer and in the backup, sent nowhere. */
export interface Note {
  /** Names what it is about: the hash of a transaction, or the place of an action on a chain. */
  key: string;
  text: string;
  changedAtMs: number;
}

export const noteKey = v.pipe(v.string(), v.regex(/^[\w:.-]{1,200}$/));
export const MAX_NOTE = 200;
export const noteText = v.pipe(v.string(), v.trim(), v.maxLength(MAX_NOTE));
/** As many as anybody writes, and at most some 2 MB. */
export const MAX_NOTES = 4_000;

/** @throws vault/locked */
export const listNotes = method<{ notes: Note[] }>()('notes.list', 'ui', nothing);
/**
 * Replaces the note about something; an empty text removes it. Answers what is kept, cleaned; null: nothing.
 * @throws vault/locked, notes/too-many `{max}`
 */
export const setNote = method<{ note: Note | null }>()(
  'notes.set',
  'ui',
  v.strictObject({ key: noteKey, text: noteText }),
);
