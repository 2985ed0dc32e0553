import * as v from 'valibot';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf, OutputOf } from '../../protocol/method.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import { MAX_NOTE, MAX_NOTES, type Note, noteKey, noteText } from '../../protocol/ui/notes.js';
import { cleanLine } from '../contacts/index.js';
import { createKeptList } from '../kept-list/index.js';
import type { Clock, KeyValueStore } from '../types.js';

const KEY = 'notes';

const entry = v.strictObject({
  key: noteKey,
  text: v.pipe(noteText, v.minLength(1)),
  changedAtMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

type NoteMethodName = Extract<UiMethodName, `notes.${string}`>;

/** One handler for each `notes.*` method; inputs have passed their schema. */
type NoteHandlers = {
  [Name in NoteMethodName]: (input: InputOf<UiMethods[Name]>) => Promise<OutputOf<UiMethods[Name]>>;
};

/** What the person wrote about things that happened. Read and changed only while the vault is unlocked. */
export interface Notes {
  handlers: NoteHandlers;
  /** @throws WalletError vault/locked */
  all(): Promise<Note[]>;
  /**
   * Adds those of a backup, in one write: one that is there stays, and of more than fit the latest are taken. Answers how many
   * were added. @throws WalletError vault/locked
   */
  merge(notes: readonly Note[]): Promise<number>;
}

export function createNotes(deps: {
  local: KeyValueStore;
  isUnlocked(): Promise<boolean>;
  clock: Clock;
}): Notes {
  const list = createKeptList<Note>({
    local: deps.local,
    key: KEY,
    isUnlocked: deps.isUnlocked,
    isEntry: isNote,
    idOf: ({ key }) => key,
    assertRoom: (next) => {
      if (next.length > MAX_NOTES) throw new WalletError('notes/too-many', { max: MAX_NOTES });
    },
  });

  return {
    all: list.all,
    merge: (notes) =>
      list.add(notes.map(cleaned).filter(isNote), (fresh, stored) =>
        fresh.sort((a, b) => b.changedAtMs - a.changedAtMs).slice(0, Math.max(0, MAX_NOTES - stored)),
      ),
    handlers: {
      'notes.list': async () => ({ notes: await list.all() }),
      'notes.set': ({ key, text }) =>
        list.change(async (stored, keep) => {
          const note = cleaned({ key, text, changedAtMs: deps.clock.nowMs() });
          const others = stored.filter((one) => !(isNote(one) && one.key === key));
          const isKept = note.text !== '';
          if (isKept || others.length < stored.length) await keep(isKept ? [...others, note] : others);
          return { note: isKept ? note : null };
        }),
    },
  };
}

function isNote(stored: unknown): stored is Note {
  return v.is(entry, stored);
}

function cleaned(note: Note): Note {
  return { ...note, text: cleanLine(note.text, MAX_NOTE) };
}
