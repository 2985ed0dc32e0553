// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import type { Account } from '../../../../src/core/accounts/types.js';
import type { PendingOperation } from '../../../../src/core/routes/pending.js';
import { printShared, type SharedAccount } from '../../../../src/core/routes/shared-call.js';
import { disclosesCalls, setDisclosesCalls } from '../../../../src/popup/features/shared/disclose.js';
import Shared from '../../../../src/popup/features/shared/shared.js';
import { useChainStore } from '../../../../src/popup/state/chain-store.js';
import { forgetDrafts } from '../../../../src/popup/state/kept-views.js';
import { useWalletStore } from '../../../../src/popup/state/wallet-store.js';
import {
  addedFor,
  emptyStores,
  type FakeServices,
  fakeServices,
  fillStores,
  plainText,
  portfolio,
  reading,
  renderApp,
  status,
} from '../support.js';
import {
  ann,
  ben,
  CALL,
  cleo,
  family,
  GENESIS,
  multisigOf,
  pending,
  readingOf,
  STAKE_CALL,
  TERMS,
} from './cast.js';

const QUOTE = {
  issue: null,
  networkFeeRao: 412_345n,
  intent: { kind: 'call', callHex: CALL },
  advice: [],
  protection: { state: 'off', reason: 'no-trade' },
};

interface World {
  accounts?: Account[];
  operations?: PendingOperation[] | null;
  calls?: unknown[];
  quote?: typeof QUOTE;
}

function open(
  path: string,
  { accounts = [ann, ben, family], operations = [], calls = [], quote = QUOTE }: World = {},
): FakeServices {
  useWalletStore.setState({ status: status({ accounts, activeAccountId: ann.accountId }) });
  const services = fakeServices(
    {
      'contacts.list': () => ({ contacts: [] }),
      'calls.list': () => ({ calls }),
      'calls.add': () => ({}),
      'wallet.status': () => status({ accounts }),
      'wallet.addAccounts': addedFor,
      'intents.propose': () => ({ approvalId: 'request-0001' }),
    },
    { rightTerms: () => TERMS, inspectCall: () => STAKE_CALL },
    {},
    {
      ...(operations === null ? {} : { pendingOperations: () => readingOf(operations) }),
      operation: () => readingOf(quote),
    },
  );
  renderApp(<Route path="/shared/*?" component={Shared} />, services, path);
  return services;
}

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
});

const proposed = ({ calls }: FakeServices) =>
  calls.find(({ method }) => method === 'intents.propose')?.params;

describe('K9 the list of multisig accounts', () => {
  it('K9 an empty one teaches and leads to setting one up', () => {
    open('/shared', { accounts: [ann] });
    expect(screen.getByTestId('empty-state').textContent).toContain('belongs to several members');
    fireEvent.click(screen.getByRole('button', { name: 'Set up a multisig account' }));
    expect(screen.getByTestId('shared-new')).toBeTruthy();
  });

  it('K9 each tells how many must approve and how much waits', async () => {
    open('/shared', { operations: [pending(), pending({ callHash: `0x${'9'.repeat(64)}` })] });
    expect(screen.getByText('2 of 3')).toBeTruthy();
    await waitFor(() =>
      expect(screen.getByTestId('shared-pending').textContent).toContain('2 wait for approvals'),
    );
  });

  it('K9 what waits is not told as nothing while nobody knows', () => {
    open('/shared', { operations: null });
    expect(screen.queryByTestId('shared-pending')).toBeNull();
  });
});

describe('K9 setting one up', () => {
  const type = (text: string) => {
    fireEvent.change(screen.getByTestId('member-address'), { target: { value: text } });
    fireEvent.click(screen.getByTestId('add-member'));
  };

  it('K9 address, deposit and warnings follow from members and threshold, whatever the order', async () => {
    open('/shared/new', { accounts: [ann, ben] });
    type(`${cleo}\n${ben.address} ${ann.address}`);
    const shown = () => screen.getByTestId('shared-address').textContent;
    expect(shown()).toBe(family.address);
    expect(screen.getByTestId('threshold').textContent).toContain('Any 2 of these 3 must approve.');
    await waitFor(() => expect(plainText(screen.getByTestId('deposit'))).toBe('0.196 τ'));
    fireEvent.click(screen.getByRole('button', { name: 'One approval more' }));
    expect(shown()).toBe(multisigOf([ann.address, ben.address, cleo], 3).address);
    expect(screen.getByText(/One lost key locks the money for ever/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'One approval fewer' }));
    fireEvent.click(screen.getByRole('button', { name: 'One approval fewer' }));
    expect(screen.getByText(/One key is enough to take everything/)).toBeTruthy();
    expect(plainText(screen.getByTestId('deposit'))).toBe('0 τ');
  });

  it('K9 it is kept as an account without a key, its members in byte order', async () => {
    const services = open('/shared/new', { accounts: [ann, ben] });
    type([ben.address, cleo, ann.address].join('\n'));
    fireEvent.change(screen.getByTestId('shared-name'), { target: { value: ' Family ' } });
    fireEvent.click(screen.getByTestId('keep-shared'));
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'wallet.addAccounts')?.params).toEqual({
        accounts: [
          {
            kind: 'watch',
            name: 'Family',
            role: 'coldkey',
            address: family.address,
            cryptoType: null,
            custody: family.custody,
          },
        ],
      }),
    );
  });

  it('K9 a member twice or a broken address is said and not taken', () => {
    open('/shared/new', { accounts: [ann, ben] });
    type(`${ann.address} ${ann.address} 5Broken`);
    expect(within(screen.getByTestId('members')).getAllByRole('listitem')).toHaveLength(1);
    const said = screen.getAllByRole('alert').map((one) => one.textContent);
    expect(said.some((text) => text?.includes('is a member already'))).toBe(true);
    expect(said).toHaveLength(2);
  });

  it('K9 S4 another member’s file is taken over only if its address follows from it', async () => {
    open('/shared/new', { accounts: [ann, ben] });
    const { signatories, threshold } = family.custody;
    const shared: SharedAccount = {
      kind: 'kelvin-account',
      version: 1,
      name: 'Ours',
      account: family.address,
      signatories,
      threshold,
    };
    fireEvent.click(screen.getByTestId('take-over'));
    fireEvent.change(screen.getByTestId('shared-text'), {
      target: { value: printShared({ ...shared, account: cleo }) },
    });
    fireEvent.click(screen.getByTestId('take-shared'));
    await screen.findByText(/not a call that was handed on, or a part of it is missing/);
    fireEvent.change(screen.getByTestId('shared-text'), { target: { value: printShared(shared) } });
    fireEvent.click(screen.getByTestId('take-shared'));
    await waitFor(() => expect(screen.getByTestId('shared-address').textContent).toBe(family.address));
    expect((screen.getByTestId('shared-name') as HTMLInputElement).value).toBe('Ours');
  });
});

describe('K9 what waits in an account', () => {
  const path = `/shared/${family.address}`;

  it('K9 tells what it does, who approved, whose deposit it holds, and that this approval is the last', async () => {
    open(path, { operations: [pending()] });
    await waitFor(() =>
      expect(plainText(screen.getByTestId('operation-title'))).toContain('Stake 10 τ on SN64'),
    );
    expect(screen.getByTestId('operation-count').textContent).toBe('1 of 2 have approved');
    expect(plainText(screen.getByTestId('operation'))).toContain('0.196 τ');
    expect(screen.getByText(/This is the last approval/)).toBeTruthy();
    expect(screen.getByTestId('price-now').textContent).toContain('below the limit');
    const { violations } = await axe.run(screen.getByTestId('shared-page'), {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('K9 an approval goes by the member that was chosen, with the very bytes that wait', async () => {
    const services = open(path, { operations: [pending()] });
    fireEvent.click(await screen.findByLabelText('Ben'));
    await waitFor(() =>
      expect(screen.getByTestId('approve-operation').getAttribute('aria-disabled')).toBeNull(),
    );
    fireEvent.click(screen.getByTestId('approve-operation'));
    await waitFor(() => expect(proposed(services)).toBeDefined());
    expect(proposed(services)).toEqual({
      accountId: family.accountId,
      intent: { kind: 'call', callHex: CALL },
      protect: true,
      route: {
        signer: ben.address,
        steps: [
          {
            kind: 'multisig',
            account: family.address,
            threshold: 2,
            others: family.custody.signatories.filter((one) => one !== ben.address),
            disclose: true,
          },
        ],
      },
    });
  });

  it('K9 T7 a member on a device can have its last approval carried hidden, by an account that was chosen', async () => {
    const device: Account = { ...ben, source: null, custody: { kind: 'vault' } };
    const rows = portfolio([]);
    const [first] = rows.accounts;
    if (!first) throw new Error('no portfolio');
    useChainStore.setState({
      portfolio: reading('live', { ...rows, accounts: [{ ...first, address: ann.address }] }),
    });
    const services = open(path, {
      accounts: [ann, device, family],
      operations: [pending()],
      quote: { ...QUOTE, protection: { state: 'off', reason: 'device' } },
    });
    fireEvent.click(await screen.findByLabelText('Ben'));
    const choice = within(await screen.findByTestId('postage')).getByRole('combobox');
    fireEvent.change(choice, { target: { value: ann.accountId } });
    await waitFor(() =>
      expect(screen.getByTestId('approve-operation').getAttribute('aria-disabled')).toBeNull(),
    );
    fireEvent.click(screen.getByTestId('approve-operation'));
    await waitFor(() => expect(proposed(services)).toBeDefined());
    expect(proposed(services)).toMatchObject({ protect: true, postage: ann.accountId });
  });

  it('K9 S4 with the hash alone nothing can be approved, and a file for something else is refused', async () => {
    const services = open(path, { operations: [pending({ callHex: null })] });
    expect(screen.getByTestId('operation-title').textContent).toBe('Only its fingerprint is on the network');
    expect(screen.queryByTestId('approve-operation')).toBeNull();
    const call = {
      kind: 'kelvin-call' as const,
      version: 1 as const,
      genesisHash: GENESIS,
      account: family.address,
      signatories: family.custody.signatories,
      threshold: 2,
      callHex: CALL,
    };
    fireEvent.click(screen.getByTestId('receive-call'));
    const give = (text: string) => {
      fireEvent.change(screen.getByTestId('shared-text'), { target: { value: text } });
      fireEvent.click(screen.getByTestId('take-shared'));
    };
    give(printShared({ ...call, callHex: '0x070056' }));
    await screen.findByText(/No such operation waits/);
    give(printShared({ ...call, genesisHash: `0x${'2'.repeat(64)}` }));
    await screen.findByText(/belongs to another account or network/);
    expect(services.calls.some(({ method }) => method === 'calls.add')).toBe(false);
    give(printShared(call));
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'calls.add')?.params).toEqual({
        callHex: CALL,
        genesisHash: GENESIS,
        actor: family.address,
      }),
    );
  });

  it('K9 only whoever began it is offered to cancel it', async () => {
    open(path, { operations: [pending()] });
    await screen.findByTestId('share-call');
    expect(screen.queryByTestId('cancel-operation')).toBeNull();
    cleanup();
    const services = open(path, {
      operations: [pending({ depositor: ann.address, approvals: [ann.address] })],
    });
    fireEvent.click(await screen.findByTestId('cancel-operation'));
    await waitFor(() => expect(proposed(services)).toBeDefined());
    expect(proposed(services)).toMatchObject({
      accountId: ann.accountId,
      intent: {
        kind: 'cancel-multisig',
        threshold: 2,
        others: family.custody.signatories.filter((one) => one !== ann.address),
        callHash: pending().callHash,
      },
    });
  });

  it('K9 calls go to the chain whole unless the person keeps them private', () => {
    open(path);
    expect(disclosesCalls(family.address)).toBe(true);
    fireEvent.click(screen.getByRole('switch'));
    expect(disclosesCalls(family.address)).toBe(false);
    setDisclosesCalls(family.address, true);
    expect(disclosesCalls(family.address)).toBe(true);
  });
});
