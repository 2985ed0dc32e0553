// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, decodeAddress, encodeAddress } from '../../../src/core/address/index.js';
import Contacts from '../../../src/popup/features/contacts/contacts.js';
import {
  MAX_BYTES,
  readContactsFile,
  writeContactsFile,
} from '../../../src/popup/features/contacts/file/format-1.js';
import { differences, planImport } from '../../../src/popup/features/contacts/file/plan-import.js';
import { contactOf, KNOWN, LIKE } from './send-support.js';
import { emptyStores, fakeServices, fillStores, hashOf, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const line = (digit: string, name: string, note = '') => ({
  address: addressOf(hashOf(digit)),
  name,
  note,
});

describe('S5 the file of contacts', () => {
  it('S5 is read back as it was written', () => {
    const people = fc.array(
      fc.record({
        name: fc.string({ maxLength: 48 }),
        note: fc.string({ maxLength: 200 }),
        exchange: fc.boolean(),
      }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(people, (words) => {
        const contacts = words.map((patch) => contactOf('1', '', patch));
        expect(readContactsFile(writeContactsFile(contacts, 0))).toEqual({
          lines: contacts.map(({ address, name, note, exchange }) => ({
            address,
            name,
            note,
            ...(exchange && { exchange }),
          })),
        });
      }),
    );
  });

  it('S5 may be a simple list of another wallet, with the name beside or below', () => {
    const { address } = line('1', '');
    expect(
      readContactsFile(
        JSON.stringify([
          { name: 'Anna', address },
          { address, meta: { name: 'Bob' } },
        ]),
      ),
    ).toEqual({
      lines: [
        { address, name: 'Anna', note: '' },
        { address, name: 'Bob', note: '' },
      ],
    });
  });

  it.each([
    ['no JSON', 'contacts', 'not-contacts'],
    ['another object', '{"address":"x"}', 'not-contacts'],
    ['no list', '{"magic":"KELVIN-CONTACTS","format":1,"contacts":{}}', 'not-contacts'],
    ['a newer format', '{"magic":"KELVIN-CONTACTS","format":2,"contacts":[]}', 'newer'],
    ['numbers for names', '[{"name":7,"address":"x"}]', 'not-contacts'],
    ['nobody', '[]', 'empty'],
    ['too much', ' '.repeat(MAX_BYTES + 1), 'too-large'],
  ] as const)('S5 is refused when it is %s', (_, content, fault) => {
    expect(readContactsFile(content)).toEqual({ fault });
  });

  it('S5 no text makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Object.keys(readContactsFile(text))).toHaveLength(1);
      }),
    );
  });
});

describe('S5 what an import would do', () => {
  it('S5 tells new, changed and same apart by account, and says why a line is left out', () => {
    const contacts = [contactOf('1', 'Anna'), contactOf('2', 'Bob')];
    const own = [{ accountId: hashOf('a'), address: addressOf(hashOf('a')), name: 'Me' }];
    const plan = planImport(
      [
        line('1', 'Anna'),
        line('2', 'Rob'),
        line('3', ' Cleo\n\u202e '),
        line('3', 'Cleo again'),
        line('a', 'mine'),
        line('4', '\u200b'),
        { ...line('5', 'Dan'), address: encodeAddress(decodeAddress(line('5', '').address).accountId, 0) },
        { ...line('6', 'Eve'), address: '5Gabc' },
      ],
      contacts,
      own,
    );
    expect(plan.added).toEqual([line('3', 'Cleo')]);
    expect(plan.changed).toMatchObject([{ line: { name: 'Rob' }, before: { name: 'Bob' } }]);
    expect(plan.same).toBe(1);
    expect(plan.leftOut.map(({ reason }) => reason)).toEqual([
      'twice',
      'own',
      'no-name',
      'other-chain',
      'bad-address',
    ]);
  });

  it('S5 a file that does not say who is an exchange takes the mark from nobody', () => {
    const known = [contactOf('1', 'Kraken', { exchange: true }), contactOf('2', 'Bob')];
    const plan = planImport([line('1', 'Kraken'), line('2', 'Bob')], known, []);
    expect([plan.same, plan.changed]).toEqual([2, []]);
    const said = planImport(
      [
        { ...line('1', 'Kraken'), exchange: false },
        { ...line('2', 'Bob'), exchange: true },
      ],
      known,
      [],
    );
    expect(said.changed.map(({ line, before }) => differences(line, before))).toEqual([
      ['exchange'],
      ['exchange'],
    ]);
  });

  it('S83 leaves a look-alike of somebody known, or of another line, to be added by hand', () => {
    const known = { ...contactOf('7', 'Zoë'), address: KNOWN };
    const like = { address: LIKE, name: 'Zoe', note: '' };
    expect(planImport([like], [known], []).leftOut).toMatchObject([{ reason: 'look-alike', like: 'Zoë' }]);
    const both = planImport([{ ...like, address: KNOWN, name: 'Zoë' }, like], [], []);
    expect([both.added.length, both.leftOut.length]).toEqual([1, 1]);
  });
});

describe('S5 importing on the contacts page', () => {
  function open(contacts = [contactOf('1', 'Anna')]) {
    const services = fakeServices({
      'contacts.list': () => ({ contacts }),
      'contacts.importAll': () => ({ added: 1, changed: 1 }),
    });
    return { services, ...renderApp(<Contacts />, services) };
  }
  const choose = async (content: string): Promise<void> => {
    const input = await screen.findByTestId('contacts-file');
    fireEvent.change(input, { target: { files: [new File([content], 'contacts.json')] } });
  };
  const imported = (services: ReturnType<typeof open>['services']) =>
    services.calls.filter(({ method }) => method === 'contacts.importAll').map(({ params }) => params);

  it('S5 shows what would happen, and replaces names only when that is ticked', async () => {
    const { services } = open();
    await choose(JSON.stringify([line('1', 'Anne'), line('2', 'Bob')]));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toMatch(/1 new.*Bob.*1 you have under another name.*Anne.*Now “Anna”/);
    expect(imported(services)).toEqual([]);
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /Take the names/ }));
    const { violations } = await axe.run(dialog, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Import 2 contacts' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(imported(services)).toEqual([{ contacts: [line('2', 'Bob'), line('1', 'Anne')], replace: true }]);
  });

  it('S2 S5 says of each what differs, and leaves the mark of whom the file says nothing', async () => {
    const marked = { exchange: true };
    const { services } = open([contactOf('1', 'Kraken', marked), contactOf('2', 'Bob', marked)]);
    await choose(JSON.stringify([{ ...line('1', 'Kraken exchange', 'mine') }]));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Now “Kraken” · Another note');
    expect(dialog.textContent).not.toContain('marked as');
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /Take the names/ }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Import 1 contact' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(imported(services)).toEqual([{ contacts: [line('1', 'Kraken exchange', 'mine')], replace: true }]);
    const own = { magic: 'KELVIN-CONTACTS', format: 1, contacts: [{ ...line('2', 'Bob'), exchange: false }] };
    await choose(JSON.stringify(own));
    expect((await screen.findByRole('dialog')).textContent).toContain(
      'Will no longer be marked as an exchange',
    );
  });

  it('S5 imports nothing when there is nothing new', async () => {
    const { services } = open();
    await choose(JSON.stringify([line('1', 'Anna')]));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Nothing to import' }));
    expect(imported(services)).toEqual([]);
  });

  it('S5 says in words what is wrong with a file', async () => {
    open([]);
    await choose('not json');
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was changed');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
