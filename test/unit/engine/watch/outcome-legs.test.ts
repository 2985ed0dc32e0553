import { describe, expect, it } from 'vitest';
import { EMPTY_OUTCOME, NOTHING_MOVED } from '../../../../src/core/activity/moved.js';
import type { ChainEvent } from '../../../../src/engine/chain/events.js';
import { resultOf } from '../../../../src/engine/watch/outcome.js';

const ME = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const HOTKEY = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const OTHER = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';
const S = 'SubtensorModule';

const event = (pallet: string, name: string, ...fields: ChainEvent['fields']): ChainEvent => ({
  pallet,
  name,
  fields,
  error: null,
});
const failing = (name: string, why: string): ChainEvent => ({
  ...event('Utility', name, null),
  error: { pallet: S, name: why },
});
const bought = (netuid: bigint, tao: bigint, alpha: bigint) =>
  event(S, 'StakeAdded', ME, HOTKEY, tao, alpha, netuid, 1n);
const sold = (netuid: bigint, tao: bigint, alpha: bigint) =>
  event(S, 'StakeRemoved', ME, HOTKEY, tao, alpha, netuid, 2n);
const done = event('Utility', 'ItemCompleted');
const fee = event('TransactionPayment', 'TransactionFeePaid', ME, 77n, 0n);
const outcomeOf = (...events: ChainEvent[]) => resultOf([...events, fee], ME).outcome;

describe('H2 the legs of a batch', () => {
  it('have each their own amounts, and their sum by token', () => {
    const outcome = outcomeOf(
      event('Balances', 'Transfer', ME, OTHER, 1_000n),
      bought(1n, 1_000n, 20_000n),
      done,
      bought(2n, 500n, 7n),
      done,
      event('Utility', 'BatchCompleted'),
    );
    expect(outcome.legs).toEqual([
      {
        ...NOTHING_MOVED,
        paidRao: 1_000n,
        receivedAlpha: { netuid: 1, base: 20_000n },
        poolFeeRao: 1n,
        failure: null,
      },
      {
        ...NOTHING_MOVED,
        paidRao: 500n,
        receivedAlpha: { netuid: 2, base: 7n },
        poolFeeRao: 1n,
        failure: null,
      },
    ]);
    expect(outcome).toMatchObject({ paidRao: 1_500n, receivedAlpha: null, feeRao: 77n });
  });

  it('keep purchases beside a swap, whose TAO in between is nobody\u2019s', () => {
    const outcome = outcomeOf(
      sold(1n, 300n, 998n),
      bought(2n, 300n, 40n),
      event(S, 'StakeSwapped', ME, HOTKEY, 1n, 2n, 300n),
      done,
      bought(2n, 500n, 60n),
      done,
    );
    expect(outcome).toMatchObject({
      paidRao: 500n,
      receivedRao: null,
      paidAlpha: { netuid: 1, base: 1_000n },
      receivedAlpha: { netuid: 2, base: 100n },
    });
    expect(outcome.legs?.[0]).toMatchObject({ paidRao: null, receivedAlpha: { netuid: 2, base: 40n } });
  });

  it('N5 name the chain\u2019s error of one that failed, and of it nothing moved', () => {
    const { outcome, failure } = resultOf(
      [
        bought(1n, 1_000n, 20_000n),
        done,
        failing('ItemFailed', 'SlippageTooHigh'),
        bought(3n, 9n, 8n),
        done,
        fee,
      ],
      ME,
    );
    expect(failure).toBeNull();
    expect(outcome.legs?.map((leg) => leg.failure)).toEqual([
      null,
      { pallet: S, name: 'SlippageTooHigh' },
      null,
    ]);
    expect(outcome.legs?.[1]).toEqual({ ...NOTHING_MOVED, failure: { pallet: S, name: 'SlippageTooHigh' } });
    expect(outcome.paidRao).toBe(1_009n);
  });

  it('N5 end where a batch was interrupted', () => {
    const { legs } = outcomeOf(bought(1n, 1_000n, 2n), done, failing('BatchInterrupted', 'AmountTooLow'));
    expect(legs?.map((leg) => leg.failure?.name ?? null)).toEqual([null, 'AmountTooLow']);
  });

  it('are none of a batch that failed as a whole', () => {
    const failed: ChainEvent = {
      ...event('System', 'ExtrinsicFailed', null, null),
      error: { pallet: S, name: 'AmountTooLow' },
    };
    expect(resultOf([fee, failed], ME).outcome).toEqual({ ...EMPTY_OUTCOME, feeRao: 77n });
  });
});

describe('H2 events that StakeAdded and Transfer do not tell', () => {
  it('claims grow root stake: of each basket, and their sum is not counted again', () => {
    const outcome = outcomeOf(
      event(S, 'BasketClaimed', HOTKEY, ME, 400n),
      event(S, 'BasketClaimed', OTHER, ME, 100n),
      event(S, 'BasketClaimed', HOTKEY, OTHER, 9n),
      event(S, 'RootClaimed', ME, 500n),
    );
    expect(outcome).toMatchObject({ receivedAlpha: { netuid: 0, base: 500n }, paidRao: null });
  });

  it('a claim below the threshold paid nothing, which is known; one before spec 441 names no amount', () => {
    expect(outcomeOf(event(S, 'RootClaimed', ME, 0n)).receivedAlpha).toEqual({ netuid: 0, base: 0n });
    expect(outcomeOf(event(S, 'RootClaimed', ME))).toEqual({ ...EMPTY_OUTCOME, feeRao: 77n });
  });

  it('a share of a basket: what was paid, what it is worth', () => {
    expect(
      outcomeOf(
        event('Balances', 'Transfer', ME, OTHER, 900n),
        event(S, 'BasketStakedIn', HOTKEY, ME, 900n, 880n, 5n),
      ),
    ).toEqual({ ...EMPTY_OUTCOME, paidRao: 900n, basketRao: 880n, feeRao: 77n });
  });

  it('locks move nothing', () => {
    expect(outcomeOf(event(S, 'StakeLocked', ME, HOTKEY, 3n, 50n))).toEqual({
      ...EMPTY_OUTCOME,
      lockedAlpha: { netuid: 3, base: 50n },
      feeRao: 77n,
    });
  });

  it('alpha given away, to another validator as well', () => {
    const given = event(S, 'StakeAndHotkeyTransferred', ME, OTHER, HOTKEY, OTHER, 1n, 1n, 300n);
    const reached = event(S, 'StakeAdded', OTHER, OTHER, 300n, 1_000n, 1n, 0n);
    expect(outcomeOf(sold(1n, 300n, 998n), reached, given)).toMatchObject({
      paidAlpha: { netuid: 1, base: 1_000n },
      receivedAlpha: null,
      receivedRao: null,
    });
  });

  it('a fee in alpha is not a fee in TAO as well', () => {
    const outcome = outcomeOf(
      sold(1n, 300n, 998n),
      event(S, 'TransactionFeePaidWithAlpha', ME, 1n, 40n, 77n),
    );
    expect(outcome).toMatchObject({ feeRao: null, feeAlpha: { netuid: 1, base: 40n } });
  });
});
