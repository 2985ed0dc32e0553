import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../../src/core/amount/money.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const NETUID = 1;
const ALPHA = 1_000_000_000n;

describe.each([DECLARED, NEWER, ...FINNEY_424])('fees without TAO on $name', (profile) => {
  let world: BalanceWorld;
  let bob: string;
  let hotkey: string;

  const give = (base: bigint): OperationAsk => ({
    kind: 'transfer-alpha',
    to: bob,
    hotkey,
    netuid: NETUID,
    amount: { by: 'alpha', base: alphaBase(base) },
  });
  const whole = (): OperationAsk => ({
    kind: 'transfer-alpha',
    to: bob,
    hotkey,
    netuid: NETUID,
    amount: { by: 'whole' },
  });

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    bob = world.addressOf('Bob');
    hotkey = world.devnet.validators[0]?.hotkey ?? '';
  });
  beforeEach(() => world.setAccount(world.me, {}, { free: 500n }));
  afterAll(() => world.stop());

  it('T8 S65 a fee that TAO cannot pay is taken in alpha, as much as was said', async () => {
    const held = world.stake(hotkey, NETUID);
    const { quote, failure } = await world.act(give(2n * ALPHA));
    expect(failure).toBeNull();
    const [advice] = quote.advice;
    expect(advice).toMatchObject({ code: 'fee-in-alpha', context: { netuid: NETUID } });
    const paid = world.alphaFee();
    expect(paid).toBe(BigInt(advice?.context.alphaBase ?? 0));
    expect(held - world.stake(hotkey, NETUID)).toBeLessThanOrEqual(2n * ALPHA + paid);
    // What a reserving call does not use comes back in TAO where it does at all.
    expect(world.freeRao()).toBeGreaterThanOrEqual(500n);
  });

  it('T8 S65 not where the rest of the position does not carry it', async () => {
    const held = world.stake(hotkey, NETUID);
    const quote = await world.quote(give(held));
    const cutsDown = profile.spec === 424;
    expect(quote.issue?.code).toBe(cutsDown ? undefined : 'send/insufficient');
    if (!cutsDown) expect(await world.chainSays(transferOf(held))).toMatch(/NotEnoughStakeToWithdraw$/);
  });

  const transferOf = (base: bigint) =>
    ({ kind: 'transfer-alpha', to: bob, hotkey, netuid: NETUID, amountBase: alphaBase(base) }) as const;

  it('S65 never for what takes no stake out', async () => {
    const ask = {
      kind: 'send',
      to: bob,
      amountRao: rao(0n),
      everything: true,
      keepAlive: true,
    } as const;
    expect((await world.quote(ask)).issue?.code).toBe('send/insufficient');
    const batch = { kind: 'batch', mode: 'all-or-nothing', legs: [transferOf(ALPHA)] } as const;
    expect(await world.buildSays({ ...batch, legs: [...batch.legs] })).toBe('send/insufficient');
    expect(await world.chainSays({ ...batch, legs: [...batch.legs] })).toMatch(/^pool: /);
  });

  it('S65 never for an account that is closed', async () => {
    await world.setAccount(world.me, { providers: 0 }, { free: 0n });
    expect((await world.quote(give(ALPHA))).issue?.code).toBe('send/insufficient');
    expect(await world.chainSays(transferOf(ALPHA))).toMatch(/^pool: /);
    await world.setAccount(world.me, { providers: 1 });
  });

  it.runIf(profile.spec === 475)('S65 what is locked pays no fee on newer runtimes', async () => {
    const held = world.stake(hotkey, NETUID);
    const value = { locked_mass: held, conviction: 0n, last_update: BigInt(world.devnet.best().number) };
    await world.poke(
      ['SubtensorModule', 'DecayingLock', [world.me, NETUID], false],
      ['SubtensorModule', 'Lock', [world.me, NETUID, hotkey], { ...value, locked_mass: held + ALPHA }],
      ['SubtensorModule', 'AccountFlags', [bob], 1n],
    );
    expect((await world.quote(give(ALPHA))).issue?.code).toBe('send/insufficient');
    expect(await world.chainSays(transferOf(ALPHA))).toMatch(/^pool: /);
    await world.poke(['SubtensorModule', 'Lock', [world.me, NETUID, hotkey], undefined]);
  });

  it('T8 S65 a whole position pays for itself and leaves nothing', async () => {
    const { quote, failure } = await world.act(whole());
    expect(failure).toBeNull();
    expect(quote.advice.map(({ code }) => code)).toContain('fee-in-alpha');
    expect(world.stake(hotkey, NETUID)).toBe(0n);
  });
});
