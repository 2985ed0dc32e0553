// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rao } from '../../../src/core/amount/money.js';
import type { ClaimItem, OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import type { OperationState } from '../../../src/popup/features/operations/form/use-operation.js';
import Claim from '../../../src/popup/features/operations/rewards/claim.js';
import ExitRoot from '../../../src/popup/features/operations/rewards/exit-root.js';
import { FundDues } from '../../../src/popup/features/operations/rewards/fund-dues.js';
import { SubnetDues } from '../../../src/popup/features/operations/rewards/subnet-dues.js';
import { noRuntime, runtime } from './runtime-support.js';
import { ADDRESS, emptyStores, fakeServices, fillStores, HOTKEY, renderApp } from './support.js';
import {
  type Answering,
  alpha,
  axeFindings,
  isReady,
  OTHER,
  openAt,
  proposed,
  quoteOf,
  T,
  tao,
  untilReady,
} from './trade-support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  noRuntime();
  vi.useRealTimers();
});

const due = (netuid: number | null, patch: Partial<ClaimItem> = {}): ClaimItem => ({
  hotkey: HOTKEY,
  netuid,
  owedBase: 2n * T,
  worthRao: rao(T / BigInt((netuid ?? 0) + 1)),
  forfeitsRao: null,
  claimable: true,
  reason: null,
  ...patch,
});
const claim = (
  request: OperationRequest,
  items: ClaimItem[],
  patch: Partial<OperationQuote> = {},
  rest = 0,
  held: number | null = null,
): OperationQuote =>
  quoteOf(request, {
    protection: { state: 'off', reason: 'no-trade' },
    detail: {
      kind: 'claim',
      items,
      thresholdRao: null,
      reserveRao: rao(1_000_000n),
      heldUntilBlock: held,
      rest,
    },
    ...patch,
  });
const box = (netuid: number): HTMLInputElement => {
  const row = screen.getByTestId('claim-items').querySelector(`[data-netuid="${netuid}"] input`);
  return row as HTMLInputElement;
};

describe('T11 claiming by subnet', () => {
  const dues = [...Array.from({ length: 30 }, (_, at) => due(at + 1)), due(1, { hotkey: OTHER })];
  const answer: Answering = (request) => {
    if (request.ask.kind !== 'claim-root') return null;
    const netuids = request.ask.netuids ?? [1, 2, 3, 4, 5];
    const intent = netuids.length > 0 ? ({ kind: 'claim-root', netuids } as const) : null;
    return claim(request, dues, { intent, receives: intent ? [tao(T)] : [] }, 5);
  };
  const open = (how: Answering = answer) => openAt(Claim, '/do/claim', '/do/claim', how);

  it('takes the most valuable five by itself and proposes just what the quote says', async () => {
    const { services, history } = open();
    await untilReady();
    expect(screen.getByTestId('review').textContent).toBe('Review: claim from 5 subnets');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(history?.at(-1)).toBe('/approval/own-request-1'));
    expect(services.calls[0]?.params).toMatchObject({
      protect: true,
      intent: { kind: 'claim-root', netuids: [1, 2, 3, 4, 5] },
    });
  });

  it('puts what several validators owe on one subnet into one row: a claim takes all of it', async () => {
    open();
    await untilReady();
    const rows = within(screen.getByTestId('claim-items')).getAllByRole('listitem');
    expect(rows).toHaveLength(30);
    expect(rows[0]?.textContent).toContain('2 validators');
    expect(rows[0]?.textContent).toContain('4.0000');
  });

  it('offers no sixth subnet and says why; another can be taken when one is left out', async () => {
    const { services } = open();
    await untilReady();
    expect(box(9).disabled).toBe(true);
    expect(screen.getByText(/One claim covers 5 subnets at most/)).toBeTruthy();
    fireEvent.click(box(5));
    await waitFor(() => expect(box(9).disabled).toBe(false));
    fireEvent.click(box(9));
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toEqual({ kind: 'claim-root', netuids: [1, 2, 3, 4, 9] });
  });

  it('does not move rows while they are picked', async () => {
    open((request) => {
      const quote = answer(request);
      const isOwn = request.ask.kind === 'claim-root' && request.ask.netuids !== null;
      return quote && isOwn
        ? { ...quote, detail: { ...quote.detail, items: [...dues].reverse() } as never }
        : quote;
    });
    await untilReady();
    const names = () =>
      [...screen.getByTestId('claim-items').querySelectorAll('[data-netuid]')].map((row) =>
        row.getAttribute('data-netuid'),
      );
    const before = names();
    fireEvent.click(box(2));
    await untilReady();
    expect(names()).toEqual(before);
  });

  it('keeps what was ticked over a look at the review', async () => {
    open();
    await untilReady();
    fireEvent.click(box(4));
    await untilReady();
    cleanup();
    open();
    await untilReady();
    expect(box(4).checked).toBe(false);
    expect(box(3).checked).toBe(true);
  });

  it('with nothing ticked there is nothing to review, and it says so', async () => {
    open();
    await untilReady();
    for (const netuid of [1, 2, 3, 4, 5]) fireEvent.click(box(netuid));
    expect(await screen.findByText('Tick at least one subnet.')).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it('keeps everything in as many claims as it takes as a plan', async () => {
    const plans: unknown[] = [];
    const { history } = openAt(Claim, '/do/claim', '/do/claim', answer, {
      putPlan: ({ plan }: { plan: unknown }) => plans.push(plan),
    });
    await untilReady();
    fireEvent.click(screen.getByText('Claim all of it in 6 signatures'));
    await waitFor(() => expect(history?.at(-1)).toMatch(/^\/do\/plan\/[0-9a-f]+\/1$/));
    expect(plans).toMatchObject([{ kind: 'claim-everything', steps: { length: 6 } }]);
  });

  it('says why a subnet cannot be claimed, and offers it no tick', async () => {
    const small = due(7, {
      claimable: false,
      reason: { code: 'claim/below-threshold', context: { netuid: 7 } },
    });
    open((request) => claim(request, [due(1), small], { intent: { kind: 'claim-root', netuids: [1] } }));
    await untilReady();
    expect(box(7).disabled).toBe(true);
    expect(screen.getByTestId('claim-items').textContent).toContain('below the network');
  });

  it('empty: says what would earn rewards, once', async () => {
    open((request) => claim(request, [], { issue: { code: 'claim/nothing', context: {} } }));
    const empty = await screen.findByTestId('nothing-owed');
    expect(within(empty).getByText('Stake on root')).toBeTruthy();
    expect(screen.queryByText('There is nothing to claim.')).toBeNull();
    expect(isReady()).toBe(false);
  });

  type Dues = (props: { state: OperationState }) => ReactNode;
  it.each<[string, Dues]>([
    ['by subnet', (props) => <SubnetDues {...props} picked={[]} onPick={() => undefined} />],
    ['by validator', (props) => <FundDues {...props} picked={null} onPick={() => undefined} />],
  ])('owed %s: what a check refused is not being read any more', (_, Dues) => {
    const request = { address: ADDRESS, ask: { kind: 'claim-root', netuids: null } } as never;
    const issue = { code: 'account/swap-announced', context: { block: 90 } } as const;
    const refused = quoteOf(request, { networkFeeRao: null, issue });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const bars = (state: OperationState) => {
      renderApp(<Dues state={state} />, fakeServices());
      act(() => vi.advanceTimersByTime(1_000));
      const count = document.querySelectorAll('.bar').length;
      cleanup();
      return count;
    };
    expect(bars({ quote: null, current: null, error: null, pending: true })).toBeGreaterThan(0);
    expect(bars({ quote: refused, current: refused, error: null, pending: false })).toBe(0);
  });

  it('is unavailable, with the reason, where the runtime has neither form', () => {
    runtime([], ['root-claims', 'root-baskets']);
    open();
    expect(screen.getByText('Not available on this network')).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });

  it('has no faults that axe finds', async () => {
    const { container } = open();
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('T11 claiming from baskets', () => {
  const all = [
    due(null, { worthRao: rao(3n * T), forfeitsRao: rao(2_000_000n) }),
    due(null, { hotkey: OTHER, worthRao: rao(T) }),
  ];
  const answer: Answering = (request) => {
    if (request.ask.kind !== 'claim-basket') return null;
    const { hotkey } = request.ask;
    const items = all.filter((item) => hotkey === null || item.hotkey === hotkey);
    return claim(request, items, { intent: { kind: 'claim-basket', hotkey } }, 0, 50_500);
  };
  const open = (how: Answering = answer) => {
    runtime(['root-baskets'], ['root-claims']);
    return openAt(Claim, '/do/claim', '/do/claim', how);
  };

  it('claims from all validators by itself, with their sum, what is left behind and the date of the hold', async () => {
    const { services } = open();
    await untilReady();
    const text = screen.getByTestId('claim-items').textContent ?? '';
    for (const part of ['All validators', '4.0000', 'about 0.0020']) expect(text).toContain(part);
    expect(screen.getByText(/stays held until about .*\(block 50.500\)/)).toBeTruthy();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toEqual({ kind: 'claim-basket', hotkey: null });
  });

  it('claims from one validator, with the others still there to choose', async () => {
    const { services } = open();
    await untilReady();
    fireEvent.click(screen.getAllByRole('radio')[2] as HTMLElement);
    await untilReady();
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    expect(screen.getByTestId('review').textContent).toBe('Review: claim from this validator');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toEqual({ kind: 'claim-basket', hotkey: OTHER });
  });

  it('offers the largest alone where all together are too much for one claim', async () => {
    const { services } = open((request) => {
      const quote = answer(request);
      const isAll = request.ask.kind === 'claim-basket' && request.ask.hotkey === null;
      return quote && isAll ? { ...quote, issue: { code: 'claim/too-heavy', context: {} } } : quote;
    });
    fireEvent.click(await screen.findByText('Take the largest one alone'));
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toEqual({ kind: 'claim-basket', hotkey: HOTKEY });
  });

  it('offers no validator whose part pays nothing', async () => {
    const reason = { code: 'claim/below-threshold' as const, context: {} };
    open((request) =>
      claim(request, [all[0] as ClaimItem, due(null, { hotkey: OTHER, claimable: false, reason })], {
        intent: { kind: 'claim-basket', hotkey: null },
      }),
    );
    await untilReady();
    expect((screen.getAllByRole('radio')[2] as HTMLInputElement).disabled).toBe(true);
  });
});

describe('T11 leaving root', () => {
  const exit = { kind: 'unstake-position', hotkey: HOTKEY, netuid: 0, limitRaoPerAlpha: null } as const;
  const open = (patch: Partial<OperationQuote>) =>
    openAt(ExitRoot, '/do/exit-root/:hotkey', `/do/exit-root/${HOTKEY}`, (request) =>
      quoteOf(request, {
        protection: { state: 'off', reason: 'no-trade' },
        receives: [tao(5n * T)],
        ...patch,
      }),
    );
  const detail = {
    kind: 'exit-root' as const,
    stakeRao: rao(5n * T),
    claim: [due(3)],
    order: 'claim-first' as const,
    heldUntilBlock: null,
  };

  it('claims first and leaves in one signature', async () => {
    const intent = {
      kind: 'batch',
      mode: 'all-or-nothing',
      legs: [{ kind: 'claim-root', netuids: [3] }, exit],
    } as const;
    const { services } = open({ intent: intent as never, detail });
    await untilReady();
    expect(screen.getByText(/Rewards are claimed first/)).toBeTruthy();
    expect(screen.getByTestId('exit-dues').textContent).toContain('0.2500');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toEqual(intent);
  });

  it('P1 tells TAO that arrives from rewards that stay staked on root', async () => {
    open({ intent: exit, detail, receives: [tao(5n * T), alpha(0, T)] });
    await untilReady();
    const text = (screen.getByTestId('quote').textContent ?? '').replaceAll('\u00a0', ' ');
    expect(text).toMatch(/5\.0000 \u03c41\.0000 \S+ root stake/);
  });

  it('where a claim would hold the stake, leaves first and leads to the claim, with the date', async () => {
    open({ intent: exit, detail: { ...detail, order: 'exit-first', heldUntilBlock: 50_500 } });
    await untilReady();
    expect(screen.getByText(/stays held until about/)).toBeTruthy();
    expect(screen.getByText('To the claim').getAttribute('href')).toBe('/do/claim');
  });

  it('names the day on which a hold ends', async () => {
    open({ issue: { code: 'stake/held', context: { untilBlock: 7_300 } }, detail });
    expect((await screen.findByTestId('held-until')).textContent).toMatch(
      /^Held until about .*\(block 7.300\)/,
    );
    expect(isReady()).toBe(false);
  });

  it('does not say that nothing is owed when it is only too small', async () => {
    const small = due(3, { claimable: false, reason: { code: 'claim/below-threshold', context: {} } });
    open({ intent: exit, detail: { ...detail, order: 'exit-only', claim: [small] } });
    await untilReady();
    expect(screen.getByText(/too small to be claimed now/)).toBeTruthy();
    expect(screen.queryByText(/No rewards are owed/)).toBeNull();
  });
});
