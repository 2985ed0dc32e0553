import { LegacyClient, WsProvider } from 'dedot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { coldkeyHash } from '../../../../src/engine/operations/key-swap/terms.js';
import { BalanceWorld } from '../operations/balance-world.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';

const S = 'SubtensorModule';
/** `KeySwapCost` (runtime/src/lib.rs), rao. */
const COST = 100_000_000n;
/** An address that nobody used. */
const FRESH = '5GrpknVvGGrGH3EFuURXeMrWHvbpj3VfER1oX5jFtuGbfzCE';
const OTHER = '5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL';

describe.each([DECLARED, NEWER, ...FINNEY_424])('a coldkey swap on $name', (profile) => {
  let world: BalanceWorld;
  let thief: string;

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    thief = world.addressOf('Bob');
  });
  afterAll(() => world.stop());

  const announce = (newColdkey: string | null = FRESH) => ({ kind: 'announce-swap', newColdkey }) as const;
  const execute = (newColdkey: string | null = FRESH) => ({ kind: 'execute-swap', newColdkey }) as const;
  const swapOf = (who = world.me) =>
    world.devnet.state().get(S, 'ColdkeySwapAnnouncements', who) as [number, string] | undefined;
  /** The form, the last check before signing and the chain agree on why not. */
  const refused = async (ask: OperationAsk, code: string, chain: string | null) => {
    const quote = await world.quote(ask);
    expect(quote.issue?.code).toBe(code);
    expect(quote.intent).toBeNull();
    expect(await world.buildSays(ask as BareIntent)).toBe(code);
    if (chain !== null) expect(await world.chainSays(ask as BareIntent)).toBe(chain);
    return quote;
  };
  const termsOf = () => world.engine.client.call('rightTerms', null);

  it('K12 what it costs and how long it takes is the runtime’s own', async () => {
    const state = world.devnet.state();
    expect(await termsOf()).toMatchObject({
      swapCostRao: COST,
      swapDelayBlocks: Number(state.get(S, 'ColdkeySwapAnnouncementDelay')),
      swapReannounceBlocks: Number(state.get(S, 'ColdkeySwapReannouncementDelay')),
      multisigDepositBaseRao: 132_000_000n,
      multisigDepositFactorRao: 32_000_000n,
    });
  });

  it('K12 a coldkey that the chain would not take in five days is refused before anything is announced', async () => {
    await refused(announce(world.me), 'swap/same-key', null);
    const { hotkey } = world.devnet.validators[0] ?? { hotkey: '' };
    await refused(announce(hotkey), 'swap/is-hotkey', null);
    await refused(announce(thief), 'swap/has-staked', null);
    await refused(execute(), 'swap/not-announced', 'subtensorModule.ColdkeySwapAnnouncementNotFound');
    expect((await world.quote(announce(null))).issue).toBeNull();
  });

  it('K12 an account that cannot pay is told what is missing', async () => {
    const before = world.freeRao();
    await world.setAccount(world.me, {}, { free: COST });
    const quote = await refused(announce(), 'send/insufficient', null);
    expect(BigInt(quote.issue?.context.needRao ?? 0)).toBe(COST + (quote.networkFeeRao ?? 0n));
    await world.setAccount(world.me, {}, { free: before });
  });

  it('K12 N1 announces: the cost once, a delay, and the rest of the account stands still', async () => {
    const before = world.freeRao();
    const delay = Number(world.devnet.state().get(S, 'ColdkeySwapAnnouncementDelay'));
    const { quote, failure, feeRao } = await world.act(announce());
    expect(failure).toBeNull();
    expect(before - world.freeRao()).toBe(COST + feeRao);
    const at = world.devnet.best().number;
    expect(swapOf()).toEqual([at + delay, coldkeyHash(FRESH)]);
    expect(quote.pays).toEqual([{ token: 'tao', rao: COST }]);
    expect(quote.detail).toMatchObject({
      kind: 'key-swap',
      moves: { freeRao: before - COST, locks: 0 },
      stays: { proxies: 0, contributions: 0 },
      executableAtBlock: at + delay,
      costRao: COST,
    });
    const detail = quote.detail as Extract<typeof quote.detail, { kind: 'key-swap' }>;
    expect(detail.moves.positions).toBeGreaterThan(0);
    expect(detail.moves.worthRao).toBeGreaterThan(0n);
    expect(
      (await world.quote({ kind: 'send', to: thief, amountRao: null, everything: true, keepAlive: true }))
        .issue?.code,
    ).toBe('account/swap-announced');
    const early = await refused(execute(), 'swap/too-early', 'subtensorModule.ColdkeySwapTooEarly');
    expect(early.issue?.context).toEqual({ block: at + delay });
    expect(early.detail).toMatchObject({ executableAtBlock: at + delay, costRao: 0n });
    await refused(execute(OTHER), 'swap/other-key', 'subtensorModule.AnnouncedColdkeyHashDoesNotMatch');
    const again = await refused(
      announce(OTHER),
      'swap/again-too-early',
      'subtensorModule.ColdkeySwapReannouncedTooEarly',
    );
    const wait = Number(world.devnet.state().get(S, 'ColdkeySwapReannouncementDelay'));
    expect(again.issue?.context).toEqual({ block: at + delay + wait });
  });

  it('K12 another one in its place is free, once its waiting time is over, to the block', async () => {
    const wait = 5;
    const usual = world.devnet.state().get(S, 'ColdkeySwapReannouncementDelay');
    await world.poke([S, 'ColdkeySwapReannouncementDelay', [], wait]);
    const { number } = world.devnet.best();
    // One block is made by the change, the transaction is in the next.
    await world.poke([S, 'ColdkeySwapAnnouncements', [world.me], [number + 3 - wait, coldkeyHash(FRESH)]]);
    await refused(announce(OTHER), 'swap/again-too-early', null);
    await world.devnet.produceBlock();
    const before = world.freeRao();
    const { quote, failure, feeRao } = await world.act(announce(OTHER));
    expect(failure).toBeNull();
    expect(quote.pays).toEqual([]);
    expect(before - world.freeRao()).toBe(feeRao);
    expect(swapOf()?.[1]).toBe(coldkeyHash(OTHER));
    await world.poke([S, 'ColdkeySwapReannouncementDelay', [], usual]);
  });

  it('K12 N2 a dispute stops the swap for whoever holds the key', async () => {
    await world.poke([S, 'ColdkeySwapDisputes', [world.me], 1]);
    await refused(execute(OTHER), 'account/swap-disputed', null);
    await refused(announce(), 'account/swap-disputed', null);
    await world.poke([S, 'ColdkeySwapDisputes', [world.me], undefined]);
  });

  it('K12 carries it out when it is ripe, to the block: all that is said to move moves, the rest stays', async () => {
    const state = () => world.devnet.state();
    const { number } = world.devnet.best();
    await world.poke(
      [S, 'ColdkeySwapAnnouncements', [world.me], [number + 3, coldkeyHash(OTHER)]],
      [
        'Proxy',
        'Proxies',
        [world.me],
        [[{ delegate: thief, proxy_type: { type: 'Any', value: undefined }, delay: 0 }], 93_000_000n],
      ],
    );
    await refused(execute(OTHER), 'swap/too-early', null);
    await world.devnet.produceBlock();
    const places = world.devnet.validators.flatMap(({ hotkey, netuids }) =>
      [...new Set([0, ...netuids])].map((netuid) => ({ hotkey, netuid })),
    );
    const held = places.map(({ hotkey, netuid }) => world.stake(hotkey, netuid));
    const before = world.freeRao();
    const { quote, failure, feeRao } = await world.act(execute(OTHER));
    expect(failure).toBeNull();
    const detail = quote.detail as Extract<typeof quote.detail, { kind: 'key-swap' }>;
    expect(detail.stays.proxies).toBe(1);
    expect(detail.moves.freeRao).toBe(before);
    // Places of validators without a name are counted too.
    expect(detail.moves.positions).toBeGreaterThanOrEqual(held.filter((base) => base > 0n).length);
    expect(world.freeRao(OTHER)).toBe(before - feeRao);
    expect(world.freeRao()).toBe(0n);
    for (const [i, { hotkey, netuid }] of places.entries())
      if ((held[i] ?? 0n) > 0n) {
        expect(world.stake(hotkey, netuid, OTHER)).toBeGreaterThanOrEqual((held[i] ?? 0n) - 1n);
        expect(world.stake(hotkey, netuid)).toBe(0n);
      }
    const [grants] = state().get('Proxy', 'Proxies', world.me) as [unknown[]];
    expect(grants).toHaveLength(1);
    const client = await LegacyClient.new(new WsProvider({ endpoint: world.devnet.url, retryDelayMs: 0 }));
    expect((await client.query.system.account(OTHER)).data.free).toBe(before - feeRao);
    expect(await client.query.subtensorModule?.coldkeySwapAnnouncements?.(world.me)).toBeUndefined();
    await client.disconnect();
  });
});

describe.each(FINNEY_393)('a runtime without announcements: $name', (profile) => {
  let world: BalanceWorld;
  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
  });
  afterAll(() => world.stop());

  it('K12 says that it has none, and no price for one', async () => {
    const has = world.devnet.codec.hasCall(S, 'announce_coldkey_swap');
    const quote = await world.quote({ kind: 'announce-swap', newColdkey: FRESH });
    expect(quote.issue?.code ?? null).toBe(has ? null : 'chain/unavailable-feature');
    const terms = await world.engine.client.call('rightTerms', null);
    expect(terms.swapCostRao === null).toBe(!has);
  });
});
