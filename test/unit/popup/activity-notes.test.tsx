// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { loadNotes, noteKeysOf, saveNote, useNotes } from '../../../src/popup/features/activity/notes.js';
import TxProgress from '../../../src/popup/features/activity/tx-progress.js';
import History from '../../../src/popup/features/history/history.js';
import { recordsOf } from '../../../src/popup/features/history/records.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  activityRow,
  emptyStores,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
  status,
} from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  useNotes.setState({ notes: null });
  emptyStores();
});

const HASH = hashOf('9');
const PLACE = `local:99:1:${ADDRESS}`;
const note = (key: string, text: string) => ({ key, text, changedAtMs: 1 });

function open(kept = [note(HASH, 'rent')]) {
  const services = fakeServices({
    'notes.list': () => ({ notes: kept }),
    'notes.set': ({ key, text }: { key: string; text: string }) => ({ note: text ? note(key, text) : null }),
  });
  useChainStore.setState({
    activity: [activityRow({ txHash: HASH }), activityRow({ txHash: hashOf('8'), extrinsicIndex: 2 })],
  });
  return services;
}
/** The list is answered when the test says so. */
function slow() {
  let answer: (kept: Array<ReturnType<typeof note>>) => void = () => undefined;
  const list = new Promise((resolve) => {
    answer = (notes) => resolve({ notes });
  });
  const services = fakeServices({
    'notes.list': () => list,
    'notes.set': ({ key, text }: { key: string; text: string }) => ({ note: text ? note(key, text) : null }),
  });
  return { services, answer };
}
const sets = (services: ReturnType<typeof open>) =>
  services.calls.filter(({ method }) => method === 'notes.set').map(({ params }) => params);

describe('H4 notes on what happened', () => {
  it('H4 one is written on the page of a transaction, and moves to its place on the chain', async () => {
    const services = open();
    const { container } = renderApp(
      <Route path="/tx/:hash" component={TxProgress} />,
      services,
      `/tx/${HASH}`,
    );
    await waitFor(() => expect(screen.getByTestId('note').textContent).toBe('rent'));
    fireEvent.click(screen.getByRole('button', { name: 'Change the note' }));
    const input = screen.getByRole('textbox', { name: 'Note' });
    expect(document.activeElement).toBe(input);
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
    fireEvent.change(input, { target: { value: ' rent of May ' } });
    fireEvent.submit(input);
    await waitFor(() => expect(screen.getByTestId('note').textContent).toBe('rent of May'));
    expect(sets(services)).toEqual([
      { key: PLACE, text: 'rent of May' },
      { key: HASH, text: '' },
    ]);
    // Who wrote it stands where they began.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change the note' }));
    fireEvent.click(screen.getByRole('button', { name: 'Change the note' }));
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Note' }), { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change the note' }));
  });

  it('H4 one that could not be read is not taken for none: nothing is written over it', async () => {
    let isDown = true;
    const services = fakeServices({
      'notes.list': () => {
        if (isDown) throw new WalletError('outcome-unknown');
        return { notes: [note(HASH, 'rent')] };
      },
    });
    useChainStore.setState({ activity: [activityRow({ txHash: HASH })] });
    renderApp(<Route path="/tx/:hash" component={TxProgress} />, services, `/tx/${HASH}`);
    await waitFor(() => expect(screen.getByRole('alert')).toBeDefined());
    expect(screen.queryByRole('button', { name: 'Add a note' })).toBeNull();
    isDown = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByTestId('note').textContent).toBe('rent'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('H4 all lines of a list ask for them once', async () => {
    const services = open([note(PLACE, 'rent'), note(hashOf('8'), 'gift')]);
    renderApp(<History />, services, '/history');
    await waitFor(() => expect(screen.getAllByTestId('note')).toHaveLength(2));
    expect(services.calls.filter(({ method }) => method === 'notes.list')).toHaveLength(1);
  });

  it('H4 saving waits until they are known, and loses none of the others', async () => {
    const { services, answer } = slow();
    const saved = saveNote(services.background, [PLACE, HASH], 'May');
    expect(sets(services)).toEqual([]);
    answer([note(HASH, 'rent'), note('other', 'gift')]);
    await saved;
    expect([...(useNotes.getState().notes ?? [])]).toEqual([
      ['other', 'gift'],
      [PLACE, 'May'],
    ]);
    expect(sets(services)).toEqual([
      { key: PLACE, text: 'May' },
      { key: HASH, text: '' },
    ]);
  });

  it('H4 neither an answer nor a save that was under way before a lock brings them back', async () => {
    const { services, answer } = slow();
    const asked = loadNotes(services.background);
    const saved = saveNote(services.background, [PLACE], 'May');
    useWalletStore.setState({ status: status({ vault: 'locked', accounts: [] }) });
    answer([note(HASH, 'rent')]);
    await Promise.all([asked, saved]);
    expect(useNotes.getState()).toEqual({ notes: null, loading: null, error: null });
  });

  it('H4 one is found by its words in the list, and is in the file', async () => {
    renderApp(<History />, open([note(PLACE, 'rent of May'), note(hashOf('8'), 'gift')]), '/history');
    await waitFor(() => expect(screen.getAllByTestId('note')).toHaveLength(2));
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'gift' } });
    await waitFor(() => expect(screen.getAllByTestId('tx-line')).toHaveLength(1));
    const tx = activityRow();
    const entry = {
      key: '',
      address: ADDRESS,
      atMs: 0,
      block: 99,
      netuids: [],
      kind: 'stake',
      actions: [],
    } as const;
    expect(recordsOf([{ ...entry, netuids: [], actions: [], carrier: [], tx }], () => 'gift')).toMatchObject([
      { note: 'gift' },
    ]);
  });

  it('H4 a lock forgets them', async () => {
    useNotes.setState({ notes: new Map([[HASH, 'rent']]) });
    useWalletStore.setState({ status: status({ vault: 'locked', accounts: [] }) });
    expect(useNotes.getState().notes).toBeNull();
  });

  it('H4 a transaction without a final place goes by its hash', () => {
    const tx = activityRow({ state: 'sent', block: null, extrinsicIndex: null });
    expect(noteKeysOf('local', tx, undefined)).toEqual([HASH]);
    expect(noteKeysOf('local', null, undefined)).toBeNull();
  });
});
