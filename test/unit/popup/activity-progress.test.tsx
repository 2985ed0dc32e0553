// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Route } from 'wouter';
import { EMPTY_OUTCOME, NOTHING_MOVED } from '../../../src/core/activity/moved.js';
import type { ActivityRow, Expected, TxOutcome } from '../../../src/core/activity/types.js';
import type { Effect, Param } from '../../../src/core/explain/types.js';
import TxProgress from '../../../src/popup/features/activity/tx-progress.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { NO_CARRIER } from '../../../src/protocol/engine/index.js';
import { ADDRESS, activityRow, emptyStores, fakeServices, fillStores, hashOf, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const T = 1_000_000_000n;
const HASH = hashOf('9');
const put = (row: Partial<ActivityRow>): void =>
  useChainStore.setState({ activity: [activityRow({ txHash: HASH, ...row })] });
const open = (row: Partial<ActivityRow>) => {
  put(row);
  const services = fakeServices();
  const { container } = renderApp(<Route path="/tx/:hash" component={TxProgress} />, services, `/tx/${HASH}`);
  return { services, container };
};
const textOf = (id: string): string => screen.getByTestId(id).textContent ?? '';
const current = () => document.querySelector('[aria-current="step"]')?.textContent;

const tao = (amount: bigint): Param => ({ t: 'tao', rao: amount });
const alpha = (base: bigint, netuid = 64): Param => ({ t: 'alpha', netuid, base, symbol: '\u05e9' });
const effect = (kind: Effect['kind'], bound: Effect['bound'], value: Param): Effect => ({
  kind,
  bound,
  value,
  account: ADDRESS,
});
const expected = (effects: Effect[], over: Partial<Expected> = {}): Expected => ({
  effects,
  impactBps: 11,
  worstPrice: { t: 'price', raoPerAlpha: 82_000_000n, netuid: 64 },
  legs: null,
  ...over,
});
const STATED = expected([
  effect('pay', 'exactly', tao(10n * T)),
  effect('receive', 'at-least', alpha(120n * T)),
  effect('receive', 'expected', alpha(122n * T)),
]);
const stake = (over: Partial<TxOutcome> = {}): TxOutcome => ({
  ...EMPTY_OUTCOME,
  paidRao: 10n * T,
  receivedAlpha: { netuid: 64, base: 125n * T },
  poolFeeRao: 5_000_000n,
  feeRao: 412_000n,
  ...over,
});
const AT = { number: 234, hash: hashOf('7') };
const hidden = (over: object = {}): ActivityRow['protection'] => ({
  state: 'on',
  stage: 'hidden',
  carrierHash: hashOf('c'),
  carrierBlock: null,
  carrierFeeRao: null,
  tries: 1,
  ...over,
});

describe('N5 the way of a transaction', () => {
  it('is told from the signature to where the chain cannot take it back', () => {
    open({ state: 'sent', block: null });
    expect(current()).toBe('Sent');
    act(() => put({ state: 'in-block', block: AT, outcome: stake() }));
    expect(current()).toBe('In block 234');
    expect(textOf('tx-state')).toBe('In a block, not final');
    act(() => put({ state: 'finalized', block: AT, outcome: stake() }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Receipt');
    expect(current()).toBe('Finalized');
    expect(textOf('tx-state')).toBe('Finalized');
  });

  it('says when another branch took it out of its block', () => {
    open({ state: 'in-block', block: AT, outcome: stake() });
    act(() => put({ state: 'sent', block: null }));
    expect(textOf('tx-state')).toContain('The chain took another branch');
    act(() => put({ state: 'in-block', block: AT, outcome: stake() }));
    expect(textOf('tx-state')).not.toContain('another branch');
  });

  it('S74 is one story when it is hidden', () => {
    open({ state: 'signed', block: null, protection: hidden({ tries: 0, carrierHash: NO_CARRIER }) });
    expect(current()).toBe('Signed');
    expect(textOf('tx-facts')).not.toContain('Carrier');
    act(() => put({ state: 'sent', block: null, protection: hidden() }));
    expect(current()).toBe('Hidden');
    expect(textOf('tx-protection')).toContain('nobody can read it');
    expect(textOf('tx-facts')).toContain('Carrier');
    act(() =>
      put({ state: 'sent', block: null, protection: hidden({ stage: 'not-opened', carrierBlock: AT }) }),
    );
    expect(textOf('tx-state')).toContain('Its carrier is in block 234');
    // Who made that block may have read it.
    expect(screen.queryByTestId('tx-protection')).toBeNull();
    act(() =>
      put({
        state: 'in-block',
        block: AT,
        outcome: stake(),
        protection: hidden({ stage: 'opened', carrierBlock: AT }),
      }),
    );
    expect(current()).toBe('Opened in block 234');
    expect(textOf('tx-protection')).toBe('Hidden until it was in a block.');
  });

  it('speaks in one live region, which changes only with the state', () => {
    open({ state: 'sent', block: null });
    const region = screen.getByTestId('tx-state');
    expect(region.getAttribute('role')).toBe('status');
    act(() => put({ state: 'sent', block: null, updatedAtMs: Date.now() + 5 }));
    expect(screen.getByTestId('tx-state')).toBe(region);
    expect(region.textContent).toBe('Waiting for a block');
  });

  it('copies hash and block', async () => {
    const { services } = open({ state: 'finalized', block: AT, outcome: stake() });
    const copied: string[] = [];
    services.platform.copy = async (text) => void copied.push(text);
    fireEvent.click(screen.getByRole('button', { name: /^Copy Transaction / }));
    fireEvent.click(screen.getByRole('button', { name: 'Copy Block 234' }));
    await waitFor(() => expect(copied).toEqual([HASH, '234']));
  });

  it('does not wait for ever for a transaction that is not in the list', () => {
    vi.useFakeTimers();
    useChainStore.setState({ activity: [] });
    const route = <Route path="/tx/:hash" component={TxProgress} />;
    const { history } = renderApp(route, fakeServices(), `/tx/${HASH}`);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('On its way');
    act(() => void vi.advanceTimersByTime(2_000));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Not found');
    fireEvent.click(screen.getByRole('button', { name: 'Open the activity' }));
    expect(history.at(-1)).toBe('/history');
    vi.useRealTimers();
  });
});

describe('H2 the receipt', () => {
  it('sets what came beside what was stated, with price, impact and fees', () => {
    open({
      block: AT,
      outcome: stake(),
      expected: STATED,
      protection: hidden({ stage: 'opened', carrierBlock: AT, carrierFeeRao: 150_000n }),
    });
    const text = textOf('receipt');
    expect(text).toContain('Received+125.0000\u00a0\u05e9');
    expect(text).toContain('2.46 % more than expected');
    expect(text).toContain('At least120.0000');
    expect(text).toContain('Expected\u2248\u00a0122.0000');
    expect(text).toContain('Paid\u221210.0000\u00a0\u03c4');
    expect(text).toContain('Price reached0.080000');
    expect(text).toContain('Worst price allowed0.082000');
    expect(text).toContain('Price impact, as stated0.11');
    expect(text).toContain('Network fee0.000412');
    expect(text).toContain('Protection0.00015');
    expect(text).toContain('Pool fee, in the amounts0.005');
  });

  it.each([
    [122n * T, 'as expected'],
    [121n * T, '0.82 % less than expected'],
    [119n * T, 'less than the least that was stated'],
  ])('says how %d compares: %s', (base, words) => {
    open({ block: AT, outcome: stake({ receivedAlpha: { netuid: 64, base } }), expected: STATED });
    expect(textOf('receipt')).toContain(words);
  });

  it('tells a partial fill as such, and compares it with nothing', () => {
    open({
      block: AT,
      outcome: stake({ paidRao: 6n * T, receivedAlpha: { netuid: 64, base: 74n * T } }),
      expected: STATED,
    });
    expect(textOf('partial')).toBe(
      'Filled in part: 6\u00a0\u03c4 of 10\u00a0\u03c4 went through at your limit. The rest stayed with you.',
    );
    expect(screen.queryByTestId('better')).toBeNull();
    expect(textOf('receipt')).not.toContain('At least');
  });

  it('tells less than the most that was stated as nothing of the kind where nothing was traded', () => {
    const sent = expected([effect('pay', 'at-most', tao(10n * T))], { worstPrice: null, impactBps: null });
    open({ block: AT, outcome: { ...EMPTY_OUTCOME, paidRao: 9n * T, feeRao: 1n }, expected: sent });
    expect(textOf('receipt')).toContain('Paid\u22129.0000\u00a0\u03c4');
    expect(screen.queryByTestId('partial')).toBeNull();
  });

  it('has what is known where nothing was kept of what was expected', () => {
    open({ block: AT, outcome: stake(), expected: null });
    expect(textOf('receipt')).toContain('+125.0000');
    expect(screen.queryByTestId('better')).toBeNull();
  });

  it('says that the network does not tell what a claim brought, and when it paid nothing', () => {
    const claim = expected([effect('receive', 'expected', alpha(5n * T, 0))], {
      worstPrice: null,
      impactBps: null,
    });
    open({ block: AT, outcome: { ...EMPTY_OUTCOME, feeRao: 1n }, expected: claim });
    expect(textOf('receipt')).toContain('does not say how much it brought');
    act(() =>
      put({
        block: AT,
        outcome: { ...EMPTY_OUTCOME, receivedAlpha: { netuid: 0, base: 0n } },
        expected: claim,
      }),
    );
    expect(textOf('receipt')).toContain("below the network's threshold");
  });

  it('says why it was not hidden, and nothing where there was nothing to hide', () => {
    open({ block: AT, outcome: stake(), protection: { state: 'off', reason: 'no-key' } });
    expect(textOf('tx-protection')).toContain('the network announced no key');
    act(() => put({ block: AT, outcome: stake(), protection: { state: 'off', reason: 'no-trade' } }));
    expect(screen.queryByTestId('tx-protection')).toBeNull();
  });

  it('of a failure there is none', () => {
    open({
      state: 'failed',
      block: AT,
      outcome: { ...EMPTY_OUTCOME, feeRao: 1n },
      failure: { kind: 'dispatch', pallet: 'SubtensorModule', name: 'AmountTooLow', code: null },
    });
    expect(screen.queryByTestId('receipt')).toBeNull();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('It failed');
  });
});

describe('N5 H2 a batch', () => {
  const subnet = (netuid: number): Param => ({ t: 'subnet', netuid, name: null, symbol: null });
  const bought = (netuid: number) => ({
    ...NOTHING_MOVED,
    paidRao: 2n * T,
    receivedAlpha: { netuid, base: 3n * T },
    failure: null,
  });
  const failed = { ...NOTHING_MOVED, failure: { pallet: 'SubtensorModule', name: 'SlippageTooHigh' } };
  const legs = [[subnet(7)], [subnet(64)], [subnet(7), subnet(64)]];
  const stated = expected(
    [effect('pay', 'at-most', tao(6n * T)), effect('receive', 'expected', alpha(9n * T, 7))],
    {
      legs,
    },
  );

  it('lists each step with its result', () => {
    open({
      block: AT,
      expected: stated,
      outcome: { ...EMPTY_OUTCOME, legs: [bought(7), failed, bought(7)] },
    });
    const steps = screen.getAllByTestId('leg');
    expect(steps.map((step) => step.dataset.state)).toEqual(['done', 'failed', 'done']);
    expect(steps[0]?.textContent).toContain('Step 1 \u00b7 SN7');
    expect(steps[1]?.textContent).toContain('moved beyond your tolerance');
    expect(steps[1]?.textContent).toContain('Nothing was moved.');
    expect(steps[2]?.textContent).toContain('SN7 \u2192 SN64');
    expect(textOf('legs')).toContain('2 of 3 done');
    // What was stated was stated of all of it.
    expect(screen.queryByTestId('better')).toBeNull();
    expect(screen.queryByTestId('partial')).toBeNull();
    expect(textOf('receipt')).toContain('+6.0000');
  });

  it('says which steps were not carried out where it stopped', () => {
    open({ block: AT, expected: stated, outcome: { ...EMPTY_OUTCOME, legs: [bought(7), failed] } });
    expect(screen.getAllByTestId('leg').map((step) => step.dataset.state)).toEqual([
      'done',
      'failed',
      'not-run',
    ]);
  });
});

describe('Q3 the page of a transaction', () => {
  it.each<[string, Partial<ActivityRow>]>([
    ['on its way', { state: 'sent', block: null, protection: hidden() }],
    ['a receipt', { block: AT, outcome: stake(), expected: STATED }],
    [
      'a batch',
      {
        block: AT,
        outcome: {
          ...EMPTY_OUTCOME,
          legs: [{ ...NOTHING_MOVED, failure: { pallet: null, name: 'NotExpendable' } }],
        },
      },
    ],
  ])('axe finds nothing on %s', async (_, row) => {
    const { container } = open(row);
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(
      result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
    ).toEqual([]);
  });
});
