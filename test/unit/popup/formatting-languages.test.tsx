// @vitest-environment happy-dom
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setDecimalMark } from '../../../src/core/amount/format.js';
import { parseAmount } from '../../../src/core/amount/parse.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { CURRENCIES, type Currency, type FiatPrice } from '../../../src/core/fiat/types.js';
import { Age, dateText, dayText } from '../../../src/popup/components/age.js';
import { Amount, CopyAmount } from '../../../src/popup/components/amount.js';
import { Fiat } from '../../../src/popup/components/fiat.js';
import { coinMicro, currencyName, moneyText } from '../../../src/popup/components/fiat-format.js';
import FiatText from '../../../src/popup/components/fiat-text.js';
import {
  columnAmount,
  percentOfBps,
  plainAmount,
  poolText,
  priceText,
  takePercent,
} from '../../../src/popup/components/format.js';
import { MoneyField } from '../../../src/popup/features/operations/form/money-field.js';
import { readTyped } from '../../../src/popup/features/operations/form/typed-amount.js';
import {
  readRequest,
  writeRequest,
} from '../../../src/popup/features/operations/recipient/payment-request.js';
import { speak } from '../../../src/popup/i18n/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { ADDRESS, emptyStores, fakeServices, fillStores, renderApp, settings } from './support.js';

function sources(folder: string): Array<[path: string, text: string]> {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [[path, readFileSync(path, 'utf8')] as [string, string]] : [];
  });
}

beforeEach(fillStores);
afterEach(async () => {
  vi.useRealTimers();
  cleanup();
  emptyStores();
  localStorage.clear();
  await speak('en');
  setDecimalMark('.');
});

it('P6 an age has its date behind it once it is pointed at', () => {
  const atMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  renderApp(<Age atMs={atMs} />, fakeServices());
  const age = screen.getByText(/ago$/);
  expect(age.getAttribute('datetime')).toBe('2026-01-02T03:04:05.000Z');
  expect(age.title).toBe('');
  fireEvent.pointerEnter(age);
  expect(age.title).toBe(dateText(atMs));
});

describe('Q5 numbers in German', () => {
  beforeEach(() => speak('de'));

  it('Q5 have a comma everywhere, and thin spaces', () => {
    expect(columnAmount(12_402_199_999n)).toBe('12,4021');
    expect(columnAmount(1_234n)).toBe('<\u00a00,0001');
    expect(plainAmount(10_000_000_000n)).toBe('10');
    expect(percentOfBps(50)).toBe('0,5');
    expect(takePercent(11_800)).toBe('18,01');
    expect(priceText(81_642_000n)).toBe('0,081642');
    expect(priceText(1_234n)).toBe('0,000001234');
    expect(poolText(214_123_000_000_000n)).toBe('214,1\u00a0k\u00a0\u03c4');
    expect(moneyText(1_234_567_891n, 'eur')).toBe('1\u2009234,56\u00a0\u20ac');
  });

  it('Q5 never show more than there is, and read back what a plain amount says', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 21_000_000_000_000_000n }), (base) => {
        expect(parseAmount(plainAmount(base))).toEqual({ ok: true, base });
        const text = columnAmount(base);
        const shown = parseAmount(text.replace('<\u00a0', ''));
        expect(shown.ok && (text.startsWith('<') ? shown.base > base : shown.base <= base)).toBe(true);
      }),
    );
  });

  it('Q5 stand in line by their comma, and are copied with a point', async () => {
    const { container } = render(<Amount base={12_402_199_999n} aligned />);
    expect(container.querySelector('.amount-fraction')?.textContent).toBe(',4021');
    const services = fakeServices();
    let copied = '';
    services.platform.copy = async (text) => {
      copied = text;
    };
    renderApp(<CopyAmount base={12_402_199_999n} />, services);
    expect(screen.getByRole('button').textContent).toContain('12,402199999');
    fireEvent.click(screen.getByRole('button'));
    expect(copied).toBe('12.402199999');
  });

  it.each([
    ['1e3', 'syntax'],
    ['1.5', 'mark'],
    ['1.000', 'mark'],
    ['1.000,5', 'mark'],
    ['-1', 'syntax'],
    ['\u0661\u0662', 'syntax'],
    ['1,0123456789', 'precision'],
    ['18446744073,709551616', 'range'],
    ['21000001', 'range'],
    ['0,0', 'zero'],
  ])('Q5 S84 what every amount field reads refuses %j', (text, fault) => {
    expect(readTyped(text)).toEqual({ base: null, fault });
  });

  it('Q5 S84 no field of the wallet reads an amount past the one reader', () => {
    const reading = sources(join(import.meta.dirname, '../../../src/popup')).filter(([, text]) =>
      /\bparseAmount\(/.test(text),
    );
    expect(reading.map(([path]) => path.split('/').slice(-2).join('/'))).toEqual([
      // A filter of the list, which spends nothing.
      'market/market-bar.tsx',
      'form/typed-amount.ts',
      'recipient/payment-request.ts',
    ]);
  });

  it('Q5 links keep the point, and are read with it', () => {
    const link = writeRequest({ address: ADDRESS, amountRao: 1_500_000_000n, chain: null });
    expect(link).toContain('amount=1.5');
    expect(readRequest(link)?.amountRao).toBe(1_500_000_000n);
    expect(readRequest(link.replace('1.5', '1,5'))?.amountRao).toBeNull();
  });

  it('Q5 dates are German', () => {
    expect(dayText(Date.UTC(2027, 2, 1, 12))).toMatch(/01\.03\.2027/);
    expect(dateText(Date.UTC(2027, 2, 1, 12))).toMatch(/01\.03\.2027/);
  });
});

describe('P11 fiat text', () => {
  const price = (patch: Partial<FiatPrice> = {}): FiatPrice => ({
    currency: 'usd',
    microPerTao: 412_070_000n,
    atMs: Date.now(),
    source: 'CoinGecko',
    ...patch,
  });
  const show = (answer: () => FiatPrice, rao = 3_000_000_000n, patch: Partial<typeof settings> = {}) => {
    useWalletStore.setState({ settings: { ...settings, currency: 'usd', ...patch } });
    const asked: Currency[] = [];
    const services = fakeServices(
      {},
      {
        fiat: ({ currency }: { currency: Currency }) => {
          asked.push(currency);
          return answer();
        },
      },
    );
    return {
      asked,
      ...renderApp(
        <>
          <FiatText rao={rao} />
          <FiatText rao={1n} />
        </>,
        services,
      ),
    };
  };
  const value = async () => (await screen.findAllByTestId('fiat'))[0];

  it('P11 shows the value with its source, and asks once for all of them', async () => {
    const { asked } = show(() => price());
    const shown = await value();
    expect(shown?.textContent).toBe('\u2248\u00a0$1\u2009236.21');
    expect(shown?.getAttribute('title')).toBe('1 τ = $412.07, by CoinGecko, just now');
    expect(screen.getAllByTestId('fiat')[1]?.textContent).toBe('less than $0.01');
    expect(asked).toEqual(['usd']);
  });

  it('P11 U5 shows nothing and asks nobody while no currency is chosen', async () => {
    const { asked, container } = show(() => price(), 1n, { currency: 'none' });
    await act(async () => undefined);
    expect(container.textContent).toBe('');
    expect(asked).toEqual([]);
  });

  it.each([
    ['TAO', null, '3', '\u2248\u00a0$1\u2009236.21'],
    ['TAO that is no amount', null, '3,', undefined],
    ['alpha, which has another price', { netuid: 1, symbol: 'α' }, '3', undefined],
  ])('P11 stands under a field of %s', async (_what, token, text, shown) => {
    useWalletStore.setState({ settings: { ...settings, currency: 'usd' } });
    const services = fakeServices({}, { fiat: () => price() });
    const field = { label: 'Amount', text, token, fault: null, maximum: null, available: null };
    renderApp(
      <>
        <MoneyField {...field} onChange={() => undefined} />
        <Fiat rao={1n} />
      </>,
      services,
    );
    await screen.findByText('less than $0.01');
    const values = (await screen.findAllByTestId('fiat')).map(({ textContent }) => textContent);
    expect(values).toEqual([shown, 'less than $0.01'].filter((value) => value !== undefined));
  });

  it('P11 U6 is hidden with the amounts', async () => {
    const { container } = show(() => price(), 3_000_000_000n, { hideAmounts: true });
    expect((await screen.findAllByText('Hidden value')).length).toBe(2);
    expect(container.textContent).not.toMatch(/\d/);
  });

  it('P11 says the age of an old price', async () => {
    show(() => price({ atMs: Date.now() - 3 * 3_600_000 }));
    expect((await value())?.textContent).toBe('\u2248\u00a0$1\u2009236.21 · price 3 h ago');
  });

  it('P11 keeps the last value greyed when the source stops answering, also on the next page', async () => {
    let answers = 0;
    const answer = (): FiatPrice => {
      answers += 1;
      if (answers > 1) throw new WalletError('fiat/unreachable');
      return price();
    };
    vi.useFakeTimers({ shouldAdvanceTime: true });
    show(answer);
    await value();
    await act(async () => vi.advanceTimersByTimeAsync(5 * 60_000));
    const kept = await value();
    expect(kept?.className).toContain('faint');
    expect(kept?.textContent).toContain('$1\u2009236.21 · price');
    expect(kept?.getAttribute('title')).toMatch(/^CoinGecko could not be asked again\. 1 τ/);
    cleanup();
    const next = show(answer);
    expect((await value())?.textContent).toContain('$1\u2009236.21');
    expect(next.asked).toEqual(['usd']);
  });

  it('P11 asks nobody on a page that opens within five minutes of the last question', async () => {
    const first = show(() => price());
    await value();
    expect(first.asked).toHaveLength(1);
    cleanup();
    const next = show(() => price({ microPerTao: 1n }));
    expect((await value())?.textContent).toContain('$1\u2009236.21');
    expect(next.asked).toEqual([]);
  });

  it('P11 trusts nothing that was kept in another shape', async () => {
    for (const bad of ['{', 'null', '{"currency":"usd","micro":"-5","atMs":1,"askedAtMs":1}', '[]', '7']) {
      localStorage.setItem('kelvin.fiat', bad);
      const { asked } = show(() => price());
      expect((await value())?.textContent).toContain('$1\u2009236.21');
      expect(asked).toEqual(['usd']);
      cleanup();
    }
  });

  it('P11 knows at least twenty currencies by name and smallest coin', () => {
    expect(CURRENCIES.length).toBeGreaterThanOrEqual(20);
    for (const currency of CURRENCIES) {
      expect(currencyName(currency)).toMatch(/\p{L}{3}.* \([A-Z]{3}\)$/u);
      expect([10_000n, 1_000_000n]).toContain(coinMicro(currency));
    }
    expect(moneyText(412_999_999n, 'jpy')).toMatch(/412$/);
    expect(moneyText(-1_239_999n, 'usd')).toBe('\u2212$1.23');
  });
});
