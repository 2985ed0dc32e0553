// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase } from '../../../src/core/amount/money.js';
import { useScopeChoice } from '../../../src/popup/features/holdings/scope.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  bought,
  fresh,
  hold,
  holding,
  lines,
  looked,
  names,
  OTHER,
  open,
  past,
  second,
  T,
  text,
  worth,
} from './portfolio-support.js';
import { account, emptyStores, HOTKEY, settings, status } from './support.js';

beforeEach(fresh);
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('positions of the portfolio', () => {
  const three = () =>
    hold(
      holding([
        worth(7, 2n * T),
        worth(64, 10n * T),
        worth(64, 5n * T, 5n * T, { hotkey: OTHER, validatorName: 'Other' }),
      ]),
    );

  it('P2 groups by subnet with sums and by validator across subnets', () => {
    three();
    open();
    expect(screen.getAllByTestId('group-line').map(text)).toEqual([
      expect.stringMatching(/2 positions.*15\.0000 τ/),
    ]);
    fireEvent.click(screen.getByRole('radio', { name: 'Validator' }));
    expect(screen.getAllByTestId('group-line').map(text)).toEqual([expect.stringMatching(/12\.0000 τ/)]);
    expect(names()).toContain('Other');
  });

  it('P2 opens and closes groups', () => {
    three();
    open();
    expect(lines()).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: 'Close all' }));
    expect(lines()).toHaveLength(1);
    fireEvent.click(within(screen.getByTestId('group-line')).getByRole('button'));
    expect(lines()).toHaveLength(3);
  });

  it('P2 sorts by any number, what is not known last in both directions', () => {
    hold(holding([worth(7, 2n * T), worth(64, null), worth(0, 9n * T)]));
    open();
    expect(names()).toEqual(['Root stake', 'Subnet 7', 'Subnet 64']);
    const table = within(screen.getByTestId('position-table'));
    fireEvent.click(table.getByRole('button', { name: 'Exit value' }));
    expect(names()).toEqual(['Subnet 7', 'Root stake', 'Subnet 64']);
    const head = table.getByRole('columnheader', { name: 'Exit value' });
    expect(head.getAttribute('aria-sort')).toBe('ascending');
  });

  it('P9 shows cost, change of price, what was realised and income apart', () => {
    hold(holding([worth(64, 18n * T, 18n * T, { alpha: { netuid: 64, base: alphaBase(9n * T) } })]));
    const sold = bought(3, 64, 4n * T, 8n * T, { kind: 'unstake' });
    const value = looked([0, []], [2, [[64, 13n * T]]], [4, [[64, 9n * T]]]);
    open({ actions: past([bought(1, 64, 10n * T, 10n * T), sold]), value });
    const line = text(lines()[0]);
    expect(line).toContain('Cost6.0000 τ');
    expect(line).toContain('Change of price+6.0000 τ+100.0 %');
    expect(line).toContain('Realised+4.0000 τ');
    expect(line).toContain('Earned+6.0000 τ');
  });

  it('P9 counts by average or first in, first out, and remembers which', () => {
    hold(holding([worth(64, 20n * T, 20n * T)]));
    const actions = past([
      bought(1, 64, 10n * T, 10n * T),
      bought(2, 64, 10n * T, 30n * T),
      bought(3, 64, 10n * T, 20n * T, { kind: 'unstake' }),
    ]);
    open({ actions });
    expect(text(lines()[0])).toContain('Cost20.0000 τ');
    fireEvent.click(screen.getByRole('radio', { name: 'First in, first out' }));
    expect(text(lines()[0])).toContain('Cost30.0000 τ');
    expect(localStorage.getItem('kelvin.cost-method')).toBe('fifo');
  });

  it('P9 a position without any known purchase is in no sum of gains, and the sum says so', () => {
    hold(holding([worth(64, 20n * T), worth(7, 50n * T)]));
    open({ actions: past([bought(1, 64, 10n * T, 10n * T)]) });
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Cost10.0000 τ');
    expect(card).toContain('Earned0.0000 τ');
    expect(card).toContain('Unknown cost50.0000 τin 1 position');
    expect(card).toContain('came without a known purchase');
  });

  it('P9 what was there before the first purchase stays unknown and is no income', () => {
    hold(holding([worth(64, 28n * T, 28n * T, { alpha: { netuid: 64, base: alphaBase(392n * T) } })]));
    // 350 from before anything is known; 42 were bought for 3 and are worth 3.
    const value = looked([5, [[64, 350n * T]]], [9, [[64, 350n * T]]]);
    open({ actions: past([bought(10, 64, 42n * T, 3n * T)]), value });
    const line = text(lines()[0]);
    expect(line).toMatch(/Cost3\.0000 τwithout 350\.0000 \S+Change of price/);
    expect(line).toContain('Change of price0.0000 τ');
    expect(line).toContain('Earned0.0000 τ');
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Cost3.0000 τ');
    expect(card).toContain('Earned0.0000 τ');
    expect(card).toContain('Unknown cost25.0000 τin 1 position');
  });

  it('P9 counts what stake of unknown cost was measured to grow by, and no gain of it', () => {
    hold(holding([worth(64, 30n * T, 30n * T, { alpha: { netuid: 64, base: alphaBase(15n * T) } })]));
    open({ actions: past([]), value: looked([5, [[64, 14n * T]]], [9, [[64, 15n * T]]]) });
    const line = text(lines()[0]);
    expect(line).toContain('Cost–no purchase is known');
    expect(line).toContain('Earned+2.0000 τ');
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Earned+2.0000 τUnknown cost28.0000 τ');
    expect(card).not.toContain('Realised');
  });

  it('P9 counts what closed positions realised and earned into the total, and says how much it is', () => {
    hold(holding([worth(7, 6n * T, 6n * T, { alpha: { netuid: 7, base: alphaBase(5n * T) } })]));
    const actions = past([
      bought(1, 64, 10n * T, 5n * T),
      bought(2, 7, 10n * T, 10n * T),
      bought(3, 64, 10n * T, 4n * T, { kind: 'unstake' }),
      bought(3, 7, 5n * T, 6n * T, { kind: 'unstake' }),
    ]);
    open({ actions, value: looked([0, []], [4, [[7, 5n * T]]]) });
    expect(text(lines()[0])).toContain('Realised+1.0000 τ');
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Realised0.0000 τ1 closed position −1.0000 τ');
    expect(card).toContain('Change of price+1.0000 τ');
  });

  it('P9 shows what was realised where nothing is held any more', () => {
    hold(holding([]));
    const sold = bought(3, 64, 10n * T, 4n * T, { kind: 'unstake' });
    open({ actions: past([bought(1, 64, 10n * T, 5n * T), sold]), value: looked([0, []], [4, []]) });
    expect(text(screen.getByTestId('gain-card'))).toContain('Realised−1.0000 τ');
  });

  it('P9 P6 calls no position closed of an account that could not be read', () => {
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    useScopeChoice.setState({ all: true });
    hold(holding([worth(7, 6n * T, 6n * T, { alpha: { netuid: 7, base: alphaBase(5n * T) } })]));
    const unread = bought(1, 64, 10n * T, 5n * T, { address: second.address });
    const actions = past([bought(2, 7, 5n * T, 5n * T), unread]);
    open({ actions, value: looked([0, []], [4, [[7, 5n * T]]]) });
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Cost5.0000 τ');
    expect(card).not.toMatch(/closed position|Gone/);
  });

  it('P9 stake that is gone without a sale is neither a gain nor a loss', () => {
    hold(holding([worth(7, 6n * T, 6n * T, { alpha: { netuid: 7, base: alphaBase(5n * T) } })]));
    const actions = past([bought(1, 64, 10n * T, 4n * T), bought(2, 7, 5n * T, 5n * T)]);
    open({ actions, value: looked([0, []], [4, [[7, 5n * T]]]) });
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Realised0.0000 τ');
    expect(card).toContain('Gone without a known sale4.0000 τ');
  });

  it('U6 hides what is of unknown cost, too', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    hold(holding([worth(64, 28n * T, 28n * T, { alpha: { netuid: 64, base: alphaBase(392n * T) } })]));
    const value = looked([5, [[64, 350n * T]]]);
    const { container } = open({ actions: past([bought(10, 64, 42n * T, 3n * T)]), value });
    expect(text(container)).toContain('Unknown cost');
    expect(text(container)).not.toMatch(/\d\.\d{4}/);
  });

  it.each([
    ['reading', /Counted once past actions are read/],
    ['no-archive', /This node keeps no past/],
    ['error', /could not be read/],
  ] as const)('P6 says why there is no gain while the past is in state %s', (state, words) => {
    hold(holding([worth(64, 20n * T)]));
    open({ actions: past([bought(1, 64, 10n * T, 10n * T)], state) });
    expect(text(screen.getByTestId('gain-card'))).toMatch(words);
    expect(text(lines()[0])).not.toContain('10.0000 τ');
  });

  it.each([
    [{ maturesAtBlock: 7_210 }, /locked 4\.0000 .*free from about .+\(block 7.210\)/],
    [{ maturesAtBlock: null }, /locked 4\.0000 .*decays since block 1/],
    [{ maturesAtBlock: null, perpetual: true }, /locked 4\.0000 .*does not decay/],
  ] as const)('P4 names what a lock holds back and until when: %o', (term, words) => {
    hold(holding([worth(64, 20n * T)]));
    const lock = {
      netuid: 64,
      hotkey: HOTKEY,
      lockedBase: alphaBase(4n * T),
      perpetual: false,
      sinceBlock: 1,
      ...term,
    };
    open({ state: { locks: { kind: 'known', value: [lock] } } });
    expect(text(screen.getByTestId('lock-note'))).toMatch(words);
  });

  it('P8 never shows a yield that nobody measured', async () => {
    hold(holding([worth(64, 20n * T)]));
    open();
    expect((await screen.findAllByText(/not measured/)).length).toBeGreaterThan(0);
    expect(text(lines()[0])).not.toMatch(/0\.0+ % \/ day/);
  });
});
