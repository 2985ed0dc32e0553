import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { ActivityRow } from '../../../core/activity/types.js';
import type { ChainAction } from '../../../core/chain/history.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import type { BackgroundClient } from '../../background-client/types.js';
import { useWalletStore } from '../../state/wallet-store.js';

type Texts = ReadonlyMap<string, string>;

interface NotesState {
  /** By what they are about; null while they are not known, which is not the same as none. */
  notes: Texts | null;
  /** The one question under way; the answer of any other is of before a lock. */
  loading: Promise<Texts> | null;
  error: ErrorBody | null;
}

const UNKNOWN: NotesState = { notes: null, loading: null, error: null };
export const useNotes = create<NotesState>(() => UNKNOWN);
// A lock forgets them, and what was asked before it.
useWalletStore.subscribe(({ status }) => {
  if (status?.vault !== 'unlocked' && useNotes.getState() !== UNKNOWN) useNotes.setState(UNKNOWN, true);
});

/** Reads the notes once. @throws WalletError vault/locked: then they stay unknown */
export function loadNotes(background: BackgroundClient): Promise<Texts> {
  const { notes, loading } = useNotes.getState();
  if (notes) return Promise.resolve(notes);
  if (loading) return loading;
  const learn = (state: Partial<NotesState>): void => {
    if (useNotes.getState().loading === asked) useNotes.setState({ ...state, loading: null });
  };
  const asked = background.call('notes.list', {}).then(
    (answer) => {
      const read = new Map(answer.notes.map(({ key, text }) => [key, text]));
      learn({ notes: read });
      return read;
    },
    (error: unknown) => {
      learn({ error: toErrorBody(error) });
      throw error;
    },
  );
  useNotes.setState({ loading: asked, error: null });
  return asked;
}

/**
 * Keeps a note under the first name and removes it from the others. @throws WalletError vault/locked, notes/too-many `{max}`
 */
export async function saveNote(background: BackgroundClient, keys: NoteKeys, text: string): Promise<void> {
  const known = await loadNotes(background);
  const [first, ...others] = keys;
  await setNote(background, first, text);
  for (const key of others) if (known.has(key)) await setNote(background, key, '');
}

async function setNote(background: BackgroundClient, key: string, text: string): Promise<void> {
  const { note } = await background.call('notes.set', { key, text });
  // After a lock there is nothing to add to.
  const { notes } = useNotes.getState();
  if (!notes) return;
  const next = new Map(notes);
  if (note) next.set(key, note.text);
  else next.delete(key);
  useNotes.setState({ notes: next });
}

/** Names of one thing, the one that lasts longest first. */
export type NoteKeys = readonly [string, ...string[]];

/** What a note is about. */
export interface About {
  tx?: ActivityRow | null;
  action?: ChainAction | undefined;
}

/** Names things on the network in use; null while that is not known, or for what has no name. */
export function useNoteKeys(): (about: About) => NoteKeys | null {
  const networkId = useWalletStore((s) => s.settings?.networkId ?? null);
  return useCallback(
    ({ tx = null, action }) => (networkId === null ? null : noteKeysOf(networkId, tx, action)),
    [networkId],
  );
}

/**
 * What the person wrote about something that happened; null without a note, or while they are not known: in a list they are
 * beside the matter. Whoever finds one has them read.
 */
export function useNoteFinder(): (about: About) => string | null {
  const { background } = useServices();
  const notes = useNotes((s) => s.notes);
  const keysOf = useNoteKeys();
  useEffect(() => {
    loadNotes(background).catch(() => undefined);
  }, [background]);
  return useCallback(
    (about) => {
      const key = notes && keysOf(about)?.find((one) => notes.has(one));
      return (key && notes.get(key)) ?? null;
    },
    [notes, keysOf],
  );
}

/**
 * What a note is kept under: the place on the chain, which whoever restores a backup elsewhere reads again, and for a
 * transaction of this wallet its hash, which it has before it has a place.
 */
export function noteKeysOf(
  networkId: string,
  tx: ActivityRow | null,
  action: ChainAction | undefined,
): NoteKeys | null {
  const places = [
    ...(action ? [placeOf(networkId, action.block, action.extrinsicIndex, action)] : []),
    ...(tx?.state === 'finalized' && tx.block && tx.extrinsicIndex !== null
      ? [placeOf(networkId, tx.block.number, tx.extrinsicIndex, tx)]
      : []),
  ];
  const [first, ...others] = [...new Set([...places, ...(tx ? [tx.txHash] : [])])];
  return first === undefined ? null : [first, ...others];
}

function placeOf(
  networkId: string,
  block: number,
  index: number | null,
  { address, ...about }: { address: string; kind?: string },
): string {
  return [networkId, block, index ?? about.kind, address].join(':');
}
