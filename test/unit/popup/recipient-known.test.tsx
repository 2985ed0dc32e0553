// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountIdHex, addressOf, decodeAddress } from '../../../src/core/address/index.js';
import { rao } from '../../../src/core/amount/money.js';
import type { ChainAction } from '../../../src/core/chain/history.js';
import { RecipientField } from '../../../src/popup/features/operations/recipient/recipient-field.js';
import {
  NO_RECIPIENT,
  type Recipient,
  useRecipient,
} from '../../../src/popup/features/operations/recipient/use-recipient.js';
import type { Contact } from '../../../src/protocol/ui/contacts.js';
import { contactOf, factsOf, KNOWN, LIKE, typeRecipient, verdictText } from './send-support.js';
import { account, emptyStores, fakeServices, fillStores, HOTKEY, hashOf, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const STRANGER = addressOf(hashOf('d'));
const idOf = (address: string): `0x${string}` => accountIdHex(decodeAddress(address).accountId);
const sender = { ...account, accountId: idOf(account.address) };
let last: Recipient;

function Field() {
  const [draft, setDraft] = useState(NO_RECIPIENT);
  last = useRecipient(draft, sender);
  return <RecipientField label="To" recipient={last} onChange={setDraft} />;
}

/** @param past what was read of the sender's past so far */
function open({ contacts = [], past }: { contacts?: Contact[]; past?: ChainAction[] } = {}) {
  const history = { progress: { done: 1, total: 9 }, fromBlock: 1, state: 'reading' };
  const services = fakeServices(
    { 'contacts.list': () => ({ contacts }) },
    { recipientFacts: factsOf() },
    {},
    past ? { actions: () => ({ ...history, actions: past }) } : {},
  );
  return renderApp(<Field />, services, '/do/send');
}

const gave = (to: string, patch: Partial<ChainAction> = {}): ChainAction => ({
  address: account.address,
  block: 50,
  atMs: Date.now() - 17 * 86_400_000,
  extrinsicIndex: 1,
  kind: 'sent',
  own: true,
  taoRao: rao(1_000_000_000n),
  alpha: null,
  hotkey: null,
  toHotkey: null,
  toNetuid: null,
  toAlpha: null,
  counterparty: to,
  feeRao: null,
  failed: false,
  ...patch,
});

describe('S83 whom the account paid before', () => {
  it('S83 knows from the chain\u2019s own history whom the account paid before this wallet had it', async () => {
    open({ past: [gave(STRANGER)] });
    typeRecipient(STRANGER);
    await waitFor(() => expect(last.usable).toBe(true));
    expect(verdictText()).toContain('17 days ago, by the chain');
    expect(verdictText()).not.toContain('First time');
    expect(last.verdict).toMatchObject({ standing: { kind: 'paid' } });
  });

  it.each([
    ['somebody else', gave(HOTKEY)],
    ['what came in', gave(STRANGER, { kind: 'received', own: false })],
    ['what another key moved', gave(STRANGER, { own: false })],
    ['what the chain refused', gave(STRANGER, { failed: true })],
  ])('S83 takes no word of the history about %s', async (_, action) => {
    open({ past: [action] });
    typeRecipient(STRANGER);
    await waitFor(() => expect(last.usable).toBe(true));
    expect(verdictText()).toContain('First time from this wallet');
  });

  it('S83 still wants a look-alike compared that the history knows', async () => {
    open({
      contacts: [contactOf('1', 'Zoë', { accountId: idOf(KNOWN), address: KNOWN })],
      past: [gave(LIKE)],
    });
    typeRecipient(LIKE);
    await screen.findByRole('checkbox', { name: /compared the whole address/ });
    await waitFor(() => expect(last.verdict).toMatchObject({ standing: { kind: 'paid' } }));
    expect(last.usable).toBe(false);
  });
});

describe('S5 a name in the field', () => {
  it('S5 offers whom a typed name or a part of an address fits, and blames only what fits nobody', async () => {
    open({ contacts: [contactOf('d', 'Bob Miller'), contactOf('e', 'Zoë')] });
    await waitFor(() => expect(last.peopleLoading).toBe(false));
    typeRecipient('bob m');
    expect(screen.getByTestId<HTMLTextAreaElement>('recipient').value).toBe('bob m');
    expect(verdictText()).toBe('1 recipient');
    expect(screen.getByTestId('recipient').getAttribute('aria-invalid')).toBeNull();
    expect(last.address).toBeNull();
    typeRecipient(STRANGER.slice(0, 9));
    fireEvent.click(within(screen.getByTestId('nearest-people')).getByRole('button', { name: /Bob Miller/ }));
    await waitFor(() => expect(last.usable).toBe(true));
    expect(last.address).toBe(STRANGER);
    expect(screen.queryByTestId('nearest-people')).toBeNull();
    typeRecipient('Bob Müller');
    expect(verdictText()).toMatch(/not an address/);
    expect(screen.queryByTestId('nearest-people')).toBeNull();
  });

  it('S5 takes spaces and line breaks out of an address, not out of a name', async () => {
    open();
    typeRecipient(`${STRANGER.slice(0, 20)} \n${STRANGER.slice(20)}`);
    await waitFor(() => expect(last.usable).toBe(true));
    expect(last.address).toBe(STRANGER);
  });
});
