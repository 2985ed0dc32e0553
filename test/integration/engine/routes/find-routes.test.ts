import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { multisigAddress } from '../../../../src/core/address/derived.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { RouteStep } from '../../../../src/core/routes/types.js';
import { callHash } from '../../../../src/engine/operations/routed/call-hash.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { RouteWorld } from './route-world.js';

const key = (address: string) => ({ address, kind: 'key' as const });
const device = (address: string) => ({ address, kind: 'device' as const });

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('who may act, on $name', (profile) => {
  let world: RouteWorld;
  let [me, alice, bob, stranger] = ['', '', '', ''];
  let send: BareIntent;

  beforeAll(async () => {
    world = await RouteWorld.start(profile);
    me = world.pair('Practice').address;
    alice = world.pair('Alice').address;
    bob = world.pair('Bob').address;
    stranger = world.devnet.validators[2]?.coldkey ?? '';
    send = { kind: 'send', to: stranger, amountRao: rao(1_000_000n) };
  });
  beforeEach(() => world.grant(me));
  afterAll(() => world.stop());

  const proxy = (proxyType: string, real = me): RouteStep => ({ kind: 'proxy', real, proxyType });
  const types = (options: Awaited<ReturnType<RouteWorld['routes']>>) =>
    options.map(({ route, may }) => {
      const step = route.steps[0];
      return `${may} ${step && 'proxyType' in step ? step.proxyType : 'itself'}`;
    });

  it('K10 the weakest right that suffices first; those that do not, last with the reason', async () => {
    await world.grant(
      me,
      ...['Any', 'NonTransfer', 'Staking', 'Transfer'].map((type) => ({ delegate: alice, type })),
    );
    const callHex = world.call('Balances', 'transfer_keep_alive', stranger, 1_000_000n);
    const options = await world.routes({ actor: me, signers: [key(alice)], callHex });
    expect(types(options)).toEqual(['yes Transfer', 'yes Any', 'no Staking', 'no NonTransfer']);
    expect(options[2]?.reason).toEqual({ code: 'route/not-allowed', context: { type: 'Staking' } });
    expect(options[0]).toMatchObject({ delayBlocks: 0, moreApprovals: 0, reason: null });
    const byIntent = await world.routes({ actor: me, signers: [key(alice)], intent: send });
    expect(byIntent).toEqual(options);
  });

  it('K10 the own key comes first from the vault, and after limited delegates from a device', async () => {
    await world.grant(me, { delegate: alice, type: 'Any' }, { delegate: alice, type: 'Transfer' });
    const inVault = await world.routes({ actor: me, signers: [key(me), key(alice)], intent: send });
    expect(types(inVault)).toEqual(['yes itself', 'yes Transfer', 'yes Any']);
    const onDevice = await world.routes({ actor: me, signers: [device(me), key(alice)], intent: send });
    expect(types(onDevice)).toEqual(['yes Transfer', 'yes itself', 'yes Any']);
  });

  it.runIf(profile === DECLARED)(
    'X1 K10 a hidden trade along a route leaves the acting account all it has: the carrier is the signer’s to pay',
    async () => {
      await world.grant(me, { delegate: alice, type: 'Any' });
      const hotkey = world.devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
      const ask = {
        kind: 'stake' as const,
        hotkey,
        netuid: 1,
        amountRao: rao(1_000_000_000n),
        toleranceBps: 50,
        allowPartial: false,
      };
      const most = async (signer: string, steps: RouteStep[], protect: boolean) => {
        const { bounds, protection } = await world.quote(signer, steps, me, ask, protect);
        return {
          maximum: bounds.maximum ?? 0n,
          carrier: protection.state === 'on' ? protection.carrierFeeRao : 0n,
        };
      };
      const [open, hidden] = [await most(me, [], false), await most(me, [], true)];
      expect(hidden.carrier).toBeGreaterThan(0n);
      expect(open.maximum - hidden.maximum).toBe(hidden.carrier);
      const [routed, routedHidden] = [
        await most(alice, [proxy('Any')], false),
        await most(alice, [proxy('Any')], true),
      ];
      expect(routedHidden.carrier).toBeGreaterThan(0n);
      expect(routedHidden.maximum).toBe(routed.maximum);
    },
  );

  it('K10 a delayed right announces, waits, and carries out exactly what was announced', async () => {
    await world.grant(me, { delegate: alice, type: 'Any', delay: 5 });
    const ask = { actor: me, signers: [key(alice)], intent: send };
    const [first] = await world.routes(ask);
    const announce: RouteStep = { kind: 'announce', real: me, proxyType: 'Any', delayBlocks: 5 };
    expect(first).toMatchObject({
      route: { signer: alice, steps: [announce] },
      may: 'yes',
      delayBlocks: 5,
    });
    expect(await world.act(world.pair('Alice'), [announce], send)).toBeNull();
    const height = world.devnet.best().number;
    const [waiting] = await world.routes(ask);
    const announced: RouteStep = { kind: 'announced', delegate: alice, real: me, proxyType: 'Any' };
    expect(waiting).toMatchObject({
      route: { signer: alice, steps: [announced] },
      may: 'no',
      reason: { code: 'route/too-early', context: { block: height + 5 } },
    });
    const callHex = world.call('Balances', 'transfer_keep_alive', stranger, 1_000_000n);
    expect(await world.says(alice, [announce], callHex)).toBe('route/already-announced');
    expect(await world.says(bob, [announced], callHex)).toBe('route/too-early');
    expect(await world.chainSays(world.pair('Bob'), [announced], callHex)).toBe('proxy.Unannounced');
    // Best is height + 1 now, and the transaction of a block comes one later.
    while (world.devnet.best().number < height + 4) await world.devnet.produceBlock();
    const [ripe] = await world.routes({ ...ask, signers: [key(bob)] });
    expect(ripe).toMatchObject({
      route: { signer: bob, steps: [announced] },
      may: 'yes',
      reason: null,
      power: 0,
      delayBlocks: 0,
    });
    // Another call was not announced.
    const other = world.call('Balances', 'transfer_keep_alive', stranger, 2_000_000n);
    expect(await world.says(bob, [announced], other)).toBe('route/not-announced');
    expect(await world.act(world.pair('Bob'), [announced], send)).toBeNull();
    expect(await world.says(bob, [announced], callHex)).toBe('route/not-announced');
  });

  it('K10 K11 through members of a shared account and a chain of rights, three steps at most, never in a circle', async () => {
    const members = [alice, bob, stranger];
    const shared = multisigAddress(
      members.map((who) => decodeAddress(who).accountId),
      2,
    );
    const others = (member: string) => members.filter((who) => who !== member);
    await world.grant(me, { delegate: shared, type: 'Any' });
    await world.grant(alice, { delegate: me, type: 'Any' });
    const multisigs = [{ address: shared, signatories: members, threshold: 2 }];
    const callHex = world.call('System', 'remark', '0x01');
    const ask = { actor: me, signers: [key(alice)], multisigs, callHex };
    const step = (member: string): RouteStep => ({
      kind: 'multisig',
      account: shared,
      threshold: 2,
      others: others(member),
      disclose: true,
    });
    const [option, ...rest] = await world.routes(ask);
    expect(rest).toEqual([]);
    expect(option).toMatchObject({
      route: { signer: alice, steps: [step(alice), proxy('Any')] },
      may: 'yes',
      moreApprovals: 1,
    });
    const route = option?.route.steps ?? [];
    expect(await world.says(alice, route, callHex)).toBeNull();
    expect(await world.says(me, route, callHex)).toBe('route/not-member');
    // Once one has approved, the next member's signature is the last.
    const hash = callHash(world.call('Proxy', 'proxy', me, 'Any', callHex));
    const begun = {
      when: { height: 1, index: 1 },
      deposit: 0n,
      depositor: bob,
      approvals: [bob],
    };
    await world.poke(['Multisig', 'Multisigs', [shared, hash], begun]);
    const [last] = await world.routes(ask);
    expect(last).toMatchObject({ may: 'yes', moreApprovals: 0 });
    const [given] = await world.routes({ ...ask, signers: [key(bob)] });
    expect(given).toMatchObject({ may: 'no', reason: { code: 'route/approved' } });
    await world.poke(['Multisig', 'Multisigs', [shared, hash], undefined]);
    await world.grant(alice);
  });

  it('K10 asks the chain once for each depth, however many rights there are', async () => {
    await world.grant(
      me,
      ...world.devnet.validators.slice(0, 15).map(({ coldkey }) => ({ delegate: coldkey, type: 'Staking' })),
      { delegate: alice, type: 'Any' },
    );
    const ask = { actor: me, signers: [key(alice), key(bob)], callHex: world.call('System', 'remark', '0x') };
    await world.routes(ask);
    expect(await world.counted(() => world.routes(ask))).toBeLessThanOrEqual(4);
  });

  describe('a route is looked at again before it is signed', () => {
    const remark = () => world.call('System', 'remark', '0x07');
    const cases: Array<
      [what: string, type: string, delay: number, forced: string, code: string, chain: string]
    > = [
      ['another type', 'Staking', 0, 'Any', 'route/no-right', 'proxy.NotProxy'],
      ['a delay', 'Any', 3, 'Any', 'route/delayed', 'proxy.Unannounced'],
      ['what the type does not allow', 'Staking', 0, 'Staking', 'route/not-allowed', 'system.CallFiltered'],
    ];
    it.each(cases)(
      'K10 %s is refused as the chain would',
      async (_what, type, delay, forced, code, chain) => {
        await world.grant(me, { delegate: alice, type, delay });
        expect(await world.says(alice, [proxy(forced)], remark())).toBe(code);
        expect(await world.chainSays(world.pair('Alice'), [proxy(forced)], remark())).toBe(chain);
        expect(await world.says(bob, [proxy(forced)], remark())).toBe('route/no-right');
      },
    );
  });

  it.skipIf(profile.spec === 393)(
    'K10 K12 a swap announced on whoever signs, or on an account on the way, stops the route as the chain would',
    async () => {
      await world.grant(me, { delegate: bob, type: 'Any' });
      await world.grant(bob, { delegate: alice, type: 'Any' });
      const steps = [proxy('Any', bob), proxy('Any')];
      const ask = { kind: 'send', to: stranger, amountRao: rao(1_000_000n) } as const;
      const quoted = async () =>
        (await world.quote(alice, steps, me, { ...ask, everything: false, keepAlive: true })).issue?.code;
      const swap = (item: string, who: string, value: unknown) =>
        world.poke(['SubtensorModule', `ColdkeySwap${item}`, [who], value]);
      expect(await quoted()).toBeUndefined();
      for (const who of [alice, bob])
        for (const [item, value, code, chainCode] of [
          ['Announcements', [9_999, callHash('0x00')], 'account/swap-announced', 'ColdkeySwapAnnounced'],
          ['Disputes', 1, 'account/swap-disputed', 'ColdkeySwapDisputed'],
        ] as const) {
          await swap(item, who, value);
          expect(await quoted()).toBe(code);
          await expect(world.act(world.pair('Alice'), steps, send)).rejects.toMatchObject({ code });
          const chain = world.chainSays(world.pair('Alice'), steps, world.call('System', 'remark', '0x'));
          if (who === alice) await expect(chain).rejects.toMatchObject({ message: 'Invalid Transaction' });
          else expect(await chain).toBe(`subtensorModule.${chainCode}`);
          await swap(item, who, undefined);
        }
      await world.grant(bob);
    },
  );

  it('K10 a delegate stakes with its own right, forced, and pays only the fee', async () => {
    const validator = world.devnet.validators[0]?.hotkey ?? '';
    await world.grant(me, { delegate: alice, type: 'NonTransfer' }, { delegate: alice, type: 'Staking' });
    const before = world.account(me)?.data.free ?? 0n;
    const quote = await world.quote(alice, [proxy('Staking')], me, {
      kind: 'stake',
      hotkey: validator,
      netuid: 1,
      amountRao: rao(1_000_000_000n),
      toleranceBps: 100,
      allowPartial: false,
    });
    expect(quote.issue).toBeNull();
    if (!quote.intent) throw new Error('nothing to sign');
    expect(await world.act(world.pair('Alice'), [proxy('Staking')], quote.intent)).toBeNull();
    expect((world.account(me)?.data.free ?? 0n) - before).toBe(-1_000_000_000n);
    // With the wrong type the chain would take the fee and fail inside: nothing is built.
    await expect(world.act(world.pair('Alice'), [proxy('Staking')], send)).rejects.toMatchObject({
      code: 'route/not-allowed',
    });
  });
});

describe.each(FINNEY_219)('who may act, on $name', (profile) => {
  it('K10 an old runtime has rights too', async () => {
    const world = await RouteWorld.start(profile);
    try {
      const [me, alice] = [world.pair('Practice').address, world.pair('Alice').address];
      await world.grant(me, { delegate: alice, type: 'Any' });
      const [option] = await world.routes({
        actor: me,
        signers: [key(alice)],
        callHex: world.call('System', 'remark', '0x'),
      });
      expect(option?.route).toEqual({
        signer: alice,
        steps: [{ kind: 'proxy', real: me, proxyType: 'Any' }],
      });
    } finally {
      await world.stop();
    }
  });
});
