// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useOverlay } from '../../../src/popup/app/shell/overlay.js';
import { draftKey, forgetDrafts, keptDraft } from '../../../src/popup/features/operations/form/drafts.js';
import { type Entry, findEntries } from '../../../src/popup/features/palette/find-entries.js';
import Palette from '../../../src/popup/features/palette/palette.js';
import words from '../../../src/popup/i18n/en/palette.json' with { type: 'json' };
import { addWords } from '../../../src/popup/i18n/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { contactOf } from './send-support.js';
import {
  account,
  emptyStores,
  type FakeServices,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
  settings,
  snapshotOf,
  status,
} from './support.js';

addWords(words);
beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  useOverlay.setState({ overlay: null });
});

const bob = contactOf('d', 'Bob Miller', { note: 'rent' });
const other = { ...account, accountId: hashOf('b'), name: 'Savings' };

function open(given?: FakeServices) {
  useWalletStore.setState({ status: status({ accounts: [account, other] }) });
  const services =
    given ??
    fakeServices(
      {
        'wallet.setActiveAccount': () => null,
        'wallet.lock': () => null,
        'settings.update': () => settings,
        'contacts.list': () => ({ contacts: [bob] }),
      },
      { chainValidators: () => snapshotOf([{ hotkey: HOTKEY, name: 'tao.bot' }]) },
    );
  const closed: boolean[] = [];
  const view = renderApp(<Palette open onOpenChange={(next) => closed.push(next)} />, services);
  return { ...view, services, closed, field: screen.getByRole('combobox') };
}

const type = (field: HTMLElement, text: string) =>
  act(async () => {
    fireEvent.change(field, { target: { value: text } });
  });
const lines = () => screen.queryAllByRole('option').map(({ textContent }) => textContent ?? '');
const enter = async (field: HTMLElement) => {
  await waitFor(() => expect(field.getAttribute('aria-activedescendant')).toBeTruthy());
  await act(async () => {
    fireEvent.keyDown(field, { key: 'Enter' });
  });
};

describe('Q3 the command palette', () => {
  it('Q3 offers acts and every place before anything is typed, and has names for all of it', async () => {
    const { field } = open();
    expect(field.getAttribute('aria-label')).toBe('Search and commands');
    const text = lines().join('|');
    for (const name of [
      'Send TAO',
      'Stake',
      'Validators',
      'Emergency',
      'Hosts this wallet contacts',
      'Savings',
    ])
      expect(text).toContain(name);
    const { violations } = await axe.run(screen.getByRole('dialog'), {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['validators', '/validators'],
    ['watcht', '/settings/watch'],
    ['64', '/subnet/64'],
    ['sn64', '/subnet/64'],
    ['chutes', '/subnet/64'],
    ['tao.bot', `/validators/${HOTKEY}`],
    [HOTKEY.slice(0, 10).toLowerCase(), `/validators/${HOTKEY}`],
    ['send', '/do/send'],
    ['unstake chut', `/do/unstake/64/${HOTKEY}`],
    ['hacked', '/emergency'],
  ])('Q3 %s and Enter lead to %s', async (query, path) => {
    const { field, history, closed } = open();
    await type(field, query);
    await waitFor(() => expect(lines().length).toBeGreaterThan(0));
    await enter(field);
    expect(history?.at(-1)).toBe(path);
    expect(closed).toEqual([false]);
  });

  it('Q3 switches the account, hides amounts and locks', async () => {
    const { field, services } = open();
    for (const query of ['savings', 'hide', 'lock kelvin']) {
      await type(field, query);
      await enter(field);
    }
    expect(services.calls.filter(({ method }) => method !== 'contacts.list')).toEqual([
      { method: 'wallet.setActiveAccount', params: { accountId: other.accountId } },
      { method: 'settings.update', params: { patch: { hideAmounts: true } } },
      { method: 'wallet.lock', params: {} },
    ]);
  });

  it.each(['bob', 'bob mill', 'rent', bob.address.slice(0, 12)])(
    'Q3 finds the contact by %s, and Enter opens a payment to it',
    async (query) => {
      const { field, history } = open();
      await type(field, query);
      await waitFor(() => expect(lines()[0]).toContain('Bob Miller'));
      await enter(field);
      expect(history?.at(-1)).toBe('/send');
      expect(keptDraft(draftKey('send', account.accountId, settings.networkId))).toMatchObject({
        recipient: { text: bob.address },
      });
      forgetDrafts();
    },
  );

  it('Q3 a watched account is led to the contact itself', async () => {
    const { field, history } = open();
    await act(async () => {
      useWalletStore.setState({
        status: status({ accounts: [{ ...account, source: null, cryptoType: null }] }),
      });
    });
    await type(field, 'bob');
    await waitFor(() => expect(lines()[0]).toContain('Bob Miller'));
    await enter(field);
    expect(history?.at(-1)).toBe('/contacts');
    expect(keptDraft(draftKey('send', account.accountId, settings.networkId))).toBeNull();
  });

  it('Q3 an empty result says what to try', async () => {
    const { field } = open();
    await type(field, 'zzzz');
    expect(lines()).toEqual([]);
    expect(screen.getByText(/Nothing fits .zzzz.*Try a place/)).toBeTruthy();
    expect(screen.getByRole('dialog').textContent).toContain('0 results');
  });

  it('Q3 a watched account is offered nothing that needs a key', async () => {
    open();
    await act(async () => {
      useWalletStore.setState({
        status: status({ accounts: [{ ...account, source: null, cryptoType: null }] }),
      });
    });
    expect(lines().join('|')).not.toMatch(/Send TAO|Unstake|Move stake/);
  });

  it('Q3 Receive and Move open where they belong', async () => {
    const { field } = open();
    await type(field, 'receive');
    await enter(field);
    expect(useOverlay.getState().overlay).toBe('receive');
  });
});

describe('Q3 finding', () => {
  const entry = (id: string, patch: Partial<Entry> = {}): Entry => ({
    id,
    group: 'places',
    label: id,
    run: () => undefined,
    ...patch,
  });
  const ids = (entries: Entry[], query: string) =>
    findEntries(entries, query).flatMap(({ items }) => items.map(({ id }) => id));

  it('Q3 the bare number of a subnet wins over everything that contains it', () => {
    const entries = [
      entry('SN640', { group: 'subnets', netuid: 640 }),
      entry('Subnet 64 fans', { group: 'validators' }),
      entry('Chutes', { group: 'subnets', netuid: 64, detail: 'SN64' }),
    ];
    expect(ids(entries, '64')[0]).toBe('Chutes');
  });

  it('Q3 every typed part must fit, in any order, and letters of expressions are letters', () => {
    const entries = [entry('Move stake from Chutes'), entry('Move (all)', { keywords: 'a.b' })];
    expect(ids(entries, 'chut move')).toEqual(['Move stake from Chutes']);
    expect(ids(entries, 'move (')).toEqual(['Move (all)']);
    expect(ids(entries, 'a.b')).toEqual(['Move (all)']);
    expect(ids(entries, 'axb')).toEqual([]);
  });

  it('Q3 shows at most eight of a kind', () => {
    const many = Array.from({ length: 129 }, (_, n) => entry(`Subnet ${n}`, { group: 'subnets', netuid: n }));
    expect(ids(many, 'subnet')).toHaveLength(8);
  });
});
