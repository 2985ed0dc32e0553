// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useScopeChoice } from '../../../src/popup/features/holdings/scope.js';
import { allocationOf, sumOf } from '../../../src/popup/features/portfolio/slices.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  bought,
  fresh,
  hold,
  holding,
  lines,
  OTHER,
  open,
  past,
  second,
  T,
  text,
  values,
  worth,
} from './portfolio-support.js';
import { account, emptyStores, reading, settings, status } from './support.js';

beforeEach(fresh);
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('the whole', () => {
  it('P1 P3 shows the exit value of everything, and spot where that is another number', () => {
    hold(holding([worth(0, 5n * T), worth(64, 10n * T, 11n * T)]));
    open();
    const summary = text(screen.getByTestId('portfolio-summary'));
    expect(summary).toContain('27.0000 τ');
    expect(summary).toContain('At spot 28.0000 τ');
  });

  it('P10 shows how it changed over a day and a week, alpha at spot at both ends', () => {
    hold(holding([worth(64, 10n * T, 11n * T)]));
    open({ value: values([7 * 24, 20n * T], [24, 25n * T], [1, 23n * T]) });
    const changes = text(screen.getByTestId('portfolio-changes'));
    expect(changes).toMatch(/24 h.*−2\.0000 τ.*−8\.00 %/);
    expect(changes).toMatch(/7 d.*\+3\.0000 τ.*\+15\.00 %/);
  });

  it('P6 says of accounts and positions that are missing in the sum, and never counts them as zero', () => {
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    useScopeChoice.setState({ all: true });
    hold(holding([worth(64, null, 3n * T)]));
    open();
    expect(screen.getByText(/1 account could not be read/)).toBeTruthy();
    expect(text(lines()[0])).toContain('–');
    expect(text(lines()[0])).toContain('spot 3.0000 τ');
  });

  it('P6 keeps the last value beside a failed reading, and with none shows no number', () => {
    useChainStore.setState({ portfolio: reading('error') });
    open();
    expect(screen.getByTestId('portfolio-summary')).toBeTruthy();
    expect(screen.getByText(/The last reading failed/)).toBeTruthy();
    cleanup();
    useChainStore.setState({ portfolio: reading('error', null) });
    open();
    expect(screen.queryByTestId('portfolio-summary')).toBeNull();
    expect(screen.getByText(/Nothing could be read yet/)).toBeTruthy();
  });

  it.each(['error', 'stale', 'live'] as const)('P6 says one age where a reading is %s', (state) => {
    useChainStore.setState({ portfolio: reading(state) });
    const { container } = open();
    const ages = container.querySelectorAll('time');
    expect(ages).toHaveLength(1);
    expect(text(container).match(/ ago|just now/g)).toHaveLength(1);
  });

  it('P1 an account without anything is told what to do', () => {
    hold(holding([], 0n));
    open();
    expect(screen.getByText(/Nothing here yet/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Receive' })).toBeTruthy();
  });

  it('U6 hides every amount; shares stay', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    hold(holding([worth(64, 36n * T), worth(7, 2n * T)]));
    const { container } = open({ actions: past([bought(1, 64, 10n * T, 30n * T)]) });
    expect(text(container)).not.toMatch(/\d\.\d{4}/);
    expect(container.innerHTML).not.toMatch(/title="[^"]*\d\.\d{3,} ?τ/);
    expect(text(screen.getByTestId('allocation'))).toContain('72.0 %');
  });
});

describe('what it is made of', () => {
  it('P1 names free, root, the eight largest subnets and the others, which add up', () => {
    expect(allocationOf([holding([worth(64, null, 3n * T)], 0n)], [])).toEqual([]);
    const many = Array.from({ length: 12 }, (_, index) => worth(index + 1, BigInt(index + 1) * T));
    const slices = allocationOf([holding([worth(0, 5n * T), ...many])], []);
    expect(slices.map(({ kind, netuid }) => netuid ?? kind)).toEqual([
      'free',
      0,
      12,
      11,
      10,
      9,
      8,
      7,
      6,
      5,
      'others',
    ]);
    expect(slices.at(-1)?.count).toBe(4);
    expect(sumOf(slices)).toBe(12n * T + 5n * T + 78n * T);
  });

  it('Q4 gives each part its name, share and pattern, and the numbers as a table', () => {
    hold(holding([worth(0, 6n * T), worth(64, 6n * T)]));
    open();
    const allocation = screen.getByTestId('allocation');
    const rows = within(allocation).getAllByRole('row', { hidden: true });
    expect(rows.map(text)).toEqual([
      'PartExit valueSpot valueShare',
      expect.stringMatching(/Free TAO.*12\.0000 τ.*50\.0 %/),
      expect.stringMatching(/Root stake.*6\.0000 τ.*25\.0 %/),
      expect.stringMatching(/Subnet 64.*6\.0000 τ.*25\.0 %/),
    ]);
    const looks = [...allocation.querySelectorAll('.allocation-part')].map((part) => part.className);
    expect(new Set(looks).size).toBe(3);
  });
});

describe('whose', () => {
  it('P12 counts all accounts or leaves some out; the last one stays', async () => {
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    hold(holding([], 12n * T), holding([], 30n * T, second.address));
    open();
    expect(text(screen.getByTestId('portfolio-summary'))).toContain('12.0000 τ');
    fireEvent.click(screen.getByRole('radio', { name: 'All accounts' }));
    expect(text(screen.getByTestId('portfolio-summary'))).toContain('42.0000 τ');
    const chooser = await screen.findByTestId('scope-accounts');
    fireEvent.click(within(chooser).getByRole('checkbox', { name: /Second/, hidden: true }));
    expect(text(screen.getByTestId('portfolio-summary'))).toContain('12.0000 τ');
    const last = within(chooser).getByRole('checkbox', { name: /Main/, hidden: true });
    expect((last as HTMLInputElement).disabled).toBe(true);
    expect(JSON.stringify({ ...localStorage })).not.toContain(second.accountId);
  });

  it('Q3 nothing is wrong with it for those who do not see it', async () => {
    hold(holding([worth(0, 5n * T), worth(64, 10n * T), worth(64, 5n * T, 6n * T, { hotkey: OTHER })]));
    const { container } = open({
      actions: past([bought(1, 64, 10n * T, 10n * T)]),
      value: values([48, T], [1, T]),
    });
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});
