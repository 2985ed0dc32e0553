// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase } from '../../../src/core/amount/money.js';
import {
  bought,
  fresh,
  hold,
  holding,
  lines,
  names,
  OTHER,
  open,
  past,
  T,
  text,
  worth,
} from './portfolio-support.js';
import { emptyStores, HOTKEY } from './support.js';

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
    open({ actions: past([bought(1, 64, 10n * T, 10n * T), sold]) });
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
    expect(card).toContain('1 position of which no purchase is known is not in it');
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
