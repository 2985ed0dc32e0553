import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase } from '../../../../src/core/amount/money.js';
import type { BatchIntent, SingleIntent } from '../../../../src/core/operations/intent.js';
import { MAX_BATCH_LEGS } from '../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import { DECLARED, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const S = 'SubtensorModule';
const TAO = 1_000_000_000n;
/** Existential deposit, rao. */
const ED = 500n;

describe.each([DECLARED, NEWER, ...FINNEY_424])('moving everything away on $name', (profile) => {
  let world: BalanceWorld;
  let safe: string;

  beforeEach(async () => {
    world = await BalanceWorld.start(profile);
    safe = world.addressOf('Bob');
  });
  afterEach(() => world.stop());

  const evacuate = () => ({ kind: 'evacuate', to: safe }) as const;
  const legs = ({ intent }: OperationQuote): SingleIntent[] =>
    intent === null ? [] : intent.kind === 'batch' ? intent.legs : [intent];
  const staked = (who: string) =>
    world.devnet.validators.flatMap(({ hotkey }) =>
      [0, 1, 2, 3, 64].map((netuid) => ({ hotkey, netuid, base: world.stake(hotkey, netuid, who) })),
    );
  const stays = ({ detail }: OperationQuote) =>
    detail.kind === 'skipped'
      ? detail.skipped.map(({ netuid, base, reason }) => ({
          netuid,
          base: base as bigint,
          code: reason.code,
        }))
      : [];

  it('N2 every position and then the balance go under one signature, as they are, for the fee quoted', async () => {
    const before = staked(world.me).filter(({ base }) => base > 0n);
    const theirs = new Map(staked(safe).map(({ hotkey, netuid, base }) => [`${hotkey} ${netuid}`, base]));
    const free = world.freeRao(safe);
    expect(before.length).toBeGreaterThan(1);
    const { quote, failure, feeRao } = await world.act(evacuate());
    expect(failure).toBeNull();
    expect((quote.intent as BatchIntent).mode).toBe('each');
    expect(legs(quote).at(-1)).toEqual({ kind: 'send-all', to: safe, keepAlive: false });
    expect(quote.networkFeeRao).toBe(feeRao);
    expect(stays(quote)).toEqual([]);
    for (const { hotkey, netuid, base } of before) {
      const rest = world.stake(hotkey, netuid);
      const came = world.stake(hotkey, netuid, safe) - (theirs.get(`${hotkey} ${netuid}`) ?? 0n);
      expect(came).toBeGreaterThanOrEqual(base - 1n);
      // Where an exact amount has to be named, what came in since stays.
      expect(rest).toBeLessThan(base / 1_000n + 1n);
    }
    const paid = quote.pays.find(({ token }) => token === 'tao');
    expect(paid).toEqual({ token: 'tao', rao: quote.bounds.maximum });
    expect(world.freeRao(safe) - free).toBe(quote.bounds.maximum);
    expect(world.freeRao()).toBe(0n);
  });

  it('N2 says what would leave before an address is chosen, and refuses the own one', async () => {
    const open = await world.quote({ kind: 'evacuate', to: null });
    expect(open).toMatchObject({ intent: null, issue: null });
    expect(open.pays.length).toBeGreaterThan(1);
    expect((await world.quote({ kind: 'evacuate', to: world.me })).issue?.code).toBe('recipient/self');
    const [validator] = world.devnet.validators;
    const hotkey = validator?.hotkey ?? '';
    expect((await world.quote({ kind: 'evacuate', to: hotkey })).issue?.code).toBe('recipient/hotkey');
  });

  it('N2 names what stays and why: transfers off, below the minimum, reserved', async () => {
    const [one, two] = staked(world.me).filter(({ base, netuid }) => base > 0n && netuid > 0);
    if (!one || !two) throw new Error('the scenario has too few positions');
    await world.poke([S, 'TransferToggle', [one.netuid], false]);
    const before = world.account();
    await world.setAccount(world.me, {}, { free: (before?.data.free ?? 0n) - TAO, reserved: TAO });
    const { quote, failure } = await world.act(evacuate());
    expect(failure).toBeNull();
    const off = stays(quote).filter(({ code }) => code === 'stake/transfer-off');
    expect(off.map(({ netuid }) => netuid)).toContain(one.netuid);
    expect(legs(quote).some((leg) => leg.kind === 'transfer-alpha' && leg.netuid === one.netuid)).toBe(false);
    // Deposits keep the account alive, and with it the smallest balance.
    expect(legs(quote).at(-1)).toEqual({ kind: 'send-all', to: safe, keepAlive: true });
    const { available, maximum } = quote.bounds;
    expect((available ?? 0n) - (maximum ?? 0n)).toBe(TAO + ED + (quote.networkFeeRao ?? 0n));
    expect(world.freeRao()).toBe(ED);
  });

  it('N2 without TAO for a batch the most valuable position goes alone and pays in alpha', async () => {
    await world.setAccount(world.me, {}, { free: 1_000n });
    const quote = await world.quote(evacuate());
    expect(legs(quote)).toHaveLength(1);
    expect(legs(quote)[0]?.kind).toBe('transfer-alpha');
    expect(quote.advice.map(({ code }) => code)).toContain('fee-in-alpha');
    expect(stays(quote).every(({ code }) => code === 'send/insufficient')).toBe(true);
    expect((await world.act(evacuate())).failure).toBeNull();
  });

  it('N2 an account with nothing says so', async () => {
    for (const { netuid, base } of staked(world.me))
      if (base > 0n) await world.poke([S, 'TransferToggle', [netuid], false]);
    await world.setAccount(world.me, {}, { free: ED });
    const quote = await world.quote(evacuate());
    expect(quote.issue?.code).toBe('safety/nothing-to-move');
    expect(stays(quote).length).toBeGreaterThan(0);
  });

  if (profile.spec >= 424)
    it('N2 locked stake stays with a recipient who takes none, the free part of it goes', async () => {
      const [place] = staked(world.me).filter(({ base, netuid }) => base > 0n && netuid > 0);
      if (!place) throw new Error('the scenario has no position');
      const { hotkey, netuid } = place;
      const mass = place.base / 2n;
      await world.poke(
        [S, 'DecayingLock', [world.me, netuid], false],
        [
          S,
          'Lock',
          [world.me, netuid, hotkey],
          { locked_mass: mass, conviction: 0n, last_update: BigInt(world.devnet.best().number) },
        ],
      );
      const quote = await world.quote(evacuate());
      const stayed = stays(quote).filter((entry) => entry.netuid === netuid);
      expect(stayed.map(({ code }) => code)).toContain('recipient/rejects-locked');
      const sum = stayed.reduce((total, { base }) => total + base, 0n);
      expect(sum).toBeGreaterThanOrEqual(mass - mass / 100n);
      const left = legs(quote).filter((leg) => leg.kind === 'transfer-alpha' && leg.netuid === netuid);
      expect(left.length).toBeGreaterThan(0);
      expect((await world.act(evacuate())).failure).toBeNull();
      expect(alphaBase(world.stake(hotkey, netuid))).toBeGreaterThanOrEqual(mass - mass / 100n);
    });
});

it('N2 more positions than one batch holds wait with the balance for a second one', async () => {
  const world = await BalanceWorld.start(DECLARED, {
    subnets: 40,
    validators: 5,
    accounts: 1,
    positionsPerAccount: 80,
  });
  try {
    const address = world.devnet.accounts.find(({ name }) => name === 'Load 0')?.address ?? '';
    const ask = { kind: 'evacuate', to: world.me } as const;
    await world.caughtUp();
    const before = Object.values(world.devnet.requestCounts()).reduce((sum, one) => sum + one, 0);
    const quote = await world.engine.client.call('quoteOperation', { address, ask, protect: false });
    const after = Object.values(world.devnet.requestCounts()).reduce((sum, one) => sum + one, 0);
    // Facts of all positions together, the recipient, the fee: flat in the number of positions.
    expect(after - before).toBeLessThan(16);
    expect(quote.issue).toBeNull();
    const { legs } = quote.intent as BatchIntent;
    expect(legs.map(({ kind }) => kind)).toEqual(Array(MAX_BATCH_LEGS).fill('transfer-alpha'));
    expect(quote.bounds.maximum).toBe(0n);
    const skipped = quote.detail.kind === 'skipped' ? quote.detail.skipped : [];
    expect(skipped).toHaveLength(80 - MAX_BATCH_LEGS);
    for (const { reason } of skipped) expect(reason.code).toBe('stake/batch-full');
  } finally {
    await world.stop();
  }
});
