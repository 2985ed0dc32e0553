import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alphaBase } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { ExtraAnswer, ExtraAsk } from '../../../src/protocol/engine/index.js';
import { type RewardWorld, startWorld } from './operations/reward-world.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';

const NETUID = 1;
const PART = 40_000_000_000n;
/** Three thousandths of an alpha per rao of root stake, 32 fractional bits. */
const RATE = (3n << 32n) / 1_000n;
/** `System.remark` with nothing in it. */
const REMARK = '0x000000';

describe.each([DECLARED, NEWER, ...FINNEY_424])('further facts of an approval on $name', (profile) => {
  let world: RewardWorld;
  let engine: EngineHarness;
  let hotkeys: string[];

  const ask = async (...asks: ExtraAsk[]): Promise<Array<ExtraAnswer | null>> => {
    const { number } = world.devnet.best();
    await engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
    const { address } = world.pair;
    const facts = await engine.client.call('explainFacts', {
      address,
      callHex: REMARK,
      netuids: [],
      hotkeys: [],
      accounts: [],
      sims: [],
      asks,
    });
    return facts.answers ?? [];
  };
  const rootStake = () => hotkeys.reduce((sum, hotkey) => sum + world.stake(hotkey, 0), 0n);

  beforeAll(async () => {
    world = await startWorld(profile);
    hotkeys = world.devnet.validators.map(({ hotkey }) => hotkey);
    globalThis.indexedDB = new IDBFactory();
    engine = startEngine();
    await engine.client.configure(localChoice(world.devnet.url));
  });
  afterAll(async () => {
    engine.stop();
    await world.stop();
  });

  it('A4 answers in the order asked, and with nothing where the chain has nothing', async () => {
    const [loan, lock, foreign] = await ask(
      { kind: 'crowdloan', id: 4_000_000_000 },
      { kind: 'lock', netuid: NETUID },
      profile === NEWER ? { kind: 'root-claim', netuids: [1] } : { kind: 'basket-claim', hotkey: null },
    );
    expect(loan).toBeNull();
    expect(lock).toEqual({ kind: 'lock', lockedBase: 0n, perpetual: false, hotkey: null });
    expect(foreign).toBeNull();
  });

  it('A4 T11 what a claim is said to bring is what the chain pays, to the rao', async () => {
    const before = rootStake();
    if (profile === NEWER) {
      const hotkey = hotkeys[0] ?? '';
      const [answer] = await ask({ kind: 'basket-claim', hotkey });
      await world.act({ kind: 'claim-basket', hotkey });
      expect(answer).toMatchObject({ kind: 'basket-claim', redeemableRao: rootStake() - before });
    } else {
      const netuids = [1, 2, 3];
      const earned = netuids.map((netuid) => [netuid, RATE * BigInt(netuid)]);
      await world.poke(
        ['RootClaimable', [hotkeys[0]], earned],
        ['RootClaimType', [world.pair.address], { type: 'KeepSubnets', value: { subnets: [3] } }],
      );
      const [answer] = await ask({ kind: 'root-claim', netuids });
      const kept = world.stake(hotkeys[0] ?? '', 3);
      await world.act({ kind: 'claim-root', netuids });
      const hotkey = hotkeys[0] ?? '';
      const rao = rootStake() - before;
      expect(answer).toEqual({
        kind: 'root-claim',
        sells: true,
        soldRao: rao,
        sold: [{ hotkey, rao }],
        kept: [{ hotkey, netuid: 3, base: world.stake(hotkey, 3) - kept }],
      });
    }
    expect(rootStake()).toBeGreaterThan(before);
  });

  it('A4 T12 a lock is known by what it holds, for whom and whether it melts', async () => {
    const hotkey = hotkeys[0] ?? '';
    const amount = { by: 'alpha', base: alphaBase(PART) } as const;
    await world.act({ kind: 'lock', hotkey, netuid: NETUID, amount });
    const [melting] = await ask({ kind: 'lock', netuid: NETUID });
    expect(melting).toMatchObject({ kind: 'lock', perpetual: false, hotkey });
    if (melting?.kind !== 'lock') throw new Error('no lock');
    expect(melting.lockedBase).toBeLessThanOrEqual(PART);
    expect(melting.lockedBase).toBeGreaterThan((PART * 99n) / 100n);
    await world.act({ kind: 'perpetual-lock', netuid: NETUID, enabled: true });
    expect(await ask({ kind: 'lock', netuid: NETUID })).toMatchObject([{ perpetual: true }]);
  });

  it('A4 S78 T9 of a swap it tells what arrives, and what any limit is good for', async () => {
    const swap = {
      kind: 'swap-bound',
      fromNetuid: NETUID,
      toNetuid: 2,
      amount: PART,
      limitRatio: 0n,
    } as const;
    const [open] = await ask(swap);
    if (open?.kind !== 'swap-bound') throw new Error('no answer');
    expect(open).toMatchObject({ onAmountOnly: true, atLeast: null, fits: true });
    const at = async (limitRatio: bigint, over: object = {}) => {
      const [answer] = await ask({ ...swap, limitRatio, ...over });
      if (answer?.kind !== 'swap-bound') throw new Error('no answer');
      return answer;
    };
    const half = await at(open.price / 2n);
    expect([half.out, half.feeIn, half.price, half.fits]).toEqual([open.out, open.feeIn, open.price, true]);
    const least = half.atLeast ?? 0n;
    expect(least > (open.out * 3n) / 10n && least < (open.out * 6n) / 10n).toBe(true);
    // Whatever the limit is, the greatest that lets the amount through is told, and is just that.
    const greatest = half.greatest ?? 0n;
    expect([open.greatest, greatest > 0n && greatest <= open.price]).toEqual([greatest, true]);
    expect((await at(greatest)).fits).toBe(true);
    expect((await at(greatest + 2n)).fits).toBe(false);
    expect((await at(open.price + 1n)).fits).toBe(false);
    expect((await at(2n ** 64n - 1n)).fits).toBe(false);
    // Across the border of root it is a limit on the price itself, whatever somebody wrote into it.
    for (const over of [
      { fromNetuid: 0, toNetuid: NETUID },
      { fromNetuid: NETUID, toNetuid: 0 },
    ]) {
      const { price, out } = await at(0n, over);
      const bound = await at((price * 9n) / 10n, over);
      expect(bound).toMatchObject({ onAmountOnly: false, fits: true, greatest: null });
      expect((bound.atLeast ?? 0n) <= out && (bound.atLeast ?? 0n) > (out * 85n) / 100n).toBe(true);
      expect((await at(2n ** 64n - 1n, over)).fits).toBe(false);
    }
  });

  it('A4 of a swap that nobody can make it says nothing', async () => {
    const swap = {
      kind: 'swap-bound',
      fromNetuid: NETUID,
      toNetuid: 2,
      amount: PART,
      limitRatio: 1n,
    } as const;
    const asks = [
      { toNetuid: NETUID },
      { toNetuid: 60_000 },
      { fromNetuid: 60_000 },
      { amount: 0n },
      { amount: 1n },
    ];
    expect(await ask(...asks.map((over) => ({ ...swap, ...over })))).toEqual(asks.map(() => null));
  });
});
