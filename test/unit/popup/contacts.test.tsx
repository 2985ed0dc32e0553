// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountIdHex, addressOf, decodeAddress, encodeAddress } from '../../../src/core/address/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { checkAddress } from '../../../src/popup/features/contacts/check-address.js';
import Contacts from '../../../src/popup/features/contacts/contacts.js';
import { differences, lookAlike } from '../../../src/popup/features/contacts/look-alike.js';
import type { Contact } from '../../../src/protocol/ui/contacts.js';
import { ADDRESS, emptyStores, fakeServices, fillStores, HOTKEY, hashOf, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const contact = (digit: string, name: string, note = ''): Contact => ({
  accountId: hashOf(digit),
  address: addressOf(hashOf(digit)),
  name,
  note,
  createdAtMs: 1,
  verified: false,
  exchange: false,
});

function book(contacts: Contact[]) {
  let now = contacts;
  return fakeServices({
    'contacts.list': () => ({ contacts: now }),
    'contacts.add': ({
      address,
      name,
      note,
      exchange,
    }: Pick<Contact, 'address' | 'name' | 'note' | 'exchange'>) => {
      const accountId = accountIdHex(decodeAddress(address).accountId);
      const marks = { verified: false, exchange: exchange ?? false };
      const added: Contact = { accountId, address, name, note, createdAtMs: 2, ...marks };
      now = [...now, added];
      return { contact: added };
    },
    'contacts.update': ({
      accountId,
      ...words
    }: Pick<Contact, 'accountId' | 'name' | 'note' | 'verified'>) => {
      now = now.map((one) => (one.accountId === accountId ? { ...one, ...words } : one));
      return null;
    },
    'contacts.importAll': ({ contacts }: { contacts: Array<{ address: string; name: string }> }) => {
      now = [...now, ...contacts.map(({ name }, at) => contact(String(at + 4), name))];
      return { added: contacts.length, changed: 0 };
    },
    'contacts.remove': ({ accountId }: { accountId: string }) => {
      if (!now.some((one) => one.accountId === accountId)) throw new WalletError('contact/unknown');
      now = now.filter((one) => one.accountId !== accountId);
      return null;
    },
  });
}

const called = (services: ReturnType<typeof fakeServices>, method: string) =>
  services.calls.filter((call) => call.method === method).map((call) => call.params);
const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const openAdd = async (): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByRole('button', { name: /^Add/ }));
  return screen.findByRole('dialog');
};
const submit = (dialog: HTMLElement): void => {
  fireEvent.click(within(dialog).getByRole('button', { name: /^(Add|Save)$/ }));
};

/** Two accounts whose addresses begin and end alike, found by search. */
const KNOWN = '5EmM3XnzKd5LJMr6oDAD6wEBP1Lgs7juQozaPpurTr3yVFbc';
const LIKE = '5EmM3XnzKd5LJMr6oDAD5HAVJbSs4gSLorMfbj8DLmUoVFbc';

describe('S5 contacts', () => {
  it('S5 says what to do while there is nobody', async () => {
    renderApp(<Contacts />, book([]));
    expect(await screen.findByText(/Nobody yet/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Add the first contact' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('S5 adds, finds, edits', async () => {
    const services = book([contact('1', 'Zoë', 'the exchange')]);
    renderApp(<Contacts />, services);
    const dialog = await openAdd();
    type('Address', ` ${HOTKEY} `);
    expect(within(dialog).getByText('The checksum is right.')).toBeTruthy();
    type('Name', ' Anna ');
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /This is an exchange/ }));
    submit(dialog);
    expect(await screen.findByText('Anna')).toBeTruthy();
    expect(screen.getByText('Exchange')).toBeTruthy();
    expect(called(services, 'contacts.add')).toEqual([
      { address: HOTKEY, name: 'Anna', note: '', exchange: true },
    ]);
    type('Search name, note or address', 'EXCHANGE');
    expect(screen.queryByText('Anna')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Edit Zoë' }));
    type('Note', 'my exchange');
    submit(await screen.findByRole('dialog'));
    await waitFor(() =>
      expect(called(services, 'contacts.update')).toEqual([
        { accountId: hashOf('1'), name: 'Zoë', note: 'my exchange', verified: false, exchange: false },
      ]),
    );
    type('Search name, note or address', 'nobody of this name');
    expect(await screen.findByText('No contact matches.')).toBeTruthy();
  });

  it('S5 removes at once and brings back by undo', async () => {
    const services = book([contact('1', 'Zoë', 'n')]);
    renderApp(<Contacts />, services);
    fireEvent.click(await screen.findByRole('button', { name: 'Remove Zoë' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(document.activeElement).toBe(undo));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Zoë' })).toBeNull());
    fireEvent.click(undo);
    expect(await screen.findByRole('button', { name: 'Remove Zoë' })).toBeTruthy();
    expect(called(services, 'contacts.add')).toEqual([
      { address: contact('1', '').address, name: 'Zoë', note: 'n', exchange: false },
    ]);
  });

  it('P6 a list that cannot be read is an error, not an empty list', async () => {
    const services = fakeServices({
      'contacts.list': () => {
        throw new WalletError('vault/locked');
      },
    });
    renderApp(<Contacts />, services);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.queryByText(/Nobody yet/)).toBeNull();
  });

  it('Q3 axe finds nothing on contacts and on the form', async () => {
    renderApp(<Contacts />, book([contact('1', 'Zoë')]));
    await openAdd();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe('S5 the verified mark', () => {
  it('S5 is set by the person after comparing the whole address, and seen in the list', async () => {
    const services = book([contact('1', 'Zoë')]);
    renderApp(<Contacts />, services);
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Zoë' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByTestId('address-groups').textContent).toBe(contact('1', '').address);
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /compared the whole address/ }));
    submit(dialog);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(called(services, 'contacts.update')).toMatchObject([{ verified: true }]);
    expect(await screen.findByText(/^Verified/)).toBeTruthy();
  });

  it('S5 comes back with a removed contact', async () => {
    const services = book([{ ...contact('1', 'Zoë'), verified: true }]);
    renderApp(<Contacts />, services);
    fireEvent.click(await screen.findByRole('button', { name: 'Remove Zoë' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(called(services, 'contacts.update')).toMatchObject([{ verified: true }]));
  });
});

describe('S83 addresses', () => {
  it('S83 refuses a wrong checksum, another chain, one\u2019s own and a known address', async () => {
    const services = book([contact('1', 'Zoë')]);
    renderApp(<Contacts />, services);
    const dialog = await openAdd();
    type('Name', 'Anna');
    const wrong = `${HOTKEY.slice(0, -1)}${HOTKEY.endsWith('y') ? 'z' : 'y'}`;
    const polkadot = encodeAddress(decodeAddress(HOTKEY).accountId, 0);
    for (const [address, text] of [
      [wrong, /One character of this address is wrong/],
      [polkadot, /belongs to another chain/],
      ['5Gabc', /too short|not an address/],
      [contact('1', '').address, /already in your contacts as “Zoë”/],
      [addressOf(hashOf('a')), /your own account “Main coldkey”/],
    ] as const) {
      type('Address', address);
      expect(within(dialog).getByRole('alert').textContent).toMatch(text);
      submit(dialog);
    }
    expect(called(services, 'contacts.add')).toEqual([]);
    type('Address', polkadot);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Use this form' }));
    expect(screen.getByLabelText('Address')).toHaveProperty('value', HOTKEY);
  });

  it('S83 marks what differs in a look-alike and keeps it only once compared', async () => {
    const known = { ...contact('7', 'Zoë'), address: KNOWN };
    const services = book([known]);
    renderApp(<Contacts />, services);
    const dialog = await openAdd();
    type('Name', 'Anna');
    type('Address', LIKE);
    const warning = within(dialog).getByRole('alert');
    expect(warning.textContent).toContain('looks like “Zoë”');
    const marked = [...warning.querySelectorAll('mark')].map(({ textContent }) => textContent).join('');
    expect(marked).toBe('5HAVJbSs4gSLorMfbj8DLmUo6wEBP1Lgs7juQozaPpurTr3y');
    expect(warning.textContent).toContain('24 of 48 characters differ');
    submit(dialog);
    expect(called(services, 'contacts.add')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /letter by letter|compared/ }));
    submit(dialog);
    await waitFor(() => expect(called(services, 'contacts.add')).toHaveLength(1));
  });

  it('S83 an own account counts as known, whatever its spelling', () => {
    const own = [{ accountId: hashOf('a'), address: ADDRESS, name: 'Me' }];
    expect(checkAddress(addressOf(hashOf('a')), own, [])).toEqual({ kind: 'own', name: 'Me' });
    expect(checkAddress('   ', own, [])).toEqual({ kind: 'empty' });
  });

  it('S83 a look-alike agrees at both ends and is another account', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'5abcXYZ123'), minLength: 48, maxLength: 48 });
    fc.assert(
      fc.property(letters, letters, fc.boolean(), (one, other, sameAccount) => {
        const known = { accountId: sameAccount ? '0x1' : '0x2', address: other, name: 'n' };
        const like = lookAlike(`${other.slice(0, 4)}${one.slice(4, -4)}${other.slice(-4)}`, '0x1', [known]);
        expect(like).toBe(sameAccount ? null : known);
        const end = one.slice(-4) === other.slice(-4) && one.slice(0, 4) === other.slice(0, 4);
        expect(lookAlike(one, '0x1', [{ ...known, accountId: '0x2' }]) !== null).toBe(end);
      }),
    );
  });

  it('S83 the runs of a comparison give the address back and mark exactly what differs', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab') }),
        fc.string({ unit: fc.constantFrom(...'ab') }),
        (one, other) => {
          const runs = differences(one, other);
          expect(runs.map(({ text }) => text).join('')).toBe(one);
          const marks = runs.map(({ text, differs }) => (differs ? '!' : '.').repeat(text.length)).join('');
          expect(marks).toBe([...one].map((letter, at) => (letter === other[at] ? '.' : '!')).join(''));
        },
      ),
    );
  });

  it('S83 no text makes the check throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'5GrwvaEF0OIl+/ \u0000') })),
        (text) => {
          expect(['empty', 'bad', 'good']).toContain(checkAddress(text, [], []).kind);
        },
      ),
    );
  });
});
