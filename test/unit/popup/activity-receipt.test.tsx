// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { EMPTY_OUTCOME, NOTHING_MOVED } from '../../../src/core/activity/moved.js';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import type { Sentence } from '../../../src/core/explain/types.js';
import { dateText } from '../../../src/popup/components/age.js';
import { ActivityList } from '../../../src/popup/features/activity/activity-list.js';
import TxProgress from '../../../src/popup/features/activity/tx-progress.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  activityRow,
  emptyStores,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
  settings,
  status,
} from './support.js';

const HASH = hashOf('9');
const T = 1_000_000_000n;
const STRANGER = addressOf(hashOf('e'));
const AT = { number: 266_700, hash: hashOf('7') };
const sending = (address = STRANGER, name: string | null = null): Sentence => ({
  code: 'transfer',
  params: { amount: { t: 'tao', rao: 3n * T }, to: { t: 'account', address, name, role: 'other' } },
});
const open = (patch: Partial<ActivityRow>) => {
  useChainStore.setState({ activity: [activityRow({ txHash: HASH, block: AT, ...patch })] });
  const services = fakeServices();
  renderApp(<Route path="/tx/:hash" component={TxProgress} />, services, `/tx/${HASH}`);
  return services;
};
const list = (...rows: Array<Partial<ActivityRow>>) => {
  useChainStore.setState({
    activity: rows.map((row, at) => activityRow({ txHash: hashOf(String(at)), block: AT, ...row })),
  });
  return renderApp(<ActivityList />, fakeServices());
};
const facts = () => screen.getByTestId('tx-facts');

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('H2 who, whom and when', () => {
  it('H2 tells date and time, the account by name and address, and the recipient in full, to be copied', async () => {
    const createdAtMs = Date.UTC(2026, 10, 22, 13, 40, 15);
    const services = open({ createdAtMs, sentence: sending() });
    const copied: string[] = [];
    services.platform.copy = async (text) => void copied.push(text);
    const text = facts().textContent ?? '';
    expect(text).toContain(dateText(createdAtMs));
    expect(text).toContain('Main coldkey');
    expect(text).toContain(STRANGER);
    fireEvent.click(within(facts()).getByRole('button', { name: `Copy Recipient ${STRANGER}` }));
    fireEvent.click(within(facts()).getByRole('button', { name: /^Copy the address 5Grwva/ }));
    await waitFor(() => expect(copied).toEqual([STRANGER, ADDRESS]));
  });

  it('H2 names the recipient where a name is known, beside the address', () => {
    const other = { ...account, accountId: hashOf('e'), address: STRANGER, name: 'Savings' };
    useWalletStore.setState({ status: status({ accounts: [account, other] }) });
    open({ sentence: sending() });
    expect(facts().textContent).toContain(`Savings${STRANGER}`);
    cleanup();
    useWalletStore.setState({ status: status() });
    open({ sentence: sending(STRANGER, 'Exchange') });
    expect(facts().textContent).toContain(`Exchange${STRANGER}`);
  });

  it('H2 A9 finds the recipient of what was done for another account, and says who signed', () => {
    const inner = { t: 'sentence', sentence: sending() } as const;
    open({ actor: addressOf(hashOf('d')), sentence: { code: 'proxy', params: { inner } } });
    const told = [...facts().querySelectorAll('dt')].map((name) => name.textContent);
    expect(told).toEqual(expect.arrayContaining(['Account', 'Signed by', 'Recipient']));
  });

  it('H2 a trade has no recipient, and one that failed has its time and account too', () => {
    open({
      state: 'failed',
      failure: { kind: 'dispatch', pallet: 'SubtensorModule', name: 'AmountTooLow', code: null },
    });
    expect(facts().textContent).toContain('Main coldkey');
    expect(facts().textContent).not.toContain('Recipient');
  });

  it('U6 hides every amount of a receipt, of its steps and of its sentence', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    const leg = { ...NOTHING_MOVED, paidRao: 3n * T, failure: null };
    open({
      sentence: sending(),
      outcome: { ...EMPTY_OUTCOME, paidRao: 3n * T, feeRao: 584_224n, legs: [leg, leg] },
    });
    expect(screen.getByTestId('receipt')).toBeTruthy();
    const said = screen.getByRole('main').innerHTML;
    expect(said).not.toMatch(/3\.0000|3\u00a0\u03c4|3\.000000000|0\.000584/);
    expect(said).toContain('\u2022\u2022\u2022\u2022');
  });
});

describe('numbers of blocks', () => {
  it('groups the digits wherever one is read, hints included', () => {
    open({
      outcome: { ...EMPTY_OUTCOME, paidRao: T },
      protection: {
        state: 'on',
        stage: 'opened',
        carrierHash: hashOf('c'),
        carrierBlock: { number: 266_699, hash: hashOf('7') },
        carrierFeeRao: 5n,
        tries: 1,
      },
    });
    const main = screen.getByRole('main');
    expect(main.textContent).toContain('266\u2009700');
    expect(main.outerHTML).not.toMatch(/266(?:700|699)/);
    cleanup();
    const { container } = list({});
    expect(container.textContent).toContain('266\u2009700');
    expect(container.innerHTML).not.toContain('266700');
  });
});

describe('H1 the list of home', () => {
  it('H1 says what it holds and leads to all activity, below the list and where it is empty', () => {
    list({});
    const more = screen.getByTestId('activity-more');
    expect(more.textContent).toContain('signed with Kelvin');
    expect(more.textContent).toContain('received');
    expect(within(more).getByRole('link', { name: 'All activity' }).getAttribute('href')).toBe('/history');
    cleanup();
    list();
    expect(screen.getByText(/Nothing yet/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'All activity' }).getAttribute('href')).toBe('/history');
  });

  it('H1 a row has one focus stop, which covers all of it', () => {
    list({ origin: 'https://site.example', outcome: { ...EMPTY_OUTCOME, paidRao: T } });
    const row = screen.getByTestId('activity-row');
    const stops = row.querySelectorAll('a[href], button, [tabindex]');
    expect([...stops].map((one) => one.className)).toEqual(['activity-sentence']);
    const css = readFileSync(join(import.meta.dirname, '../../../src/popup/styles/activity.css'), 'utf8');
    expect(css).toMatch(/(?:^|\})\s*\.activity \{[^}]*position: relative;/);
    expect(css).toMatch(/\.activity-sentence::after \{[^}]*position: absolute;[^}]*inset: 0;/);
  });
});
