import { describe, expect, it } from 'vitest';
import { EMPTY_OUTCOME } from '../../../../src/core/activity/moved.js';
import type { ChainEvent } from '../../../../src/engine/chain/events.js';
import { RpcError } from '../../../../src/engine/chain/socket.js';
import { resultOf } from '../../../../src/engine/watch/outcome.js';
import { poolFailure, rejection } from '../../../../src/engine/watch/pool-rejection.js';

const ME = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const HOTKEY = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const POOL = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';

const event = (pallet: string, name: string, ...fields: ChainEvent['fields']): ChainEvent => ({
  pallet,
  name,
  fields,
  error: null,
});
const stakeAdded = event('SubtensorModule', 'StakeAdded', ME, HOTKEY, 1_000n, 20_000n, 64n, 5n);
const stakeRemoved = event('SubtensorModule', 'StakeRemoved', ME, HOTKEY, 900n, 19_990n, 64n, 10n);
const fee = event('TransactionPayment', 'TransactionFeePaid', ME, 77n, 0n);

describe('outcome of a transaction from its events', () => {
  it('of a stake: what was paid, what was received and the fee, without the inner transfer', () => {
    const events = [event('Balances', 'Transfer', ME, POOL, 1_000n), stakeAdded, fee];
    expect(resultOf(events, ME)).toEqual({
      outcome: {
        ...EMPTY_OUTCOME,
        paidRao: 1_000n,
        receivedAlpha: { netuid: 64, base: 20_000n },
        poolFeeRao: 5n,
        feeRao: 77n,
      },
      failure: null,
    });
  });

  it('of an unstake: the alpha that left the position includes the pool fee', () => {
    expect(resultOf([stakeRemoved, fee], ME).outcome).toMatchObject({
      paidAlpha: { netuid: 64, base: 20_000n },
      receivedRao: 900n,
      paidRao: null,
    });
  });

  it('of a move: alpha for alpha, the TAO in between counted nowhere', () => {
    const moved = event('SubtensorModule', 'StakeMoved', ME, HOTKEY, 64n, HOTKEY, 1n, 900n);
    expect(resultOf([stakeRemoved, stakeAdded, moved], ME).outcome).toMatchObject({
      paidAlpha: { netuid: 64, base: 20_000n },
      receivedAlpha: { netuid: 64, base: 20_000n },
      paidRao: null,
      receivedRao: null,
    });
  });

  it('of a transfer: what left and what came', () => {
    const events = [
      event('Balances', 'Transfer', ME, POOL, 10n),
      event('Balances', 'Transfer', POOL, ME, 3n),
    ];
    expect(resultOf(events, ME).outcome).toMatchObject({ paidRao: 10n, receivedRao: 3n });
  });

  it('never counts what happened to somebody else, nor a fee that another account paid', () => {
    const other = event('SubtensorModule', 'StakeAdded', POOL, HOTKEY, 1n, 2n, 64n, 0n);
    const otherFee = event('TransactionPayment', 'TransactionFeePaid', POOL, 5n, 0n);
    expect(resultOf([other, otherFee], ME).outcome).toEqual(EMPTY_OUTCOME);
  });

  it('K10 of what a delegate did: the account that acted, and the fee of the one that signed', () => {
    const mine = event('TransactionPayment', 'TransactionFeePaid', POOL, 5n, 0n);
    const executed = event('Proxy', 'ProxyExecuted', { type: 'Ok' });
    expect(resultOf([stakeAdded, executed, mine], ME, POOL)).toMatchObject({
      outcome: { paidRao: 1_000n, receivedAlpha: { netuid: 64, base: 20_000n }, feeRao: 5n },
      failure: null,
    });
  });

  it.each([
    ['Proxy', 'ProxyExecuted'],
    ['Multisig', 'MultisigExecuted'],
  ])('K9 K10 of a call that failed inside %s: a failure by its name, with nothing moved', (pallet, name) => {
    const failed = { ...event(pallet, name), error: { pallet: 'SubtensorModule', name: 'SlippageTooHigh' } };
    const { outcome, failure } = resultOf([failed, event('System', 'ExtrinsicSuccess'), fee], ME, ME);
    expect(failure).toEqual({
      kind: 'dispatch',
      pallet: 'SubtensorModule',
      name: 'SlippageTooHigh',
      code: null,
    });
    expect(outcome).toEqual({ ...EMPTY_OUTCOME, feeRao: 77n });
  });

  it('of a batch over two subnets: no sum of different tokens', () => {
    const second = event('SubtensorModule', 'StakeAdded', ME, HOTKEY, 500n, 7n, 3n, 0n);
    expect(resultOf([stakeAdded, second], ME).outcome).toMatchObject({
      paidRao: 1_500n,
      receivedAlpha: null,
    });
  });

  it('of a failure: the chain’s own name, the fee, and no movement', () => {
    const failed: ChainEvent = {
      ...event('System', 'ExtrinsicFailed', null, null),
      error: { pallet: 'SubtensorModule', name: 'SlippageTooHigh' },
    };
    expect(resultOf([stakeAdded, fee, failed], ME)).toEqual({
      outcome: { ...EMPTY_OUTCOME, feeRao: 77n },
      failure: { kind: 'dispatch', pallet: 'SubtensorModule', name: 'SlippageTooHigh', code: null },
    });
  });

  it('ignores stake events of the shape they had before Dynamic TAO', () => {
    const old = event('SubtensorModule', 'StakeAdded', HOTKEY, 5n);
    expect(resultOf([old], ME).outcome.paidRao).toBeNull();
  });
});

describe('refusals of the pool', () => {
  it('are named as the chain names them', () => {
    const bad = new RpcError(1010, 'Invalid Transaction', 'Transaction has a bad signature');
    expect(poolFailure(bad)).toEqual({ kind: 'pool', pallet: null, name: 'BadProof', code: 1010 });
    const custom = new RpcError(1010, 'Invalid Transaction', 'Custom error: 3');
    expect(poolFailure(custom)).toMatchObject({ name: 'SubnetNotExists', code: 3 });
    expect(poolFailure(new RpcError(1010, 'Invalid Transaction', 'Custom error: 99')).name).toBe(
      'Custom(99)',
    );
    expect(poolFailure(new RpcError(1012, 'Transaction is temporarily banned', null))).toMatchObject({
      name: 'Transaction is temporarily banned',
      code: 1012,
    });
    expect(rejection(poolFailure(custom))).toMatchObject({
      code: 'chain/rejected',
      context: { code: 3, name: 'SubnetNotExists' },
    });
  });
});
