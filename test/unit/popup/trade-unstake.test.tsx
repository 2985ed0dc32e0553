// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, raoPerAlpha } from '../../../src/core/amount/money.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import Unstake from '../../../src/popup/features/operations/trade/unstake.js';
import { ADDRESS, emptyStores, fillStores, HOTKEY, snapshotOf } from './support.js';
import {
  type Answering,
  alpha,
  amountText,
  axeFindings,
  bounds,
  HELD,
  leg,
  NOT_AMOUNTS,
  openAt,
  proposed,
  quoteOf,
  refuses,
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
});

/** Sells at 0.05 TAO an alpha. */
const sells: Answering = (request) => {
  const { ask } = request;
  if (ask.kind !== 'unstake' || ask.amount === null) return quoteOf(request, { bounds });
  const { amount, netuid, hotkey } = ask;
  const base = amount.by === 'alpha' ? amount.base : amount.by === 'tao' ? amount.rao * 20n : HELD;
  if (base > HELD)
    return quoteOf(request, { bounds, issue: { code: 'stake/not-enough-stake', context: {} } });
  const limitRaoPerAlpha = raoPerAlpha(49_000_000n);
  return quoteOf(request, {
    bounds,
    intent:
      amount.by === 'whole'
        ? {
            kind: 'unstake-position',
            hotkey,
            netuid,
            limitRaoPerAlpha: netuid === 0 ? null : limitRaoPerAlpha,
          }
        : {
            kind: 'unstake',
            hotkey,
            netuid,
            amountBase: alphaBase(base),
            limitRaoPerAlpha,
            allowPartial: ask.allowPartial,
          },
    advice:
      HELD - base > 0n && HELD - base < T
        ? [{ code: 'remainder-too-small', context: { remainderBase: `${HELD - base}` } }]
        : [],
    trades: netuid === 0 ? [] : [leg(alpha(netuid, base), tao(base / 20n), tao(base / 21n))],
    pays: [alpha(netuid, base)],
    receives: [tao(base / 20n)],
  });
};
const unstake = (answer: Answering = sells, netuid = 64, streams: Record<string, () => unknown> = {}) =>
  openAt(Unstake, '/do/unstake/:netuid/:hotkey', `/do/unstake/${netuid}/${HOTKEY}`, answer, {}, streams);

describe('T7 unstake', () => {
  it('takes an amount of alpha and says what it brings', async () => {
    const { services } = unstake();
    type('4');
    await untilReady();
    expect(screen.getByTestId('review').textContent).toBe('Review: unstake 4\u00a0\u05e9');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ kind: 'unstake', amountBase: 4n * T, allowPartial: false });
  });

  it('writes the amount on the button as all others are written, however it was typed', async () => {
    unstake();
    type('06000.50');
    await waitFor(() =>
      expect(screen.getByTestId('review').textContent).toBe('Review: unstake 6\u2009000.5\u00a0\u05e9'),
    );
  });

  it('takes the TAO it is to bring, and says how much alpha that is', async () => {
    const { services } = unstake();
    fireEvent.click(screen.getByLabelText('\u03c4'));
    type('0.2');
    await untilReady();
    expect(services.asked.at(-1)?.ask).toMatchObject({ amount: { by: 'tao', rao: 200_000_000n } });
    expect(screen.getByTestId('review').textContent).toBe('Review: unstake 0.2\u00a0\u03c4');
    expect(screen.getByText('\u2248', { exact: false, selector: '[aria-live] *, [aria-live]' })).toBeTruthy();
  });

  it('All is the whole position, and typing afterwards is a number again', async () => {
    const { services } = unstake();
    fireEvent.click(await screen.findByText('All'));
    await untilReady();
    expect(amountText()).toBe('10');
    expect(screen.getByTestId('review').textContent).toBe('Review: unstake the whole position');
    expect(services.asked.at(-1)?.ask).toMatchObject({ amount: { by: 'whole' } });
    // The chain's call for a whole position knows no partial fill.
    expect(screen.queryByLabelText('Partial fill')).toBeNull();
    type('3');
    await waitFor(() =>
      expect(services.asked.at(-1)?.ask).toMatchObject({ amount: { by: 'alpha', base: 3n * T } }),
    );
  });

  it('a share is a share of the alpha, in whatever unit was typed before', async () => {
    const { services } = unstake();
    fireEvent.click(screen.getByLabelText('\u03c4'));
    fireEvent.click(screen.getByText('50 %'));
    expect(amountText()).toBe('5');
    await waitFor(() =>
      expect(services.asked.at(-1)?.ask).toMatchObject({ amount: { by: 'alpha', base: 5n * T } }),
    );
  });

  it('warns when what stays could not be sold in parts any more, and offers to take it as well', async () => {
    const { services } = unstake();
    type('9.5');
    const advice = await screen.findByTestId('advice');
    expect(advice.textContent).toContain('0.50000\u00a0\u05e9');
    fireEvent.click(within(advice).getByText('Unstake all of it'));
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amount: { by: 'whole' } }));
  });

  it('offers what there is when more was typed', async () => {
    unstake();
    type('11');
    fireEvent.click(await screen.findByText('Use the maximum'));
    expect(amountText()).toBe('10');
    await untilReady();
  });

  it('P4 shows what is locked, and then All is only what can go', async () => {
    const locked = () => ({
      snapshot: snapshotOf([
        {
          address: ADDRESS,
          availability: {
            kind: 'known',
            value: [
              {
                netuid: 64,
                totalBase: HELD,
                lockedBase: alphaBase(4n * T),
                bondedBase: alphaBase(0n),
                availableBase: alphaBase(6n * T),
              },
            ],
          },
        },
      ]),
      state: 'live',
      error: null,
    });
    unstake((r) => quoteOf(r, { bounds: { minimum: null, maximum: 6n * T, available: HELD } }), 64, {
      accountStates: locked,
    });
    expect(screen.getByTestId('locked').textContent).toContain('4.0000');
    expect(screen.queryByText('All')).toBeNull();
    await waitFor(() => expect(screen.getByText('Max').closest('button')?.disabled).toBe(false));
    fireEvent.click(screen.getByText('Max'));
    expect(amountText()).toBe('6');
  });

  it('T11 leads to claiming first where rewards of root stake are owed', async () => {
    const { history } = unstake(
      (r) => quoteOf(r, { bounds, advice: [{ code: 'claim-first', context: { owedRao: '5000000' } }] }),
      0,
    );
    expect(screen.queryByLabelText('Partial fill')).toBeNull();
    fireEvent.click(await screen.findByText('Claim, then exit root'));
    expect(history?.at(-1)).toBe(`/do/exit-root/${HOTKEY}`);
  });

  it('says when the position is not there any more', () => {
    unstake(sells, 7);
    expect(screen.getByText(/holds no such stake any more/)).toBeTruthy();
  });

  it('T4 wants a tolerance above 15 % typed again', async () => {
    unstake();
    type('4');
    await untilReady();
    fireEvent.click(screen.getByLabelText('Other'));
    fireEvent.change(screen.getByLabelText('Your own tolerance in per cent'), { target: { value: '16' } });
    fireEvent.change(await screen.findByLabelText('Type 16 to confirm'), { target: { value: '16' } });
    await untilReady();
  });
});

describe('S84 the amount to unstake', () => {
  it.each(NOT_AMOUNTS)('refuses "%s": %s', (text, sentence) => refuses(unstake().services, text, sentence));

  it.each(NOT_AMOUNTS)('in TAO refuses "%s": %s', (text, sentence) => {
    const { services } = unstake();
    fireEvent.click(screen.getByLabelText('\u03c4'));
    return refuses(services, text, sentence);
  });
});

it('Q8 axe finds nothing on the unstake screen', async () => {
  const { container } = unstake();
  await screen.findByTestId('review');
  expect(await axeFindings(container)).toEqual([]);
});
