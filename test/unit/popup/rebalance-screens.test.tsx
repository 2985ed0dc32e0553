// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import type { BasketTarget } from '../../../src/core/basket/targets.js';
import Rebalance from '../../../src/popup/features/operations/basket/rebalance.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { noRuntime } from './runtime-support.js';
import { ADDRESS, emptyStores, fillStores, HOTKEY, hashOf, portfolio, position, reading } from './support.js';
import {
  type Answering,
  alpha,
  axeFindings,
  leg,
  OTHER,
  openAt,
  proposed,
  quoteOf,
  T,
  untilReady,
} from './trade-support.js';

const saved: unknown[] = [];
const engine = { putPlan: ({ plan }: { plan: unknown }) => saved.push(plan) };

beforeEach(() => {
  saved.length = 0;
  fillStores();
});
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  noRuntime();
});

describe('T14 rebalancing', () => {
  const swaps: Answering = (request) => {
    const { ask } = request;
    if (ask.kind === 'change-validator') return quoteOf(request, { networkFeeRao: rao(700_000n) });
    if (ask.kind !== 'rebalance') return null;
    const legs = ask.legs.flatMap((one) =>
      one.kind === 'swap'
        ? [
            {
              kind: 'change-subnet' as const,
              hotkey: one.hotkey,
              fromNetuid: one.fromNetuid,
              toNetuid: one.toNetuid,
              amountBase: one.amountBase,
              limit: raoPerAlpha(1n),
            },
          ]
        : [],
    );
    return quoteOf(request, {
      intent: { kind: 'batch', mode: 'each', legs } as never,
      trades: ask.legs.map(() => leg(alpha(1, T), alpha(2, 2n * T), alpha(2, (19n * T) / 10n))),
      receives: [alpha(2, 2n * T)],
    });
  };
  const target = (netuid: number, bps: number, hotkey = HOTKEY): BasketTarget => ({ netuid, hotkey, bps });
  const openRebalance = (targets: BasketTarget[] | null, answer = swaps) =>
    openAt(Rebalance, '/do/rebalance', '/do/rebalance', answer, engine, {
      targets: () => targets && { address: ADDRESS, genesisHash: hashOf('1'), targets, savedAtMs: 1 },
    });
  const hold = (...held: Array<[netuid: number, worth: bigint]>) =>
    useChainStore.setState({
      portfolio: reading(
        'live',
        portfolio(
          held.map(([netuid, worth]) =>
            position(netuid, { alpha: { netuid, base: alphaBase(worth * 20n) }, spotRao: rao(worth) }),
          ),
        ),
      ),
    });

  it('empty: without a basket it leads to one', async () => {
    openRebalance(null);
    expect((await screen.findByTestId('no-basket')).textContent).toContain('Choose a basket');
  });

  it('says when nothing of the basket is held, and when nothing is to be done', async () => {
    hold([5, T]);
    openRebalance([target(1, 5_000), target(2, 5_000)]);
    expect(await screen.findByText(/Nothing of this basket is held yet/)).toBeTruthy();
    cleanup();
    hold([1, T], [2, T]);
    openRebalance([target(1, 5_000), target(2, 5_000)]);
    expect(await screen.findByText(/within 0.05/)).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });

  it('shows the drift and closes it in one signature under the same validator', async () => {
    hold([1, 3n * T], [2, T]);
    const { services } = openRebalance([target(1, 5_000), target(2, 5_000)]);
    await untilReady();
    const drift = screen.getByTestId('drift').textContent ?? '';
    const parts = [
      '75 % held, 50 % wanted1.0000 \u03c4too much',
      '25 % held, 50 % wanted1.0000 \u03c4too little',
    ];
    for (const part of parts) expect(drift.replaceAll('\u00a0', ' ')).toContain(part);
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(services.asked.at(-1)?.ask).toMatchObject({
      legs: [{ kind: 'swap', fromNetuid: 1, toNetuid: 2, hotkey: HOTKEY, amountBase: 20n * T }],
    });
    expect(proposed(services)).toMatchObject({ mode: 'each', legs: { length: 1 } });
  });

  it('leaves what is not in the basket alone unless told otherwise', async () => {
    hold([1, T], [2, T], [9, 2n * T]);
    const { services } = openRebalance([target(1, 5_000), target(2, 5_000)]);
    expect(await screen.findByText(/within 0.05/)).toBeTruthy();
    fireEvent.click(
      screen.getByRole('checkbox', { name: /^Sell what is not in the basket too You also hold/ }),
    );
    await untilReady();
    expect(services.asked.at(-1)?.ask).toMatchObject({
      legs: [
        { fromNetuid: 9, toNetuid: 1 },
        { fromNetuid: 9, toNetuid: 2 },
      ],
    });
  });

  const whyKept = (netuid: number): string | undefined => {
    const row = document.querySelector<HTMLElement>(`[data-netuid="${netuid}"]`);
    if (!row) throw new Error(`no row of subnet ${netuid}`);
    return within(row).queryByTestId('why-kept')?.textContent?.replaceAll('\u00a0', ' ');
  };

  it('says in the row why what is not in the basket is not sold', async () => {
    // The least is a two-hundredth of the whole.
    hold([1, 110n * T], [2, 90n * T], [9, 9n * T], [3, (8n * T) / 10n]);
    openRebalance([target(1, 5_000), target(2, 5_000)]);
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Sell what is not in the basket too/ }));
    await untilReady();
    expect(whyKept(3)).toBe(
      'Stays as it is: a trade for less than 1.04 \u03c4 would cost more than it mends.',
    );
    expect(whyKept(9)).toBeUndefined();
  });

  it('says so where a surplus finds no shortage that is large enough', async () => {
    // 4 are too much, and each of four subnets lacks one: less than the least, a two-hundredth of the whole.
    const shares = [1, 2, 3, 4];
    hold(...shares.map((netuid): [number, bigint] => [netuid, 100n * T]), [9, 4n * T]);
    openRebalance(shares.map((netuid) => target(netuid, 2_500)));
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Sell what is not in the basket too/ }));
    expect(await screen.findByText(/^No single trade of 2.02/)).toBeTruthy();
    expect(whyKept(9)).toMatch(/nothing else in the basket lacks 2.02/);
    expect(whyKept(1)).toBeUndefined();
  });

  it('where stake must change validators first, keeps moves and swaps as a plan', async () => {
    hold([1, 3n * T], [2, T]);
    const { history } = openRebalance([target(1, 5_000), target(2, 5_000, OTHER)]);
    fireEvent.click(await screen.findByTestId('begin-plan'));
    await waitFor(() => expect(history?.at(-1)).toMatch(/^\/do\/plan\/[0-9a-f]+\/1$/));
    expect(saved).toMatchObject([
      {
        kind: 'rebalance',
        steps: [
          { ask: { kind: 'change-validator', netuid: 1, fromHotkey: HOTKEY, toHotkey: OTHER } },
          { ask: { kind: 'rebalance', legs: [{ kind: 'swap', hotkey: OTHER, fromNetuid: 1, toNetuid: 2 }] } },
        ],
      },
    ]);
  });

  it('says before a plan begins what it would bring, as an estimate of where the stake is now', async () => {
    hold([1, 3n * T], [2, T]);
    const { services } = openRebalance([target(1, 5_000), target(2, 5_000, OTHER)]);
    const plan = await screen.findByTestId('plan-quote');
    await waitFor(() => expect(within(plan).getByTestId('minimum').textContent).toContain('1.9000'));
    const said = (plan.textContent ?? '').replaceAll('\u00a0', ' ');
    // One swap's effect and fee, and the fee of the move before it.
    for (const part of ['\u2248 2.0000', '0.2 %', 'Network fee of 1 move\u2248 0.0007', 'An estimate'])
      expect(said).toContain(part);
    expect(services.asked.map(({ ask }) => ask)).toMatchObject([
      { kind: 'rebalance', legs: [{ hotkey: HOTKEY, fromNetuid: 1, toNetuid: 2, amountBase: 20n * T }] },
      { kind: 'change-validator', netuid: 1, fromHotkey: HOTKEY, toHotkey: OTHER },
    ]);
  });

  it('says why a plan has no quote, beside the steps', async () => {
    hold([1, 3n * T], [2, T]);
    const refuses: Answering = (request) =>
      quoteOf(request, { issue: { code: 'stake/amount-too-low', context: { leg: 0 } } });
    openRebalance([target(1, 5_000), target(2, 5_000, OTHER)], refuses);
    const plan = await screen.findByTestId('plan-quote');
    await waitFor(() => expect(within(plan).getByText(/below what the chain accepts/)).toBeTruthy());
  });

  it('begins no plan from old balances', async () => {
    hold([1, 3n * T], [2, T]);
    const { portfolio } = useChainStore.getState();
    if (portfolio) useChainStore.setState({ portfolio: { ...portfolio, state: 'stale' } });
    const { history } = openRebalance([target(1, 5_000), target(2, 5_000, OTHER)]);
    const begin = await screen.findByTestId('begin-plan');
    expect(begin.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(begin);
    expect(history).toHaveLength(1);
  });

  it('has no faults that axe finds', async () => {
    hold([1, 3n * T], [2, T]);
    const { container } = openRebalance([target(1, 5_000), target(2, 5_000)]);
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
  });
});
