import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { multisigAddress } from '../../../../src/core/address/derived.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { Intent, SingleIntent } from '../../../../src/core/operations/intent.js';
import type { RouteStep } from '../../../../src/core/routes/types.js';
import { fund } from '../../../support/signatories.js';
import { DECLARED, FINNEY_424, NEWER } from '../support/profiles.js';
import { idOf, SharedWorld, sharedEvents } from '../support/shared-world.js';
import { ShieldedSender, shieldOf } from '../support/shielded.js';
import type { Pair } from '../support/signing.js';

const TAO = 1_000_000_000n;
const NETUID = 1;
/** Stands for a pure account: nobody has its key, only the shared account may act for it. */
const KEYLESS = '5GrpknVvGGrGH3EFuURXeMrWHvbpj3VfER1oX5jFtuGbfzCE';

describe.each([DECLARED, NEWER, ...FINNEY_424])('a shared account in another route on $name', (profile) => {
  let world: SharedWorld;
  let anna: Pair;
  let bert: Pair;

  beforeAll(async () => {
    world = await SharedWorld.start(profile, 2, 2);
    [anna, bert] = [world.member(0), world.member(1)];
    fund(world.devnet, KEYLESS, 50n * TAO);
    const grant = { delegate: world.shared, proxy_type: { type: 'Any', value: undefined }, delay: 0 };
    world.devnet.poke('Proxy', 'Proxies', [KEYLESS], [[grant], 93_000_000n]);
    await world.devnet.produceBlock();
  });
  afterAll(() => world.stop());

  const inner: RouteStep = { kind: 'proxy', real: KEYLESS, proxyType: 'Any' };
  const sendOf = (amount: bigint): SingleIntent => ({
    kind: 'send',
    to: anna.address,
    amountRao: rao(amount),
  });
  const waiting = async (): Promise<SingleIntent> => {
    const [newest] = await world.pending();
    if (!newest?.callHex) throw new Error('nothing waits, or nobody knows what');
    return { kind: 'call', callHex: newest.callHex };
  };

  it('K8 K9 a member acts for the multisig, which is the delegate of an account without a key', async () => {
    const made = await world.act(anna, [world.step(anna), inner], sendOf(TAO));
    expect(sharedEvents(made.events)).toEqual([{ name: 'NewMultisig', success: null }]);
    expect(world.free(KEYLESS)).toBe(50n * TAO);
    const [waits] = await world.pending();
    expect(waits).toMatchObject({ account: world.shared, depositor: anna.address });
    const before = world.free(anna.address);
    // The other member needs the bytes alone: what is in them is the proxy's call.
    const done = await world.act(bert, [world.step(bert)], await waiting());
    expect(sharedEvents(done.events)).toEqual([{ name: 'MultisigExecuted', success: true }]);
    expect(done.events.find(({ name }) => name === 'ProxyExecuted')?.fields).toMatchObject({
      result: { success: true },
    });
    expect(world.free(KEYLESS)).toBe(49n * TAO);
    expect(world.free(anna.address)).toBe(before + TAO + 196_000_000n);
  });

  it('K8 K9 the same call from both members, each through the whole route, is one operation', async () => {
    const steps = (member: Pair) => [world.step(member), inner];
    await world.act(anna, steps(anna), sendOf(2n * TAO));
    const done = await world.act(bert, steps(bert), sendOf(2n * TAO));
    expect(sharedEvents(done.events)).toEqual([{ name: 'MultisigExecuted', success: true }]);
    expect(world.free(KEYLESS)).toBe(47n * TAO);
  });

  it('K9 an operation that another account begins on the way is paid for by that account, which must have it', async () => {
    // The keyless account is a member of a second shared account; Anna is its delegate.
    const both = [KEYLESS, bert.address].sort((a, b) => Buffer.compare(idOf(a), idOf(b)));
    const account = multisigAddress(both.map(idOf), 2);
    fund(world.devnet, account, 10n * TAO);
    const grant = { delegate: anna.address, proxy_type: { type: 'Any', value: undefined }, delay: 0 };
    world.devnet.poke('Proxy', 'Proxies', [KEYLESS], [[grant], 93_000_000n]);
    await world.devnet.produceBlock();
    const steps: RouteStep[] = [
      inner,
      { kind: 'multisig', account, threshold: 2, others: [bert.address], disclose: true },
    ];
    const [own, free] = [world.reserved(anna.address), world.free(KEYLESS)];
    const made = await world.act(anna, steps, sendOf(TAO));
    expect(sharedEvents(made.events)).toEqual([{ name: 'NewMultisig', success: null }]);
    expect(world.reserved(anna.address)).toBe(own);
    expect(free - world.free(KEYLESS)).toBe(196_000_000n);
    const before = world.devnet.state().get('System', 'Account', KEYLESS) as { data: object };
    const poor = { ...before, data: { ...before.data, free: 100_000_000n } };
    world.devnet.poke('System', 'Account', [KEYLESS], poor);
    await world.devnet.produceBlock();
    expect(await world.buildSays(anna, steps, sendOf(3n * TAO))).toBe('send/insufficient');
  });

  it('K9 K10 what another account announces on the way is put down by that account, which must have it', async () => {
    const deposit = 104_000_000n;
    const grant = { delegate: KEYLESS, proxy_type: { type: 'Any', value: undefined }, delay: 10 };
    world.devnet.poke('Proxy', 'Proxies', [world.shared], [[grant], 93_000_000n]);
    await world.devnet.produceBlock();
    const steps: RouteStep[] = [
      inner,
      { kind: 'announce', real: world.shared, proxyType: 'Any', delayBlocks: 10 },
    ];
    expect(world.free(KEYLESS)).toBeLessThan(deposit);
    expect(await world.buildSays(anna, steps, sendOf(TAO))).toBe('send/insufficient');
    fund(world.devnet, KEYLESS, 50n * TAO);
    await world.devnet.produceBlock();
    const [own, reserved] = [world.reserved(anna.address), world.reserved(KEYLESS)];
    const made = await world.act(anna, steps, sendOf(TAO));
    expect(made.events.map(({ name }) => name)).toContain('Announced');
    expect(world.reserved(anna.address)).toBe(own);
    expect(world.reserved(KEYLESS) - reserved).toBe(deposit);
  });

  it('S81 T6 the last approval travels hidden: a trade of the shared account, signed by a member', async () => {
    const sender = new ShieldedSender(world.engine, world.devnet, bert);
    const stake = await sender.stakeIntent();
    await world.act(anna, [world.step(anna)], stake);
    const held = world.stake(stake.hotkey, NETUID);
    const intent = (await waiting()) as Extract<SingleIntent, { kind: 'call' }>;
    const routed: Intent = { kind: 'routed', steps: [world.step(bert)], intent };
    const quote = await world.engine.client.call('quoteOperation', {
      address: world.shared,
      ask: intent,
      protect: true,
      route: world.route(bert),
    });
    expect(quote.protection.state).toBe('on');
    const hidden = await sender.carry(await sender.sign(routed));
    await world.devnet.produceBlock();
    await world.devnet.produceBlock();
    await world.devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'finalized');
    expect(shieldOf(row).stage).toBe('opened');
    expect(world.stake(stake.hotkey, NETUID) - held).toBeGreaterThan(0n);
    expect(await world.pending()).toEqual([]);
  });

  it('S81 a first approval hides nothing: it says so', async () => {
    const sender = new ShieldedSender(world.engine, world.devnet, anna);
    const intent = await sender.stakeIntent(2n * TAO);
    const routed: Intent = { kind: 'routed', steps: [world.step(anna)], intent };
    const built = await sender.build(routed);
    expect(built.protection).toEqual({ state: 'off', reason: 'later' });
    expect(built.shield).toBeNull();
  });
});
