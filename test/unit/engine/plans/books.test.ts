import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../../src/core/operations/plan.js';
import { PlanBook } from '../../../../src/engine/plans/plan-book.js';
import { TargetBook } from '../../../../src/engine/plans/target-book.js';
import { EngineStore } from '../../../../src/engine/storage/engine-store.js';

const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const OTHER = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const GENESIS = `0x${'01'.repeat(32)}`;

const plan = (id: string, createdAtMs: number, address = ADDRESS): Plan => ({
  id,
  address,
  genesisHash: GENESIS,
  kind: 'change-both',
  createdAtMs,
  steps: [
    {
      ask: { kind: 'perpetual-lock', netuid: 1, enabled: true },
      spendsStep: null,
      txHash: null,
      skipped: false,
    },
  ],
});

/** Resolves with the first thing said that is wanted. */
function heard<T>(
  follow: (emit: (value: T) => void) => () => void,
  wanted: (value: T) => boolean,
): Promise<T> {
  return new Promise((resolve) => {
    const stop = follow((value) => {
      if (!wanted(value)) return;
      queueMicrotask(() => stop());
      resolve(value);
    });
  });
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('T9 T14 plans', () => {
  it('T9 are there again after the engine was started anew, oldest first, each account its own', async () => {
    const before = new PlanBook(new EngineStore());
    await before.put(plan('plan-later', 2));
    await before.put(plan('plan-first', 1));
    await before.put(plan('plan-of-other', 3, OTHER));
    const after = new PlanBook(new EngineStore());
    const plans = await heard<Plan[]>(
      (emit) => after.follow(ADDRESS, emit),
      (list) => list.length > 0,
    );
    expect(plans.map(({ id }) => id)).toEqual(['plan-first', 'plan-later']);
  });

  it('T9 a step that was signed stays signed, and what is ended is gone', async () => {
    const store = new EngineStore();
    const book = new PlanBook(store);
    const first = plan('plan-first', 1);
    await book.put(first);
    const [step] = first.steps;
    if (!step) throw new Error('the plan has a step');
    await book.put({ ...first, steps: [{ ...step, txHash: `0x${'02'.repeat(32)}` }] });
    expect((await store.plans())[0]?.steps[0]?.txHash).toBe(`0x${'02'.repeat(32)}`);
    await book.remove('plan-first');
    expect(await store.plans()).toEqual([]);
    await heard<Plan[]>(
      (emit) => book.follow(ADDRESS, emit),
      (list) => list.length === 0,
    );
  });

  it('T14 targets are of one account on one chain, the last ones', async () => {
    const book = new TargetBook(new EngineStore());
    const targets = (bps: number) => ({
      address: ADDRESS,
      genesisHash: GENESIS,
      targets: [{ netuid: 1, hotkey: OTHER, bps }],
      savedAtMs: bps,
    });
    await book.put(targets(5_000));
    await book.put(targets(10_000));
    const again = new TargetBook(new EngineStore());
    const seen = await heard(
      (emit) => again.follow(targets(0), emit),
      (value) => value !== null,
    );
    expect(seen).toEqual(targets(10_000));
    const elsewhere = { address: ADDRESS, genesisHash: `0x${'03'.repeat(32)}` };
    expect(
      await heard(
        (emit) => again.follow(elsewhere, emit),
        () => true,
      ),
    ).toBeNull();
  });

  it('erasing the wallet forgets them', async () => {
    const store = new EngineStore();
    const [plans, targets] = [new PlanBook(store), new TargetBook(store)];
    await plans.put(plan('plan-first', 1));
    await targets.put({ address: ADDRESS, genesisHash: GENESIS, targets: [], savedAtMs: 1 });
    await Promise.all([store.clear(), plans.clear(), targets.clear()]);
    expect([await store.plans(), await store.targets()]).toEqual([[], []]);
    expect(
      await heard<Plan[]>(
        (emit) => plans.follow(ADDRESS, emit),
        () => true,
      ),
    ).toEqual([]);
  });
});
