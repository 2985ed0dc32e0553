// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import fc from 'fast-check';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { accountIdHex, addressOf, decodeAddress, encodeAddress } from '../../../src/core/address/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { type FactsState, isUsable, judge } from '../../../src/popup/features/operations/recipient/judge.js';
import { chainOf, writeRequest } from '../../../src/popup/features/operations/recipient/payment-request.js';
import { RecipientField } from '../../../src/popup/features/operations/recipient/recipient-field.js';
import { sentBefore } from '../../../src/popup/features/operations/recipient/sent-before.js';
import {
  NO_RECIPIENT,
  type Recipient,
  type RecipientDraft,
  useRecipient,
} from '../../../src/popup/features/operations/recipient/use-recipient.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { Contact } from '../../../src/protocol/ui/contacts.js';
import { contactOf, factsOf, KNOWN, LIKE, typeRecipient, verdictText } from './send-support.js';
import {
  account,
  activityRow,
  away,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
  settings,
  status,
} from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const STRANGER = addressOf(hashOf('d'));
/** The shared fixture's id is not that of its address. */
const sender = { ...account, accountId: accountIdHex(decodeAddress(account.address).accountId) };
let last: Recipient;

function Field({ draft: first }: { draft: RecipientDraft }) {
  const [draft, setDraft] = useState(first);
  last = useRecipient(draft, sender);
  return <RecipientField label="To" recipient={last} onChange={setDraft} />;
}

interface Known {
  contacts?: Contact[] | Error;
  facts?: (params: { address: string }) => unknown;
}

function open({ contacts = [], facts = factsOf() }: Known = {}, draft: RecipientDraft = NO_RECIPIENT) {
  const services = fakeServices(
    {
      'contacts.list': () => {
        if (contacts instanceof Error) throw contacts;
        return { contacts };
      },
    },
    { recipientFacts: facts },
  );
  return { services, ...renderApp(<Field draft={draft} />, services, '/do/send') };
}

const paid = (to: string, patch: Partial<ActivityRow> = {}): ActivityRow =>
  activityRow({
    sentence: {
      code: 'transfer',
      params: {
        amount: { t: 'tao', rao: 1_000_000_000n },
        to: { t: 'account', address: to, name: null, role: 'other' },
      },
    },
    ...patch,
  });
const untilUsable = (usable: boolean): Promise<void> => waitFor(() => expect(last.usable).toBe(usable));
const barrier = (): string | undefined =>
  document.querySelector('[data-barrier]')?.getAttribute('data-barrier') ?? undefined;
const failing = (): never => {
  throw new WalletError('chain/timeout');
};

describe('S83 the recipient of a payment', () => {
  it('S83 refuses a wrong checksum and text that is no address, each with a next step', () => {
    open();
    typeRecipient(`${STRANGER.slice(0, -1)}1`);
    expect(verdictText()).toMatch(/One character of this address is wrong.*Copy it again/);
    typeRecipient('alice');
    expect(verdictText()).toMatch(/not an address/);
    expect(last.address).toBeNull();
  });

  it('S83 offers the Bittensor spelling of another chain\u2019s address and takes it only with consent', async () => {
    open();
    typeRecipient(encodeAddress(decodeAddress(STRANGER).accountId, 0));
    expect(verdictText()).toContain('another chain');
    expect(last.address).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Use this form' }));
    await untilUsable(true);
    expect(last.address).toBe(STRANGER);
  });

  it('S83 blocks the sender itself', () => {
    open();
    typeRecipient(account.address);
    expect(barrier()).toBe('self');
    expect(last.address).toBeNull();
  });

  it('S83 names an own account, also when the chain does not answer', async () => {
    useWalletStore.setState({
      status: status({
        accounts: [account, { ...account, accountId: hashOf('d'), address: STRANGER, name: 'Savings' }],
      }),
    });
    open({ facts: failing });
    typeRecipient(STRANGER);
    await untilUsable(true);
    expect(verdictText()).toContain('Savings');
    expect(verdictText()).toContain('Your own account');
    expect(verdictText()).toContain('did not answer');
  });

  it('S83 blocks an own hotkey without asking the chain', () => {
    useWalletStore.setState({
      status: status({
        accounts: [account, { ...account, accountId: hashOf('d'), address: STRANGER, role: 'hotkey' }],
      }),
    });
    open({ facts: failing });
    typeRecipient(STRANGER);
    expect(last.verdict).toMatchObject({ barrier: 'hotkey' });
  });

  it('S83 names a contact with its mark', async () => {
    open({ contacts: [contactOf('d', 'Zoë', { verified: true })] });
    await waitFor(() => expect(last.people.contacts).toHaveLength(1));
    typeRecipient(STRANGER);
    await untilUsable(true);
    expect(verdictText()).toContain('Zoë');
    expect(within(screen.getByTestId('verdict')).getByText(/^Verified/)).toBeTruthy();
  });

  it('S83 says how often and when this wallet paid somebody before', async () => {
    useChainStore.setState({
      activity: [
        paid(STRANGER, { txHash: hashOf('1'), createdAtMs: Date.now() - 3 * 86_400_000 }),
        paid(STRANGER, { txHash: hashOf('2'), createdAtMs: Date.now() - 5 * 86_400_000 }),
      ],
    });
    open();
    typeRecipient(STRANGER);
    await untilUsable(true);
    expect(verdictText()).toContain('2 times, last 3 days ago');
  });

  it('S83 says that somebody was paid on another network only', async () => {
    useChainStore.setState({ activity: [paid(STRANGER, { genesisHash: hashOf('e') })] });
    open();
    typeRecipient(STRANGER);
    await untilUsable(true);
    expect(verdictText()).toContain('on another network');
  });

  it('S83 says first time, and is usable after the chain has said that it is nothing special', async () => {
    let answer: (() => void) | null = null;
    open({
      facts: (asked) =>
        new Promise((resolve) => {
          answer = () => resolve(factsOf({ exists: false })(asked));
        }),
    });
    typeRecipient(STRANGER);
    await waitFor(() => expect(answer).not.toBeNull());
    expect(verdictText()).toContain('First time from this wallet');
    expect(last.usable).toBe(false);
    (answer as unknown as () => void)();
    await untilUsable(true);
  });

  it.each([
    ['hotkey', { isHotkey: true }, 'hotkey, not an account to pay'],
    ['validator', { isHotkey: true, isValidator: true, name: 'tao.bot' }, 'tao.bot'],
    ['system', { isSystem: true }, 'belongs to the network itself'],
  ] as const)('S83 blocks a %s with the reason', async (kind, facts, words) => {
    open({ facts: factsOf(facts) });
    typeRecipient(STRANGER);
    await waitFor(() => expect(barrier()).toBe(kind));
    expect(verdictText()).toContain(words);
    expect(last.usable).toBe(false);
    expect(last.address).toBeNull();
    expect(screen.queryByRole('link', { name: 'Stake instead' }) !== null).toBe(kind !== 'system');
  });

  it('S83 blocks a validator the account stakes with even when the chain does not answer', () => {
    open({ facts: failing });
    typeRecipient(HOTKEY);
    expect(barrier()).toBe('validator');
    expect(screen.getByRole('link', { name: 'Stake instead' }).getAttribute('href')).toBe('/stake');
  });

  it.each([
    ['a contact', { contacts: [contactOf('1', 'Zoë', { accountId: idOf(KNOWN), address: KNOWN })] }, []],
    ['somebody paid before', {}, [paid(KNOWN)]],
  ])('S83 blocks a look-alike of %s until it was compared in full', async (_, known, activity) => {
    useChainStore.setState({ activity });
    open(known);
    typeRecipient(LIKE);
    const tick = await screen.findByRole('checkbox', { name: /compared the whole address/ });
    await waitFor(() => expect(verdictText()).not.toContain('checking'));
    expect(last.usable).toBe(false);
    fireEvent.click(tick);
    expect(last.usable).toBe(true);
    typeRecipient(STRANGER);
    typeRecipient(LIKE);
    expect(last.usable).toBe(false);
  });

  it('S83 wants a word for a first-time address the chain does not answer about', async () => {
    open({ facts: failing });
    typeRecipient(STRANGER);
    const tick = await screen.findByRole('checkbox', { name: /owner's account/ });
    expect(last.usable).toBe(false);
    fireEvent.click(tick);
    expect(last.usable).toBe(true);
  });

  it('S83 asks the chain again when told to', async () => {
    let fails = true;
    open({ facts: (asked) => (fails ? failing() : factsOf({ isHotkey: true })(asked)) });
    typeRecipient(STRANGER);
    const again = await screen.findByRole('button', { name: 'Try again' });
    fails = false;
    fireEvent.click(again);
    await waitFor(() => expect(barrier()).toBe('hotkey'));
  });

  it('S83 says that look-alikes go unnoticed when the contacts cannot be read', async () => {
    open({ contacts: new WalletError('vault/unreadable') });
    typeRecipient(STRANGER);
    await waitFor(() => expect(verdictText()).toContain('contacts could not be read'));
  });

  it('S83 offers the EVM form for an EVM address', () => {
    const { history } = open();
    typeRecipient(`0x${'Ab'.repeat(20)}`);
    expect(last.verdict.kind).toBe('evm');
    expect(last.address).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Send to the EVM side' }));
    expect(history?.at(-1)).toBe('/do/evm');
  });

  it('S83 says which network a payment is on, but for Finney', async () => {
    open();
    typeRecipient(STRANGER);
    expect((await screen.findByTestId('on-network')).textContent).toContain('Local');
    cleanup();
    useWalletStore.setState({ settings: { ...settings, networkId: 'finney' } });
    open();
    typeRecipient(STRANGER);
    await untilUsable(true);
    expect(screen.queryByTestId('on-network')).toBeNull();
  });

  it('S83 takes a pasted request apart and blocks one for another network', async () => {
    open();
    const request = { address: STRANGER, amountRao: 1_500_000_000n, chain: chainOf(hashOf('1')) };
    typeRecipient(writeRequest(request));
    await untilUsable(true);
    expect(last.draft).toMatchObject({ text: STRANGER, request: { amountRao: 1_500_000_000n } });
    typeRecipient(writeRequest({ ...request, chain: chainOf(hashOf('e')) }));
    expect(barrier()).toBe('other-network');
  });

  it('S83 blocks a request for another network also while no node answers', async () => {
    useChainStore.setState({ network: away });
    open();
    const request = { address: STRANGER, amountRao: null, chain: chainOf(hashOf('e')) };
    typeRecipient(writeRequest(request));
    expect(barrier()).toBe('other-network');
  });

  it('has no accessibility violation that axe knows', async () => {
    const { container } = open({ facts: factsOf({ isHotkey: true }) });
    typeRecipient(STRANGER);
    await waitFor(() => expect(barrier()).toBe('hotkey'));
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });
});

describe('S5 choosing a recipient', () => {
  it('S5 lists contacts, own coldkeys and those paid, never who paid us, and finds by word', async () => {
    useWalletStore.setState({
      status: status({
        accounts: [
          account,
          { ...account, accountId: hashOf('8'), address: addressOf(hashOf('8')), name: 'Savings' },
          { ...account, accountId: hashOf('9'), address: HOTKEY, name: 'Miner', role: 'hotkey' },
        ],
      }),
    });
    useChainStore.setState({ activity: [paid(KNOWN), paid(LIKE, { state: 'failed' })] });
    open({ contacts: [contactOf('d', 'Zoë', { note: 'rent' })] });
    fireEvent.click(screen.getByRole('button', { name: 'Choose a recipient' }));
    const dialog = await screen.findByRole('dialog');
    const rows = () =>
      within(dialog)
        .getAllByRole('listitem')
        .map((row) => row.textContent ?? '');
    await waitFor(() => expect(rows()).toHaveLength(4));
    // Who was paid lately stands first, with its age.
    expect(rows()[0]).toMatch(/^5EmM3X.*(?:ago|now)/);
    expect(rows().join(' ')).toMatch(/Zoë.*Main coldkey.*Savings/);
    fireEvent.change(within(dialog).getByRole('searchbox'), { target: { value: 'rent' } });
    expect(rows()).toHaveLength(1);
    fireEvent.click(within(dialog).getByRole('button', { name: /Zoë/ }));
    await untilUsable(true);
    expect(last.address).toBe(STRANGER);
  });

  it('S5 counts only what this wallet gave and what is in a block', () => {
    const to = (state: ActivityRow['state']) => paid(STRANGER, { state });
    expect(sentBefore([to('signed'), to('sent'), to('failed'), to('expired')], hashOf('1'))).toEqual([]);
    expect(sentBefore([to('in-block'), to('finalized'), activityRow()], hashOf('1'))).toMatchObject([
      { address: STRANGER, times: 2, here: true },
    ]);
  });
});

describe('the judgement', () => {
  const people = { own: [], contacts: [], sent: [], validators: [] };
  const states: FactsState[] = [
    { state: 'pending' },
    { state: 'failed', error: { code: 'chain/timeout', context: {} } },
    ...([{}, { isHotkey: true }, { isValidator: true }, { isSystem: true }] as const).map(
      (patch): FactsState => ({ state: 'known', facts: factsOf(patch)({ address: STRANGER }) }),
    ),
  ];

  it('S83 lets money go only to a well-formed address that was checked to the end', () => {
    const id = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(id, fc.constantFrom(...states), fc.boolean(), (bytes, facts, other) => {
        const accountId = accountIdHex(bytes);
        const verdict = judge(encodeAddress(bytes), account.accountId, people, facts, other);
        const nothingSpecial =
          facts.state === 'known' &&
          !facts.facts.isHotkey &&
          !facts.facts.isValidator &&
          !facts.facts.isSystem;
        expect(isUsable(verdict, { compared: null, word: null })).toBe(nothingSpecial && !other);
        expect(isUsable(verdict, { compared: accountId, word: accountId })).toBe(
          !other && (nothingSpecial || facts.state === 'failed'),
        );
      }),
    );
  });

  it('S83 never takes text for an address that the chain would not', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const verdict = judge(text, account.accountId, people, states[2] as FactsState, false);
        expect(isUsable(verdict, { compared: null, word: null })).toBe(false);
      }),
    );
  });
});

function idOf(address: string): `0x${string}` {
  return accountIdHex(decodeAddress(address).accountId);
}
