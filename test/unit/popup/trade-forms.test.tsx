// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, raoPerAlpha } from '../../../src/core/amount/money.js';
import type { Plan } from '../../../src/core/operations/plan.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import ChangeSubnet from '../../../src/popup/features/operations/trade/change-subnet.js';
import ChangeValidator from '../../../src/popup/features/operations/trade/change-validator.js';
import Everything from '../../../src/popup/features/operations/trade/everything.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { ADDRESS, emptyStores, fillStores, HOTKEY, portfolio, position, reading } from './support.js';
import {
  type Answering,
  alpha,
  axeFindings,
  bounds,
  choose,
  HELD,
  isReady,
  leg,
  NOT_AMOUNTS,
  OTHER,
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

const moves: Answering = (request) => {
  const { ask } = request;
  if (ask.kind !== 'change-validator' || !ask.toHotkey || !ask.amount) return quoteOf(request, { bounds });
  const { fromHotkey, toHotkey, netuid } = ask;
  return quoteOf(request, {
    bounds,
    intent: { kind: 'change-validator', fromHotkey, toHotkey, netuid, amountBase: alphaBase(HELD) },
    protection: { state: 'off', reason: 'no-trade' },
    receives: [alpha(netuid, HELD)],
  });
};
const changeValidator = (answer: Answering = moves) =>
  openAt(ChangeValidator, '/do/validator/:netuid/:hotkey', `/do/validator/64/${HOTKEY}`, answer);

describe('T8 change validator', () => {
  it('moves the whole position unless told otherwise, without impact, tolerance or pool fee', async () => {
    const { services } = changeValidator();
    await choose('validator-picker', 'Other one');
    await untilReady();
    expect(screen.getByText(/There is no price effect and no pool fee/)).toBeTruthy();
    const text = screen.getByTestId('quote').textContent ?? '';
    for (const absent of ['impact', 'pool', 'Tolerance', 'Worst']) expect(text).not.toContain(absent);
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ kind: 'change-validator', toHotkey: OTHER });
    expect(services.asked.at(-1)?.ask).toMatchObject({ amount: { by: 'whole' } });
  });

  it('does not offer the validator it is with', async () => {
    changeValidator();
    fireEvent.click(await screen.findByTestId('validator-picker'));
    const rows = await screen.findAllByRole('option');
    expect(rows.map(({ textContent }) => textContent).join()).not.toContain('tao.bot');
  });
});

const swaps: Answering = (request) => {
  const { ask } = request;
  if (ask.kind !== 'change-subnet' || ask.toNetuid === null || !ask.amount)
    return quoteOf(request, { bounds });
  const { hotkey, fromNetuid, toNetuid, allowPartial } = ask;
  return quoteOf(request, {
    bounds,
    intent: {
      kind: 'change-subnet',
      hotkey,
      fromNetuid,
      toNetuid,
      amountBase: alphaBase(4n * T),
      limitRatio: 990_000_000n,
      allowPartial,
    },
    trades: [leg(alpha(fromNetuid, 4n * T), alpha(toNetuid, 3n * T), alpha(toNetuid, 2n * T))],
    receives: [alpha(toNetuid, 3n * T)],
  });
};
const changeSubnet = (plans: Plan[] = []) =>
  openAt(ChangeSubnet, '/do/subnet/:netuid/:hotkey', `/do/subnet/64/${HOTKEY}`, swaps, {
    putPlan: ({ plan }: { plan: Plan }) => plans.push(plan),
  });

describe('T9 change subnet', () => {
  it('is one limited swap under the same validator', async () => {
    const { services } = changeSubnet();
    type('4');
    await choose('subnet-picker', 'Subnet 7');
    await untilReady();
    expect(screen.getByTestId('minimum').textContent).toContain('2.0000');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ kind: 'change-subnet', fromNetuid: 64, toNetuid: 7 });
  });

  it('T2 T3 the worst price is what the least amount comes to, apart from the limit tested before the swap', async () => {
    openAt(ChangeSubnet, '/do/subnet/:netuid/:hotkey', `/do/subnet/64/${HOTKEY}`, (request) => {
      const quote = swaps(request);
      return quote?.intent
        ? { ...quote, advice: [{ code: 'limit-on-amount-only' as const, context: {} }] }
        : quote;
    });
    type('4');
    await choose('subnet-picker', 'Subnet 7');
    await untilReady();
    // 4 are paid, 3 are expected and 2 are guaranteed.
    expect(screen.getByTestId('worst-price').textContent).toMatch(
      /^0\.500000 .* \u00b7 \u221233\.34\u00a0%$/,
    );
    expect(screen.getByTestId('limit').textContent).toContain('0.050350');
    expect(screen.getByText('Limit tested before it')).toBeTruthy();
    expect(screen.getByTestId('why-less').textContent).toContain('by the sizes of the pools');
  });

  async function planned(amount: 'all' | string): Promise<Plan> {
    const plans: Plan[] = [];
    const { services, history } = changeSubnet(plans);
    if (amount === 'all') fireEvent.click(await screen.findByText('All'));
    else type(amount);
    await choose('subnet-picker', 'Subnet 7');
    fireEvent.click(screen.getByLabelText('Another'));
    expect(isReady()).toBe(false);
    await choose('validator-picker', 'Other one');
    await untilReady();
    const preview = screen.getByTestId('plan-preview').textContent ?? '';
    expect(preview).toContain('Two signatures');
    expect(within(screen.getByTestId('plan-steps')).getAllByRole('listitem')).toHaveLength(2);
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(plans).toHaveLength(1));
    const [plan] = plans;
    if (!plan) throw new Error('no plan');
    await waitFor(() => expect(history?.at(-1)).toBe(`/do/plan/${plan.id}/1`));
    expect(services.calls).toEqual([]);
    return plan;
  }

  it('with another validator shows both steps first, and keeps them as a plan', async () => {
    const plan = await planned('4');
    expect(plan.id).toMatch(/^[0-9a-f]{16}$/);
    expect(plan).toMatchObject({ address: ADDRESS, kind: 'change-both' });
    expect(plan.steps.map(({ ask }) => ask)).toMatchObject([
      { kind: 'change-validator', fromHotkey: HOTKEY, toHotkey: OTHER, netuid: 64 },
      { kind: 'change-subnet', hotkey: OTHER, fromNetuid: 64, toNetuid: 7, amount: { by: 'whole' } },
    ]);
  });

  it('asks for the very number where the new validator has stake of mine already', async () => {
    useChainStore.setState({
      portfolio: reading('live', portfolio([position(64), position(64, { hotkey: OTHER })])),
    });
    const plan = await planned('all');
    expect(plan.steps.map(({ ask }) => ask)).toMatchObject([
      { amount: { by: 'whole' } },
      { amount: { by: 'alpha', base: HELD } },
    ]);
  });
});

describe('S84 the amount to move', () => {
  it.each(NOT_AMOUNTS)('to another validator refuses "%s": %s', (text, sentence) =>
    refuses(changeValidator().services, text, sentence),
  );
  it.each(NOT_AMOUNTS)('to another subnet refuses "%s": %s', (text, sentence) =>
    refuses(changeSubnet().services, text, sentence),
  );
});

describe('T14 unstake everything', () => {
  const all: Answering = (request) =>
    quoteOf(request, {
      intent: {
        kind: 'batch',
        mode: 'each',
        legs: [
          { kind: 'unstake-position', hotkey: HOTKEY, netuid: 64, limitRaoPerAlpha: raoPerAlpha(49n) },
          { kind: 'unstake-position', hotkey: HOTKEY, netuid: 7, limitRaoPerAlpha: raoPerAlpha(49n) },
        ],
      },
      trades: [
        leg(alpha(64, HELD), tao(2n * T), tao(T)),
        leg(alpha(7, HELD), tao(3n * T), tao(2n * T), { impactBps: 110 }),
      ],
      receives: [tao(5n * T)],
      detail: {
        kind: 'skipped',
        skipped: [
          {
            hotkey: OTHER,
            netuid: 7,
            base: alphaBase(12n),
            reason: { code: 'quote/no-quote', context: {} },
          },
        ],
      },
    });

  it('T3 shows what each position brings under its own limit, the total, and what is left as it is', async () => {
    const { services } = openAt(Everything, '/do/everything', '/do/everything', all);
    await untilReady();
    const rows = within(screen.getByTestId('legs')).getAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(rows[1]?.textContent).toContain('1.1\u00a0%');
    // A limit is never cut: its words wrap instead.
    expect(
      within(rows[1] as HTMLElement)
        .getByText(/not below 0\.050350/)
        .closest('.truncate'),
    ).toBeNull();
    expect(screen.getByTestId('quote').textContent).toContain('You receive\u2248\u00a05.0000');
    expect(screen.getByTestId('minimum').textContent).toContain('3.0000');
    expect(screen.getByTestId('skipped').textContent).toContain('The chain gave no quote');
    expect(screen.getByTestId('review').textContent).toBe('Review: unstake 2 positions');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ kind: 'batch', mode: 'each' });
  });

  it('says why when nothing can be sold', async () => {
    openAt(Everything, '/do/everything', '/do/everything', (r) =>
      quoteOf(r, { issue: { code: 'stake/nothing', context: {} } }),
    );
    expect(await screen.findByText(/no position that can be sold/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });
});

describe('Q8 the trade screens', () => {
  it.each([
    ['change validator', () => changeValidator()],
    ['change subnet', () => changeSubnet()],
  ])('axe finds nothing on %s', async (_, show) => {
    const { container } = show();
    await screen.findByTestId('review');
    expect(await axeFindings(container)).toEqual([]);
  });
});
