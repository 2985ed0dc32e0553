// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { ComponentType } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { alphaBase, raoPerAlpha } from '../../../src/core/amount/money.js';
import type { Plan } from '../../../src/core/operations/plan.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import ChangeSubnet from '../../../src/popup/features/operations/trade/change-subnet.js';
import ChangeValidator from '../../../src/popup/features/operations/trade/change-validator.js';
import Everything from '../../../src/popup/features/operations/trade/everything.js';
import Unstake from '../../../src/popup/features/operations/trade/unstake.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  ADDRESS,
  emptyStores,
  fillStores,
  HOTKEY,
  portfolio,
  position,
  reading,
  renderApp,
  snapshotOf,
} from './support.js';
import {
  type Answering,
  alpha,
  amountText,
  choose,
  isReady,
  leg,
  NOT_AMOUNTS,
  OTHER,
  proposed,
  quoteOf,
  T,
  tao,
  tradeServices,
  type,
  untilReady,
} from './trade-support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
});

const HELD = 10n * T;
const bounds = { minimum: null, maximum: HELD, available: HELD };

function open(
  Screen: ComponentType,
  pattern: string,
  path: string,
  answer: Answering,
  engine: Record<string, (params: never) => unknown> = {},
  streams: Record<string, () => unknown> = {},
) {
  const services = tradeServices(answer, {}, engine, streams);
  const ui = (
    <Route path={pattern}>
      <Screen />
    </Route>
  );
  return { services, ...renderApp(ui, services, path) };
}

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
  open(Unstake, '/do/unstake/:netuid/:hotkey', `/do/unstake/${netuid}/${HOTKEY}`, answer, {}, streams);

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
    expect(advice.textContent).toContain('0.50000');
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
  open(ChangeValidator, '/do/validator/:netuid/:hotkey', `/do/validator/64/${HOTKEY}`, answer);

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
  open(ChangeSubnet, '/do/subnet/:netuid/:hotkey', `/do/subnet/64/${HOTKEY}`, swaps, {
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

describe('S84 every amount field', () => {
  const screens: Array<[string, () => { services: { calls: unknown[]; asked: OperationRequest[] } }]> = [
    ['unstake', () => unstake()],
    ['change validator', () => changeValidator()],
    ['change subnet', () => changeSubnet()],
  ];
  describe.each(screens)('of %s', (_, show) => {
    it.each(NOT_AMOUNTS)('refuses "%s": %s', async (text, sentence) => {
      const { services } = show();
      type(text);
      expect(screen.getByTestId('amount-issue').textContent).toContain(sentence);
      expect(amountText()).toBe(text);
      expect(isReady()).toBe(false);
      fireEvent.click(screen.getByTestId('review'));
      await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amount: null }));
      expect(services.calls).toEqual([]);
    });
  });

  it('in TAO refuses the same', () => {
    unstake();
    fireEvent.click(screen.getByLabelText('\u03c4'));
    type('1e3');
    expect(screen.getByTestId('amount-issue').textContent).toContain('not an amount');
  });
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
    const { services } = open(Everything, '/do/everything', '/do/everything', all);
    await untilReady();
    const rows = within(screen.getByTestId('legs')).getAllByRole('listitem');
    expect(rows).toHaveLength(2);
    expect(rows[1]?.textContent).toContain('1.1\u00a0%');
    expect(rows[1]?.textContent).toContain('not below 0.050350');
    expect(screen.getByTestId('quote').textContent).toContain('You receive\u2248\u00a05.0000');
    expect(screen.getByTestId('minimum').textContent).toContain('3.0000');
    expect(screen.getByTestId('skipped').textContent).toContain('The chain gave no quote');
    expect(screen.getByTestId('review').textContent).toBe('Review: unstake 2 positions');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ kind: 'batch', mode: 'each' });
  });

  it('says why when nothing can be sold', async () => {
    open(Everything, '/do/everything', '/do/everything', (r) =>
      quoteOf(r, { issue: { code: 'stake/nothing', context: {} } }),
    );
    expect(await screen.findByText(/no position that can be sold/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });
});

describe('Q8 the trade screens', () => {
  it.each([
    ['unstake', () => unstake()],
    ['change validator', () => changeValidator()],
    ['change subnet', () => changeSubnet()],
  ])('axe finds nothing on %s', async (_, show) => {
    const { container } = show();
    await screen.findByTestId('review');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
