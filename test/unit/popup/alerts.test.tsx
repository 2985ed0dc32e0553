// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { WatchRule } from '../../../src/core/watch/rules.js';
import type { Alert, AlertFacts } from '../../../src/core/watch/types.js';
import AlertBanner from '../../../src/popup/features/alerts/alert-banner.js';
import Alerts from '../../../src/popup/features/alerts/alerts.js';
import WatchSettings from '../../../src/popup/features/settings/watch/watch-settings.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { WatchStatus } from '../../../src/protocol/ui/watch.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  plainText,
  renderApp,
  settings,
  snapshotOf,
} from './support.js';
import { choose } from './trade-support.js';

const DELEGATE = addressOf(hashOf('d'));
const alertOf = (facts: AlertFacts, patch: Partial<Alert> = {}): Alert => ({
  id: `${facts.kind} ${patch.raisedAtMs ?? 0}`,
  address: ADDRESS,
  networkId: 'local',
  genesisHash: hashOf('1'),
  block: 90,
  raisedAtMs: Date.now(),
  read: false,
  over: false,
  facts,
  ...patch,
});
const swap: AlertFacts = { kind: 'swap-announced', newColdkeyHash: hashOf('b'), executableAtBlock: 36_100 };
const each: AlertFacts[] = [
  swap,
  { kind: 'swap-disputed' },
  { kind: 'proxy-added', delegate: DELEGATE, proxyType: 'Any', delayBlocks: 0 },
  { kind: 'proxy-added', delegate: DELEGATE, proxyType: 'Staking', delayBlocks: 600 },
  { kind: 'call-announced', delegate: DELEGATE, callHash: hashOf('c'), executableAtBlock: 50 },
  { kind: 'funds-left', amountRao: 2_500_000_000n },
  { kind: 'stake-left', netuid: 64, hotkey: HOTKEY, alphaBase: alphaBase(7_000_000_000n) },
  { kind: 'take-raised', hotkey: HOTKEY, name: 'tao.bot', from: 5_898, to: 11_796 },
  { kind: 'lock-matures', netuid: 64, hotkey: HOTKEY, atBlock: 400 },
  { kind: 'rewards-ready', hotkey: HOTKEY, valueRao: rao(40_000_000n) },
  { kind: 'approval-waits', callHash: hashOf('c'), depositor: DELEGATE, approvals: 1, threshold: 2 },
  {
    kind: 'price-crossed',
    ruleId: 'a',
    netuid: 64,
    side: 'below',
    limitRao: 50_000_000n,
    priceRao: 49_000_000n,
  },
  { kind: 'yield-fell', ruleId: 'b', netuid: 64, hotkey: HOTKEY, belowBps: 1_250, nowBps: 900 },
  { kind: 'validator-left', ruleId: 'c', netuid: 64, hotkey: HOTKEY, gone: true },
  { kind: 'subnet-closing', ruleId: 'd', netuid: 64, place: 1 },
];
const quiet: WatchStatus = {
  lastCheckAtMs: Date.now() - 12_000,
  lastBlock: 99,
  failure: null,
  nextCheckAtMs: Date.now() + 48_000,
};

function show(alerts: Alert[], watch: Partial<WatchStatus> = {}) {
  const answer = () => ({ alerts, watch: { ...quiet, ...watch } });
  const services = fakeServices({
    'alerts.list': answer,
    'alerts.checkNow': answer,
    'alerts.read': () => null,
    'alerts.dismiss': () => null,
    'settings.update': ({ patch }: { patch: object }) => ({ ...settings, ...patch }),
  });
  return { ...renderApp(<Alerts />, services, '/alerts'), services };
}
const rows = () => screen.getAllByTestId('alert');
const rowOf = (kind: string) => rows().filter((row) => row.dataset.kind === kind);

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  useWalletStore.setState({ alerts: null });
});

describe('the list of alerts', () => {
  it('N1 says of each kind who, what and when, what it means, and what to do', async () => {
    show(each.map((facts, at) => alertOf(facts, { raisedAtMs: Date.now() - at * 1_000 })));
    await waitFor(() => expect(rows()).toHaveLength(each.length));
    const said = rows().map((row) => plainText(row));
    for (const text of said) {
      expect(text).not.toMatch(/alerts\.|[{}]|undefined/);
      expect(text).not.toContain('\u2013');
    }
    expect(said[0]).toContain(
      'A coldkey swap of Main coldkey is announced. It can be carried out in 36 000 blocks',
    );
    expect(said[2]).toContain('everything. It may act at once.');
    expect(said[3]).toContain('600 blocks, about 2 hours before');
    expect(said[4]).toContain('it can be carried out now');
    expect(said[5]).toContain('2.5 τ left Main coldkey, and not by this wallet.');
    expect(said[7]).toContain('tao.bot now keeps 18 % of the rewards, up from 9 %');
  });

  it.each([
    [swap, 'Stop it', `/emergency/${account.accountId}/dispute`],
    [each[2], 'Take the right back', `/emergency/${account.accountId}/remove`],
    [each[4], 'Stop it', `/emergency/${account.accountId}/reject`],
    [each[5], 'Protect the account', `/emergency/${account.accountId}/evacuate`],
    [each[7], 'Open the validator', `/validators/${HOTKEY}`],
    [each[8], 'Open the position', '/position/64'],
    [each[9], 'Claim', '/do/claim'],
  ])('N1 N3 %o leads to its remedy', async (facts, name, path) => {
    const { history } = show([alertOf(facts as AlertFacts)]);
    fireEvent.click(await screen.findByRole('button', { name }));
    expect(history.at(-1)).toBe(path);
  });

  it.each([swap, each[1]])(
    'K12 %o also leads to the page about swaps; other alerts do not',
    async (facts) => {
      const { history } = show([alertOf(facts as AlertFacts)]);
      fireEvent.click(await screen.findByRole('button', { name: 'The swap in full' }));
      expect(history.at(-1)).toBe('/key-swap');
      cleanup();
      show([alertOf(each[2] as AlertFacts)]);
      await screen.findByRole('button', { name: 'Take the right back' });
      expect(screen.queryByRole('button', { name: 'The swap in full' })).toBeNull();
    },
  );

  it('N1 newest first; opening reads them and keeps the mark for the eye', async () => {
    const old = alertOf(swap, { id: 'old', raisedAtMs: Date.now() - 90_000, read: true });
    const { services } = show([old, alertOf({ kind: 'funds-left', amountRao: 1n }, { id: 'new' })]);
    await waitFor(() =>
      expect(rows().map((row) => row.dataset.kind)).toEqual(['funds-left', 'swap-announced']),
    );
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'alerts.read')?.params).toEqual({ ids: ['new'] }),
    );
    expect(useWalletStore.getState().alerts?.alerts.every(({ read }) => read)).toBe(true);
    expect(rows().map((row) => row.dataset.new)).toEqual(['true', 'false']);
    fireEvent.click(screen.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(rows().map((row) => row.dataset.new)).toEqual(['false', 'false']));
  });

  it('N1 what is over stays as a record without a button, and can be dismissed', async () => {
    const { services } = show([alertOf(swap, { id: 'x', over: true })]);
    const [row] = await screen.findAllByTestId('alert');
    expect(within(row as HTMLElement).queryByRole('button', { name: 'Stop it' })).toBeNull();
    expect(plainText(row)).toContain('Over');
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss: Coldkey swap announced' }));
    await screen.findByTestId('no-alerts');
    expect(services.calls.find(({ method }) => method === 'alerts.dismiss')?.params).toEqual({ ids: ['x'] });
  });

  it('N1 tells when it last looked, looks now, and says why it failed', async () => {
    const { services } = show([], { failure: { code: 'chain/offline', context: {} } });
    await screen.findByTestId('no-alerts');
    expect(plainText(screen.getByTestId('watch-state'))).toMatch(/Last check \d+ s ago, block 99/);
    expect(plainText(screen.getByTestId('watch-state'))).toContain('The last check failed');
    fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(services.calls.some(({ method }) => method === 'alerts.checkNow')).toBe(true));
  });

  it.each([
    ['failed', { failure: { code: 'chain/offline' as const, context: {} } }, 'The last check failed.'],
    ['old', { lastCheckAtMs: Date.now() - 3_600_000 }, 'The last check is too old.'],
    ['never', { lastCheckAtMs: null, lastBlock: null }, 'Nothing has been checked yet.'],
  ])('N1 a check that is %s is not calm: what is not known is said', async (kind, watch, words) => {
    show([], watch);
    const nothing = await screen.findByTestId('no-alerts');
    expect(nothing.dataset.kind).toBe(kind);
    expect(plainText(nothing)).toContain(`Not known right now${words}`);
    expect(screen.queryByText('Nothing unusual')).toBeNull();
    expect(nothing.querySelector('.gain')).toBeNull();
  });

  it('N1 a check of late that saw nothing is calm', async () => {
    show([]);
    expect((await screen.findByTestId('no-alerts')).dataset.kind).toBe('calm');
    expect(screen.getByText('Nothing unusual')).toBeTruthy();
  });

  it('N1 switched off it says so and is switched on here', async () => {
    useWalletStore.setState({ settings: { ...settings, watch: { everySeconds: 0, quiet: [] } } });
    show([], { lastCheckAtMs: null, nextCheckAtMs: null });
    await screen.findByText(/nothing is checked/);
    expect(screen.queryByText('Nothing unusual')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    await waitFor(() => expect(useWalletStore.getState().settings?.watch.everySeconds).toBe(60));
  });

  it('N1 amounts are hidden with the others', async () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    show([alertOf({ kind: 'funds-left', amountRao: 2_500_000_000n })]);
    const [row] = await screen.findAllByTestId('alert');
    expect(plainText(row)).not.toContain('2.5');
  });

  it('Q3 no violation with every kind', async () => {
    const { container } = show(each.map((facts, at) => alertOf(facts, { raisedAtMs: Date.now() - at })));
    await waitFor(() => expect(rowOf('swap-announced')).toHaveLength(1));
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('the banner of Home', () => {
  const banner = (alerts: Alert[]) => {
    useWalletStore.setState({ alerts: { alerts, watch: quiet } });
    return renderApp(<AlertBanner />, fakeServices());
  };

  it('N1 shows the gravest unread one and leads straight to its remedy', () => {
    banner([alertOf({ kind: 'rewards-ready', hotkey: HOTKEY, valueRao: 1n }, { read: true }), alertOf(swap)]);
    expect(screen.getByTestId('alert-banner').dataset.kind).toBe('swap-announced');
    expect(screen.getByRole('link').getAttribute('href')).toBe(`/emergency/${account.accountId}/dispute`);
  });

  it('N1 N2 with several of one account it still leads to the remedy', () => {
    // A swap costs a fee, so a stolen key always shows twice.
    banner([alertOf({ kind: 'funds-left', amountRao: 100_000_000n }), alertOf(swap)]);
    expect(screen.getByRole('link').getAttribute('href')).toMatch(/^\/emergency\/.*\/(?:dispute|evacuate)$/);
    expect(plainText(screen.getByTestId('alert-banner'))).toContain('and 1 more');
  });

  it('N1 a danger stays until it is over, though it was read; money that left is dismissed on the list', () => {
    const { unmount } = banner([alertOf(swap, { read: true })]);
    expect(screen.getByRole('link').getAttribute('href')).toBe(`/emergency/${account.accountId}/dispute`);
    unmount();
    banner([alertOf({ kind: 'funds-left', amountRao: 1n }, { read: true })]);
    expect(screen.getByRole('link').getAttribute('href')).toBe('/alerts');
  });

  it('N1 with several accounts it leads to the list; read or over, nothing is shown', () => {
    const { unmount } = banner([
      alertOf({ kind: 'take-raised', hotkey: HOTKEY, name: null, from: 1, to: 2 }, { address: DELEGATE }),
      alertOf(swap),
    ]);
    expect(screen.getByTestId('alert-banner').dataset.kind).toBe('swap-announced');
    expect(screen.getByRole('link').getAttribute('href')).toBe('/alerts');
    unmount();
    banner([
      alertOf(swap, { over: true }),
      alertOf({ kind: 'rewards-ready', hotkey: HOTKEY, valueRao: 1n }, { read: true }),
    ]);
    expect(screen.queryByTestId('alert-banner')).toBeNull();
  });
});

describe('the settings of the watchtower', () => {
  it('N1 sets the pace and the kinds that call out, and says whom it watches', async () => {
    const services = fakeServices({
      'contacts.list': () => ({ contacts: [], suggested: [] }),
      'settings.update': ({ patch }: { patch: object }) => ({ ...settings, ...patch }),
    });
    renderApp(<WatchSettings />, services, '/settings/watch');
    const patches = () =>
      services.calls.filter(({ method }) => method === 'settings.update').map(({ params }) => params);
    fireEvent.click(screen.getByRole('radio', { name: '5 min' }));
    await waitFor(() =>
      expect(patches().at(-1)).toEqual({ patch: { watch: { everySeconds: 300, quiet: [] } } }),
    );
    fireEvent.click(await screen.findByRole('switch', { name: 'Rewards to claim' }));
    await waitFor(() =>
      expect(patches().at(-1)).toEqual({ patch: { watch: { everySeconds: 300, quiet: ['rewards-ready'] } } }),
    );
    expect(screen.getByText('Main coldkey')).toBeTruthy();
  });
});

describe('rules of the person (N3)', () => {
  const showRules = (watchRules: WatchRule[] = []) => {
    useWalletStore.setState({ settings: { ...settings, watchRules } });
    const services = fakeServices(
      {
        'contacts.list': () => ({ contacts: [], suggested: [] }),
        'alerts.checkNow': () => ({ alerts: [], watch: quiet }),
        'settings.update': ({ patch }: { patch: object }) => ({ ...settings, ...patch }),
      },
      { validators: () => snapshotOf([]) },
    );
    renderApp(<WatchSettings />, services, '/settings/watch');
    return services;
  };
  const patched = (services: ReturnType<typeof showRules>) =>
    services.calls.filter(({ method }) => method === 'settings.update').at(-1)?.params;
  const rule: WatchRule = {
    id: 'a',
    networkId: settings.networkId,
    netuid: 64,
    kind: 'price',
    side: 'below',
    priceRao: '50000000',
  };

  it('N3 adds a price below a limit, refuses what is no amount, and checks at once', async () => {
    const services = showRules();
    fireEvent.click(screen.getByTestId('add-rule'));
    fireEvent.change(await screen.findByTestId('rule-kind', {}, { timeout: 10_000 }), {
      target: { value: 'below' },
    });
    await choose('subnet-picker', 'SN64');
    const field = screen.getByTestId('rule-limit');
    const save = screen.getByTestId('save-rule');
    for (const wrong of ['', '0', 'abc', '1.0000000001', '22000000']) {
      fireEvent.change(field, { target: { value: wrong } });
      expect(save.getAttribute('aria-disabled')).toBe('true');
      expect(screen.queryByRole('alert') !== null).toBe(wrong !== '');
    }
    fireEvent.change(field, { target: { value: '0.05' } });
    fireEvent.click(save);
    await waitFor(() => expect(patched(services)).toBeTruthy());
    expect(patched(services)).toMatchObject({
      patch: { watchRules: [{ ...rule, id: expect.stringMatching(/^[0-9a-f-]{36}$/) }] },
    });
    await screen.findByTestId('rules');
    expect(plainText(screen.getByTestId('rules'))).toContain('falls below 0.050000 τ');
    expect(services.calls.map(({ method }) => method)).toContain('alerts.checkNow');
  });

  it('N3 lists those of this network in words, and removes one alone', async () => {
    const more: WatchRule[] = [
      { ...rule, id: 'b', kind: 'yield', hotkey: HOTKEY, belowBps: 1_250 } as WatchRule,
      { id: 'c', networkId: rule.networkId, netuid: 64, kind: 'validator', hotkey: HOTKEY },
      { id: 'd', networkId: rule.networkId, netuid: 64, kind: 'closing', places: 3 },
    ];
    const elsewhere: WatchRule = { ...rule, id: 'e', networkId: 'custom-12345678' };
    const services = showRules([rule, ...more, elsewhere]);
    const rows = within(screen.getByTestId('rules')).getAllByRole('listitem');
    expect(rows.map((row) => plainText(row)).join('\n')).toMatch(
      /below 0\.050000.*\n.*less than 12\.5.*a year\n.*stops validating.*\n.*among the next 3/,
    );
    fireEvent.click(within(rows[1] as HTMLElement).getByRole('button', { name: 'Remove the rule' }));
    await waitFor(() => expect(patched(services)).toBeTruthy());
    expect(patched(services)).toEqual({ patch: { watchRules: [rule, more[1], more[2], elsewhere] } });
  });
});
