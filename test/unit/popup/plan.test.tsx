// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { EMPTY_OUTCOME } from '../../../src/core/activity/moved.js';
import type { ActivityRow, TxState } from '../../../src/core/activity/types.js';
import { alphaBase } from '../../../src/core/amount/money.js';
import type { Sentence } from '../../../src/core/explain/types.js';
import type { Plan, PlanStep } from '../../../src/core/operations/plan.js';
import PlanPage from '../../../src/popup/features/operations/plan/plan-page.js';
import {
  isOver,
  nextStep,
  sayingOf,
  stepState,
  withSignatures,
} from '../../../src/popup/features/operations/plan/plan-state.js';
import PlanStepPage from '../../../src/popup/features/operations/plan/plan-step.js';
import PlansLine from '../../../src/popup/features/operations/plan/plans-line.js';
import { stepAsk } from '../../../src/popup/features/operations/plan/step-ask.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  ADDRESS,
  activityRow,
  emptyStores,
  extrinsicView,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
} from './support.js';
import { axeFindings, OTHER, proposed, quoteOf, T, tradeServices, untilReady } from './trade-support.js';

const ID = '0123456789abcdef';
const moving: Sentence = {
  code: 'move-stake',
  params: {
    amount: { t: 'alpha', netuid: 64, base: 4n * T, symbol: '\u05e9' },
    from: { t: 'account', address: HOTKEY, name: 'tao.bot', role: 'validator' },
    to: { t: 'account', address: OTHER, name: 'Other one', role: 'validator' },
  },
};
/** The same, told when no name could be read. */
const unnamed: Sentence = {
  ...moving,
  params: { ...moving.params, from: { t: 'account', address: HOTKEY, name: null, role: 'other' } },
};

const first: PlanStep = {
  ask: {
    kind: 'change-validator',
    fromHotkey: HOTKEY,
    toHotkey: OTHER,
    netuid: 64,
    amount: { by: 'alpha', base: alphaBase(4n * T) },
  },
  spendsStep: null,
  txHash: null,
  skipped: false,
};
const second: PlanStep = {
  ask: {
    kind: 'change-subnet',
    hotkey: OTHER,
    fromNetuid: 64,
    toNetuid: 7,
    amount: { by: 'whole' },
    toleranceBps: 50,
    allowPartial: false,
  },
  spendsStep: null,
  txHash: null,
  skipped: false,
};
const planOf = (...steps: PlanStep[]): Plan => ({
  id: ID,
  address: ADDRESS,
  genesisHash: hashOf('1'),
  kind: 'change-both',
  createdAtMs: 1_000,
  steps,
});
const signed = (step: PlanStep, digit: string): PlanStep => ({ ...step, txHash: hashOf(digit) });
const rowOf = (digit: string, state: TxState, patch: Partial<ActivityRow> = {}): ActivityRow =>
  activityRow({ txHash: hashOf(digit), state, ...patch });

describe('T9 T14 the state of a plan', () => {
  it.each<[string, TxState, number | null]>([
    ['signed', 'signed', null],
    ['sent', 'sent', null],
    ['in a block', 'in-block', 1],
    ['final', 'finalized', 1],
    ['failed', 'failed', 0],
    ['expired', 'expired', 0],
  ])('after a first step that is %s the turn is right', (_, state, turn) => {
    const plan = planOf(signed(first, 'a'), second);
    expect(nextStep(plan, [rowOf('a', state)])).toBe(turn);
  });

  it('a step left out is passed over, and a plan with nothing left is over', () => {
    expect(nextStep(planOf({ ...first, skipped: true }, second), [])).toBe(1);
    const done = planOf({ ...first, skipped: true }, signed(second, 'b'));
    expect(isOver(done, [rowOf('b', 'in-block')])).toBe(false);
    expect(isOver(done, [rowOf('b', 'finalized')])).toBe(true);
  });

  it('a signature that the activity list does not know is never asked for again by itself', () => {
    const plan = planOf(signed(first, 'a'), second);
    expect(stepState(plan.steps[0] ?? first, [])).toBe('unknown');
    expect(nextStep(plan, [])).toBeNull();
  });
});

describe('T9 a signature is found again', () => {
  const put = { ...first, proposed: { atMs: 5_000, saying: sayingOf(moving) } };
  const own = (digit: string, createdAtMs: number, patch: Partial<ActivityRow> = {}): ActivityRow =>
    rowOf(digit, 'sent', { sentence: unnamed, createdAtMs, ...patch });

  it('by what it says, whatever names were known, the newest one since it was put forward', () => {
    const plan = planOf(put, second);
    const found = withSignatures(plan, [own('1', 4_999), own('2', 5_000), own('3', 6_000)]);
    expect(found?.steps.map(({ txHash }) => txHash)).toEqual([hashOf('3'), null]);
  });

  it.each<[string, Partial<ActivityRow>]>([
    ["a site's", { origin: 'https://a.example' }],
    ["another account's", { address: OTHER }],
    ["another network's", { genesisHash: hashOf('9') }],
    [
      'one of another amount',
      {
        sentence: {
          ...moving,
          params: { ...moving.params, amount: { t: 'alpha', netuid: 64, base: 5n * T, symbol: null } },
        },
      },
    ],
  ])('but not %s', (_, patch) => {
    expect(withSignatures(planOf(put, second), [own('2', 6_000, patch)])).toBeNull();
  });

  it('and one transaction never stands for two steps', () => {
    const twice = planOf(signed(put, '2'), put);
    expect(withSignatures(twice, [own('2', 6_000)])).toBeNull();
  });
});

describe('a step that spends what another brought', () => {
  it('takes its outcome, and waits while that is not known', () => {
    const plan = planOf(signed(first, 'a'), { ...second, spendsStep: 0 });
    const step = plan.steps[1] ?? second;
    expect(stepAsk(plan, step, [])).toBeNull();
    const outcome = { ...EMPTY_OUTCOME, receivedAlpha: { netuid: 64, base: 3n * T } };
    expect(stepAsk(plan, step, [rowOf('a', 'finalized', { outcome })])).toMatchObject({
      amount: { by: 'alpha', base: 3n * T },
    });
  });
});

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

/** The screens of a plan that changes as the engine's would. */
function open(start: Plan, path: string, rows: ActivityRow[] = []) {
  useChainStore.setState({ activity: rows });
  let plan: Plan | null = start;
  const puts: Plan[] = [];
  const listeners = new Set<(plans: Plan[]) => void>();
  const tell = (): void => {
    for (const listener of listeners) listener(plan ? [plan] : []);
  };
  const services = tradeServices(
    (request) => {
      const { ask } = request;
      if (ask.kind !== 'change-validator' || !ask.toHotkey) return quoteOf(request);
      const { fromHotkey, toHotkey, netuid } = ask;
      return quoteOf(request, {
        intent: { kind: 'change-validator', fromHotkey, toHotkey, netuid, amountBase: alphaBase(4n * T) },
      });
    },
    { 'approvals.get': () => extrinsicView({ sentence: moving }) },
    {
      putPlan: (params: { plan: Plan }) => {
        plan = params.plan;
        puts.push(plan);
        tell();
        return null;
      },
      removePlan: () => {
        plan = null;
        tell();
        return null;
      },
    },
  );
  const { open: openOther } = services.engine;
  services.engine.open = (stream, params, emit) => {
    if (stream !== 'plans') return openOther(stream, params, emit);
    const listener = emit as (plans: Plan[]) => void;
    listeners.add(listener);
    listener(plan ? [plan] : []);
    return () => void listeners.delete(listener);
  };
  const ui = (
    <>
      <Route path="/">
        <PlansLine />
      </Route>
      <Route path="/do/plan/:id">
        <PlanPage />
      </Route>
      <Route path="/do/plan/:id/:step">
        <PlanStepPage />
      </Route>
    </>
  );
  return { services, puts, current: () => plan, ...renderApp(ui, services, path) };
}

describe('T9 the screens of a plan', () => {
  it('Home announces the step that waits, and leads to it', async () => {
    open(planOf(signed(first, 'a'), second), '/', [rowOf('a', 'finalized')]);
    const line = await screen.findByTestId('plans');
    expect(line.textContent).toContain('Change validator and subnet: step 2 of 2 waits');
    fireEvent.click(within(line).getByText('Go on'));
    expect(await screen.findByTestId('plan-steps')).toBeTruthy();
  });

  it('Home says nothing of plans of another network, and puts away those that are over', async () => {
    open({ ...planOf(first, second), genesisHash: hashOf('9') }, '/');
    expect(screen.queryByTestId('plans')).toBeNull();
    cleanup();
    const over = open(planOf(signed(first, 'a')), '/', [rowOf('a', 'finalized')]);
    await waitFor(() => expect(over.current()).toBeNull());
    expect(screen.queryByTestId('plans')).toBeNull();
  });

  it('shows each step with its state, and opens the one whose turn it is', async () => {
    const { history } = open(planOf(signed(first, 'a'), second), `/do/plan/${ID}`, [rowOf('a', 'in-block')]);
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => row.getAttribute('data-state'))).toEqual(['in-block', 'open']);
    expect(rows[0]?.textContent).toContain('In a block');
    expect(rows[1]?.textContent).toContain('SN7');
    fireEvent.click(screen.getByText('Review step 2'));
    expect(history?.at(-1)).toBe(`/do/plan/${ID}/2`);
  });

  it('opens nothing while a step is on its way', async () => {
    open(planOf(signed(first, 'a'), second), `/do/plan/${ID}`, [rowOf('a', 'sent')]);
    expect((await screen.findByTestId('next-step')).getAttribute('aria-disabled')).toBe('true');
  });

  it('leaves a step out, and ends after a question', async () => {
    const { puts, current } = open(planOf(first, second), `/do/plan/${ID}`);
    fireEvent.click(await screen.findByText('Leave this step out'));
    await waitFor(() => expect(puts.at(-1)?.steps[0]?.skipped).toBe(true));
    fireEvent.click(screen.getByText('End the plan'));
    expect(await screen.findByText(/Nothing is lost/)).toBeTruthy();
    expect(current()).not.toBeNull();
    fireEvent.click(screen.getByTestId('end-plan'));
    await waitFor(() => expect(current()).toBeNull());
  });

  it('a step is filled in, and what it says is noted before the review is shown', async () => {
    const { services, puts, history } = open(planOf(first, second), `/do/plan/${ID}/1`);
    await untilReady();
    expect(screen.queryByTestId('amount')).toBeNull();
    expect(screen.getByTestId('step-says').textContent).toContain('Move 4');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(history?.at(-1)).toBe('/approval/own-request-1'));
    expect(proposed(services)).toMatchObject({ kind: 'change-validator', toHotkey: OTHER });
    expect(puts.at(-1)?.steps[0]?.proposed?.saying).toBe(sayingOf(moving));
  });

  it('goes on after the popup was closed in the moment of the signature', async () => {
    const put = { ...first, proposed: { atMs: 5_000, saying: sayingOf(moving) } };
    const { puts } = open(planOf(put, second), `/do/plan/${ID}`, [
      rowOf('b', 'finalized', { sentence: unnamed, createdAtMs: 6_000 }),
    ]);
    await waitFor(() => expect(puts.at(-1)?.steps[0]?.txHash).toBe(hashOf('b')));
    expect(await screen.findByText('Review step 2')).toBeTruthy();
  });

  it('does not open a step before its turn', async () => {
    open(planOf(first, second), `/do/plan/${ID}/2`);
    expect(await screen.findByText("It is not this step's turn.")).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });

  it.each(['/', `/do/plan/${ID}`, `/do/plan/${ID}/1`])('Q8 axe finds nothing on %s', async (path) => {
    const { container } = open(planOf(first, second), path);
    await waitFor(() => expect(container.textContent).not.toBe(''));
    expect(await axeFindings(container)).toEqual([]);
  });
});
