// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_OUTCOME, NOTHING_MOVED } from '../../../src/core/activity/moved.js';
import type { ActivityRow, TxProtection } from '../../../src/core/activity/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { ActivityList } from '../../../src/popup/features/activity/activity-list.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { NO_CARRIER } from '../../../src/protocol/engine/index.js';
import { ADDRESS, activityRow, emptyStores, fakeServices, fillStores, hashOf, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const show = (...rows: Array<Partial<ActivityRow>>): void => {
  const activity = rows.map((row, at) => activityRow({ txHash: hashOf(String(at)), ...row }));
  useChainStore.setState({ activity });
  renderApp(<ActivityList />, fakeServices());
};
const textOf = (id: string): string => screen.getByTestId(id).textContent ?? '';

/** Where it was refused, and by which name of the chain. */
const dispatched = (pallet: string | null, name: string) =>
  ({
    state: 'failed',
    failure: { kind: 'dispatch', pallet, name, code: null },
    outcome: { ...EMPTY_OUTCOME, feeRao: 412_000n },
  }) as const;
const FEE = '0.000412';

describe('A9 what was done for another account', () => {
  const real = addressOf(hashOf('e'));

  it('A9 says who signed and for whom, and only where they differ', () => {
    show({ actor: real });
    expect(textOf('for-actor')).toMatch(/^signed by .*Main coldkey.* for .*5/);
    cleanup();
    show({ actor: ADDRESS }, {});
    expect(screen.queryByTestId('for-actor')).toBeNull();
  });

  it('A9 a call that failed inside says that the fee was paid and nothing moved', () => {
    show({ ...dispatched('SubtensorModule', 'AmountTooLow'), actor: real });
    expect(textOf('failure')).toContain(
      'The network fee was paid by the account that signed, and nothing moved.',
    );
    expect(textOf('failure')).toContain('below the network');
    expect(textOf('failure')).not.toContain('Only the network fee');
  });
});

describe('N5 a failure of each family says why, what it cost and what to do', () => {
  it.each([
    ['SubtensorModule', 'AmountTooLow', 'below the network\u2019s minimum', 'Raise the amount'],
    ['SubtensorModule', 'SlippageTooHigh', 'moved beyond your tolerance', 'Take a fresh quote'],
    ['SubtensorModule', 'NotEnoughStakeToWithdraw', 'smaller than what was to be taken out', 'Refresh'],
    [
      'SubtensorModule',
      'StakeUnavailable',
      'Part of this stake is locked',
      'Unstake only the available part',
    ],
    [
      'SubtensorModule',
      'RootStakeLocked',
      'Root stake of this validator is held for',
      'Wait until the hold ends; the ',
    ],
    ['SubtensorModule', 'TransferDisallowed', 'switched transfers off', 'Unstake instead'],
    [null, 'NotExpendable', 'would have closed the account', 'Leave a little more behind'],
    ['Crowdloan', 'CapRaised', 'reached its cap', 'takes no more contributions'],
    ['Proxy', 'NotProxy', 'This account may not act for the other o', 'Check the proxy relation.'],
    ['Swap', 'PriceLimitExceeded', 'already past your limit', 'Take a fresh quote'],
  ])('%s.%s', (pallet, name, what, next) => {
    show(dispatched(pallet, name));
    const text = textOf('failure').replaceAll("'", '\u2019');
    expect(text).toContain(what);
    expect(text).toContain('Only the network fee was paid.');
    expect(text).toContain(next);
    expect(textOf('cost')).toContain(FEE);
    // Its own words, not the chain's name for want of any.
    expect(text).not.toContain('The chain answered');
  });

  it('Payment: refused by the pool, and nothing was paid', () => {
    show({
      state: 'failed',
      block: null,
      failure: { kind: 'pool', pallet: null, name: 'Payment', code: 1010 },
    });
    expect(textOf('failure')).toBe(
      'The balance did not cover the fee. No money moved and no fee was paid. Add some TAO to this account.',
    );
    expect(screen.queryByTestId('cost')).toBeNull();
  });

  it('keeps the name the chain gave to an error it does not know', () => {
    show(dispatched('New', 'Thing'));
    expect(textOf('failure')).toContain('New.Thing');
  });

  it('of a hidden transaction names both fees', () => {
    show({
      ...dispatched('SubtensorModule', 'SlippageTooHigh'),
      protection: shield({
        stage: 'opened',
        carrierBlock: { number: 98, hash: hashOf('7') },
        carrierFeeRao: 150_000n,
      }),
    });
    expect(textOf('failure')).toContain('Only the fees were paid');
    expect(textOf('cost')).toContain(FEE);
    expect(textOf('cost')).toContain('0.00015');
  });

  it('in a block that is not final yet is told as one that may change', () => {
    show({ ...dispatched('SubtensorModule', 'AmountTooLow'), state: 'in-block' });
    expect(screen.getByTestId('activity-row').textContent).toContain('Failed in a block, not final');
  });
});

type Shield = Extract<TxProtection, { state: 'on' }>;
const shield = (over: Partial<Shield>): Shield => ({
  state: 'on',
  stage: 'hidden',
  carrierHash: hashOf('c'),
  carrierBlock: null,
  carrierFeeRao: null,
  tries: 1,
  ...over,
});
const AT = { number: 234, hash: hashOf('7') };

describe('N5 S74 carrier and content are one story', () => {
  it.each<[string, Partial<ActivityRow>, Partial<Shield>]>([
    ['Signed, about to be hidden', { state: 'signed', block: null }, { tries: 0, carrierHash: NO_CARRIER }],
    ['Hidden, waiting for a block', { state: 'sent', block: null }, {}],
    ['sent again (try 2)', { state: 'sent', block: null }, { tries: 2 }],
    [
      'Its carrier is in block 234',
      { state: 'sent', block: null },
      { stage: 'not-opened', carrierBlock: AT },
    ],
    ['Opened in a block, not final', { state: 'in-block' }, { stage: 'opened', carrierBlock: AT }],
    ['Opened in a block, finalized', { state: 'finalized' }, { stage: 'opened', carrierBlock: AT }],
    ['nothing happened, nothing paid', { state: 'expired', block: null }, { stage: 'unused' }],
    [
      'nothing happened, the carrier\u2019s fee was paid',
      { state: 'expired', block: null },
      { stage: 'not-opened', carrierBlock: AT, carrierFeeRao: 150_000n },
    ],
  ])('%s', (words, row, over) => {
    show({ ...row, protection: shield(over) });
    expect((screen.getByTestId('activity-row').textContent ?? '').replaceAll("'", '\u2019')).toContain(words);
  });

  it('what expired after its carrier was paid for says what that cost', () => {
    show({
      state: 'expired',
      block: null,
      protection: shield({ stage: 'not-opened', carrierBlock: AT, carrierFeeRao: 150_000n }),
    });
    expect(textOf('failure')).toContain('can never be any more');
    expect(textOf('cost')).toContain('0.00015');
  });
});

describe('H1 H2 the list', () => {
  it('shows what the block says was moved, and leads to the whole of it', () => {
    show({
      outcome: {
        ...EMPTY_OUTCOME,
        paidRao: 10_000_000_000n,
        receivedAlpha: { netuid: 64, base: 122_533_012_345n },
        feeRao: 412_000n,
      },
    });
    expect(textOf('outcome')).toContain('+122.5330\u00a0\u05e9');
    expect(within(screen.getByTestId('activity-row')).getByRole('link').getAttribute('href')).toContain(
      `/tx/${hashOf('0')}`,
    );
  });

  it('counts the steps of a batch that did not all come off', () => {
    const paid = { ...NOTHING_MOVED, paidRao: 2n, receivedAlpha: { netuid: 7, base: 3n }, failure: null };
    const legs = [
      paid,
      { ...NOTHING_MOVED, failure: { pallet: 'SubtensorModule', name: 'AmountTooLow' } },
      paid,
    ];
    show({ outcome: { ...EMPTY_OUTCOME, paidRao: 4n, legs } });
    expect(screen.getByTestId('activity-row').textContent).toContain('Finalized, 2 of 3 steps done');
    expect(textOf('outcome')).toContain('0.000000006');
  });

  it('names a fee in alpha by its subnet', () => {
    show({ outcome: { ...EMPTY_OUTCOME, feeAlpha: { netuid: 64, base: 5_000_000n } } });
    expect(textOf('outcome')).toContain('0.005\u00a0\u05e9');
  });

  it('says what changed last, once', () => {
    show({ state: 'sent', updatedAtMs: 1 }, { state: 'in-block', updatedAtMs: 2 });
    expect(screen.getByRole('status').textContent).toBe('In a block, not final');
    expect(screen.getByTestId('activity').hasAttribute('aria-live')).toBe(false);
  });
});
