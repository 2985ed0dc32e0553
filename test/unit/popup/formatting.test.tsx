// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAmount } from '../../../src/core/amount/parse.js';
import { Amount, CopyAmount } from '../../../src/popup/components/amount.js';
import {
  columnAmount,
  percentOfBps,
  plainAmount,
  poolText,
  priceText,
  roughAmount,
  takePercent,
  takeText,
} from '../../../src/popup/components/format.js';
import { ParamView } from '../../../src/popup/components/param-view.js';
import { symbolText } from '../../../src/popup/components/token-symbol.js';
import { cleanText } from '../../../src/popup/components/untrusted.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { emptyStores, fakeServices, fillStores, renderApp, settings } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('amounts', () => {
  it('writes a plain amount that parses back to the same money', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 21_000_000_000_000_000n }), (base) => {
        expect(parseAmount(plainAmount(base))).toEqual({ ok: true, base });
      }),
    );
  });

  it('never shows a column amount larger than it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 21_000_000_000_000_000n }), (base) => {
        const text = columnAmount(base);
        const shown = parseAmount(text.replace('<\u00a0', ''));
        expect(shown.ok && (text.startsWith('<') ? shown.base > base : shown.base <= base)).toBe(true);
      }),
    );
  });

  it('P1 keeps decimal points in line and says of what four decimals hide that it is less', () => {
    expect(columnAmount(12_402_199_999n)).toBe('12.4021');
    expect(columnAmount(93_000_000n)).toBe('0.0930');
    expect(columnAmount(85_298_000n)).toBe('0.0852');
    expect(columnAmount(100_000n)).toBe('0.0001');
    expect(columnAmount(79n)).toBe('<\u00a00.0001');
    expect(columnAmount(-79n)).toBe('>\u00a0\u22120.0001');
    expect(columnAmount(0n)).toBe('0.0000');
    render(<Amount base={79n} aligned />);
    expect(screen.getByTitle('0.000000079 \u03c4')).toBeTruthy();
  });

  it('shows every decimal as a hint and isolates a right-to-left symbol', () => {
    render(<Amount base={1_204_881_234_567n} token={{ netuid: 64, symbol: '\u05e9' }} />);
    const amount = screen.getByText(/1 204\.8812/);
    expect(amount.getAttribute('title')).toBe('1\u2009204.881234567 \u05e9');
    expect(amount.querySelector('bdi')?.textContent).toBe('\u05e9');
  });

  it('U6 hides amounts when asked, except in what will be signed', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    const { container } = render(<Amount base={5_000_000_000n} />);
    expect(container.textContent).not.toContain('5');
    cleanup();
    render(<ParamView param={{ t: 'tao', rao: 5_000_000_000n }} precision="exact" always />);
    expect(screen.getByText(/5\.0000/)).toBeTruthy();
  });

  it('copies the exact number, not the shown one', async () => {
    const services = fakeServices();
    let copied = '';
    services.platform.copy = async (text) => {
      copied = text;
    };
    renderApp(<CopyAmount base={12_402_199_999n} />, services);
    screen.getByRole('button').click();
    expect(copied).toBe('12.402199999');
  });
});

describe('other numbers', () => {
  it('writes basis points, takes, prices and pools the way people read them', () => {
    expect(percentOfBps(50)).toBe('0.5');
    expect(percentOfBps(2_000)).toBe('20');
    expect(takePercent(11_796)).toBe('18');
    expect(priceText(81_642_000n)).toBe('0.081642');
    expect(priceText(1_234n)).toBe('0.000001234');
    expect(takeText(11_796)).toBe('18.00\u00a0%');
    expect(takeText(0)).toBe('0.00\u00a0%');
  });

  it('V1 writes one size in one way, with and without its unit', () => {
    expect(roughAmount(21_000_000n * 1_000_000_000n)).toBe('21.0\u00a0M');
    expect(roughAmount(214_199n * 1_000_000_000n)).toBe('214.1\u00a0k');
    expect(roughAmount(0n)).toBe('0.0000');
    expect(poolText(214_123_000_000_000n)).toBe('214.1\u00a0k\u00a0\u03c4');
    expect(poolText(512_340_000_000n)).toBe('512.3\u00a0\u03c4');
  });
});

describe('text from outside', () => {
  it('falls back to alpha for a symbol that has nothing to show', () => {
    expect(symbolText(12, '\u202e')).toBe('\u03b1');
    expect(symbolText(12, null)).toBe('\u03b1');
    expect(symbolText(0, 'x')).toBe('\u03c4');
  });

  it('S52 strips controls and direction changes and caps the length', () => {
    expect(cleanText('a\u202eb\u0000c\u200bd')).toBe('abcd');
    expect([...cleanText('x'.repeat(10_000))]).toHaveLength(129);
  });

  it('S52 leaves no control or format character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/[\p{Cc}\p{Cf}]/u.test(cleanText(text))).toBe(false);
      }),
    );
  });
});
