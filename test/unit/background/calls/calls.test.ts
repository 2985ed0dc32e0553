import { blake2AsHex } from '@polkadot/util-crypto';
import { describe, expect, it } from 'vitest';
import { createHeldCalls } from '../../../../src/background/calls/index.js';
import { addressOf } from '../../../../src/core/address/index.js';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import { MAX_HELD_CALLS } from '../../../../src/protocol/ui/calls.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

const GENESIS = `0x${'01'.repeat(32)}` as const;
const ACTOR = addressOf(`0x${'0e'.repeat(32)}`);
const OTHER = addressOf(`0x${'0f'.repeat(32)}`);

function room(store = new FakeStore()) {
  const state = { unlocked: true };
  const calls = createHeldCalls({
    local: store,
    isUnlocked: async () => state.unlocked,
    clock: new FakeClock(),
  });
  const add = (callHex: string, more: object = {}) =>
    calls.handlers['calls.add']({
      callHex: callHex as `0x${string}`,
      genesisHash: GENESIS,
      actor: ACTOR,
      ...more,
    });
  return { store, state, calls, add, list: () => calls.handlers['calls.list']({}) };
}

const nth = (n: number) => `0x0700${n.toString(16).padStart(8, '0')}`;
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof WalletError ? error.code : String(error)),
  );

describe('K9 calls of which the chain has only the hash', () => {
  it('are kept once, under a hash worked out here', async () => {
    const { add, list } = room();
    const { call } = await add('0x0702FF');
    expect(call).toMatchObject({ callHex: '0x0702ff', actor: ACTOR, from: 'import', genesisHash: GENESIS });
    expect(call.callHash).toBe(blake2AsHex('0x0702ff', 256));
    await add('0x0702ff');
    expect((await list()).calls).toEqual([call]);
    await add('0x0702ff', { actor: OTHER });
    expect((await list()).calls).toHaveLength(2);
  });

  it('go for one account, or for all where none is named', async () => {
    const { add, list, calls } = room();
    const { call } = await add('0x0702');
    await add('0x0702', { actor: OTHER });
    await add('0x0703');
    const { callHash } = call;
    const remove = calls.handlers['calls.remove'];
    await remove({ callHash: callHash as `0x${string}`, genesisHash: GENESIS, actor: OTHER });
    expect((await list()).calls.map(({ actor }) => actor)).toEqual([ACTOR, ACTOR]);
    await remove({ callHash: callHash as `0x${string}`, genesisHash: GENESIS });
    expect((await list()).calls.map(({ callHex }) => callHex)).toEqual(['0x0703']);
  });

  it('are neither listed nor changed while locked', async () => {
    const { state, add, list, calls } = room();
    await add('0x0702');
    state.unlocked = false;
    const remove = calls.handlers['calls.remove']({ callHash: GENESIS, genesisHash: GENESIS });
    expect(await Promise.all([list(), add('0x0703'), remove].map(code))).toEqual(
      Array(3).fill('vault/locked'),
    );
  });

  it('never push each other out: what is one too many is refused, and nothing of its lot is added', async () => {
    const { calls, list, add } = room();
    const all = Array.from({ length: MAX_HELD_CALLS - 1 }, (_, n) => ({
      callHex: nth(n),
      genesisHash: GENESIS,
      actor: ACTOR,
      from: 'own' as const,
    }));
    await calls.hold(all);
    const two = [nth(5_000), nth(5_001)].map((callHex) => ({ ...(all[0] as (typeof all)[0]), callHex }));
    expect(await code(calls.hold(two))).toBe('calls/full');
    expect((await list()).calls).toHaveLength(MAX_HELD_CALLS - 1);
    await add(nth(5_000));
    expect(await code(add(nth(5_001)))).toBe('calls/full');
    // One that is there needs no room.
    expect(await code(add(nth(0)))).toBe('done');
    expect(await code(room().add(`0x${'07'.repeat(600_000)}`))).toBe('calls/full');
  });

  it.each(['0x', '0x07'])('refuses %s, which is no call', async (callHex) => {
    expect(await code(room().add(callHex))).toBe('calls/damaged');
  });

  it('refuses an address of another network', async () => {
    expect(await code(room().add('0x0702', { actor: 'not an address' }))).toMatch(/^address\//);
  });

  it('S58 leaves out what was changed in storage, and keeps what a later version may have written', async () => {
    const { store, add, list } = room();
    const { call } = await add('0x0702');
    const changed = { ...call, callHex: '0x0703' };
    const foreign = { ...call, format: 2 };
    await store.set({ calls: [call, changed, foreign, null, 7] });
    expect((await list()).calls).toEqual([call]);
    await add('0x0704');
    expect(await store.get('calls')).toMatchObject([call, changed, foreign, null, 7, { callHex: '0x0704' }]);
  });

  it('S3 a list that is no list is kept beside what is added', async () => {
    const { store, add, list } = room();
    await store.set({ calls: { of: 'later' } });
    expect((await list()).calls).toEqual([]);
    await add('0x0704');
    expect(await store.get('calls')).toMatchObject([{ of: 'later' }, { callHex: '0x0704' }]);
  });
});
