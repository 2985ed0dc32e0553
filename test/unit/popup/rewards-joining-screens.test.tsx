// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import JoinBasket from '../../../src/popup/features/operations/rewards/join-basket.js';
import { noRuntime, runtime } from './runtime-support.js';
import { emptyStores, fillStores, HOTKEY } from './support.js';
import {
  type Answering,
  amountText,
  axeFindings,
  choose,
  isReady,
  NOT_AMOUNTS,
  OTHER,
  openAt,
  proposed,
  quoteOf,
  T,
  tao,
  type,
  untilReady,
} from './trade-support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  noRuntime();
});

describe('T13 joining a basket', () => {
  const bounds = { minimum: 2n * T, maximum: 11n * T, available: 12n * T };
  const answer: Answering = (request) => {
    const { ask } = request;
    if (ask.kind !== 'stake-basket') return null;
    const { hotkey, amountRao } = ask;
    const low = amountRao !== null && amountRao < 2n * T;
    return quoteOf(request, {
      bounds,
      issue: low ? { code: 'stake/amount-too-low', context: { minimumRao: `${2n * T}` } } : null,
      intent:
        hotkey === null || amountRao === null || low ? null : { kind: 'stake-basket', hotkey, amountRao },
      protection: { state: 'off', reason: 'no-trade' },
      pays: amountRao === null ? [] : [tao(amountRao)],
      detail:
        hotkey === null
          ? { kind: 'none' }
          : {
              kind: 'basket',
              navRao: rao(300n * T),
              shares: 200n * T,
              holdings: Array.from({ length: 9 }, (_, at) => ({
                netuid: at + 1,
                alphaBase: alphaBase(T),
                worthRao: rao(BigInt(at + 1) * T),
              })),
              worthAfterRao: amountRao === null ? null : rao((amountRao * 98n) / 100n),
            },
    });
  };
  const open = (path = '/do/join') => {
    runtime(['root-baskets', 'basket-staking']);
    return openAt(JoinBasket, '/do/join/:hotkey?', path, answer);
  };

  it('shows worth, price of a share, least and largest holdings, then proposes the join', async () => {
    const { services } = open();
    expect(await screen.findByText(/Choose a validator to see/)).toBeTruthy();
    await choose('validator-picker', 'tao.bot');
    const fund = (await screen.findByTestId('fund')).textContent ?? '';
    for (const part of ['300.0000', '1.500000', '2.0000', '9.0000', 'and 3 smaller holdings'])
      expect(fund).toContain(part);
    type('10');
    await untilReady();
    expect(screen.getByTestId('join-after').textContent).toContain('9.8000');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toEqual({ kind: 'stake-basket', hotkey: HOTKEY, amountRao: 10n * T });
  });

  it('begins with the validator of the link and keeps the amount over a look at the review', async () => {
    open(`/do/join/${OTHER}`);
    type('3');
    await untilReady();
    expect(screen.getByTestId('validator-picker').textContent).toContain('Other one');
    cleanup();
    open(`/do/join/${OTHER}`);
    expect(amountText()).toBe('3');
  });

  it('offers the smallest amount when less is typed', async () => {
    open(`/do/join/${HOTKEY}`);
    type('1');
    fireEvent.click(await screen.findByText('Use the minimum'));
    expect(amountText()).toBe('2');
    await untilReady();
  });

  it.each(NOT_AMOUNTS)('S84 refuses "%s": %s', async (text, sentence) => {
    const { services } = open(`/do/join/${HOTKEY}`);
    type(text);
    expect(screen.getByTestId('amount-issue').textContent).toContain(sentence);
    expect(amountText()).toBe(text);
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amountRao: null }));
    expect(isReady()).toBe(false);
    expect(services.calls).toEqual([]);
  });

  it('is unavailable where the runtime has no baskets', () => {
    runtime(['root-baskets'], ['basket-staking']);
    openAt(JoinBasket, '/do/join/:hotkey?', '/do/join', answer);
    expect(screen.getByText('Not available on this network')).toBeTruthy();
    const on = screen.getByRole('link', { name: 'What this runtime can do' });
    expect(on.getAttribute('href')).toBe('/settings/network/runtime');
  });

  it('has no faults that axe finds', async () => {
    const { container } = open(`/do/join/${HOTKEY}`);
    type('10');
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
  });
});
