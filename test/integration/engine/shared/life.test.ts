import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { createKeyMulti, encodeAddress } from '@polkadot/util-crypto';
import { createClient } from 'polkadot-api';
import { getWsProvider } from 'polkadot-api/ws-provider/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../src/background/signing/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { BareIntent, SingleIntent } from '../../../../src/core/operations/intent.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { callHash } from '../../../../src/engine/operations/routed/call-hash.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { SharedWorld, sharedEvents } from '../support/shared-world.js';
import type { Pair } from '../support/signing.js';

const TAO = 1_000_000_000n;
/** 0.132 and 0.032 for each of two (runtime/src/lib.rs, DepositBase and DepositFactor), rao. */
const DEPOSIT = 196_000_000n;
const NETUID = 1;

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])(
  'an account of two of three on $name',
  (profile) => {
    let world: SharedWorld;
    let [anna, bert, cleo]: Pair[] = [];
    let amount = 3n * TAO;

    beforeAll(async () => {
      world = await SharedWorld.start(profile, 3, 2);
      [anna, bert, cleo] = world.members as [Pair, Pair, Pair];
    });
    beforeEach(() => {
      // Another call each time: the chain knows an operation by its hash.
      amount += 1_000n;
    });
    afterAll(() => world.stop());

    const first = () => anna as Pair;
    const second = () => bert as Pair;
    const third = () => cleo as Pair;
    const send = (): SingleIntent => ({ kind: 'send', to: third().address, amountRao: rao(amount) });
    const stakeAsk = (bps = 50): OperationAsk => ({
      kind: 'stake',
      hotkey: world.validator(NETUID),
      netuid: NETUID,
      amountRao: rao(amount),
      toleranceBps: bps,
      allowPartial: false,
    });
    /** What the last approval is asked with: the very bytes that wait. */
    const waiting = async (callHex: string | null = null): Promise<SingleIntent> => {
      const [newest] = await world.pending();
      const known = callHex ?? newest?.callHex;
      if (!known) throw new Error('nothing waits, or nobody knows what');
      return { kind: 'call', callHex: known };
    };
    const propose = (intent: BareIntent, disclose = true) =>
      world.act(first(), [world.step(first(), disclose)], intent);

    it('K9 K10 its address is the one that other clients derive', () => {
      const addresses = world.members.map(({ address }) => address);
      expect(world.shared).toBe(encodeAddress(createKeyMulti(addresses, 2), 42));
    });

    it('K9 a proposal with its call: a deposit, no weight, and every member reads it from the chain', async () => {
      const [free, held] = [world.free(first().address), world.reserved(first().address)];
      const quote = await world.quote(
        { kind: 'send', to: third().address, amountRao: rao(amount), everything: false, keepAlive: true },
        world.route(first()),
      );
      expect(quote).toMatchObject({ issue: null, intent: send() });
      const made = await propose(send());
      expect(made.preimages).toEqual([]);
      expect(quote.networkFeeRao).toBeGreaterThanOrEqual(made.feeRao);
      expect(sharedEvents(made.events)).toEqual([{ name: 'NewMultisig', success: null }]);
      expect(world.reserved(first().address)).toBe(held + DEPOSIT);
      expect(world.free(first().address)).toBe(free - DEPOSIT - made.feeRao);
      const [operation] = await world.pending();
      expect(operation).toMatchObject({
        account: world.shared,
        approvals: [first().address],
        depositor: first().address,
        depositRao: DEPOSIT,
        when: { height: world.devnet.best().number, index: 1 },
      });
      expect(callHash(operation?.callHex ?? '0x')).toBe(operation?.callHash);
      const now = Number(world.devnet.state().get('Timestamp', 'Now'));
      expect(operation?.atMs).toBe(now);
      expect(await world.buildSays(first(), [world.step(first())], send())).toBe('route/approved');

      const before = world.free(third().address);
      const done = await world.act(second(), [world.step(second())], await waiting());
      expect(sharedEvents(done.events)).toEqual([{ name: 'MultisigExecuted', success: true }]);
      expect(world.free(third().address)).toBe(before + amount);
      expect(world.reserved(first().address)).toBe(held);
      expect(await world.pending()).toEqual([]);
    });

    it('K9 A4 a proposal by its hash alone: nobody reads it from the chain, its call carries it out', async () => {
      const made = await propose(send(), false);
      expect(made.preimages).toHaveLength(1);
      const [callHex] = made.preimages as [string];
      const [operation] = await world.pending();
      expect(operation).toMatchObject({ callHash: callHash(callHex), callHex: null });
      const done = await world.act(second(), [world.step(second(), false)], await waiting(callHex));
      // The last approval carries the call whatever was chosen before.
      expect(done.preimages).toEqual([]);
      expect(sharedEvents(done.events)).toEqual([{ name: 'MultisigExecuted', success: true }]);
    });

    it('K9 T2 what was approved is staked within its limit, and what is shown was really bought', async () => {
      const hotkey = world.validator(NETUID);
      const quote = await world.quote(stakeAsk(), world.route(first()));
      expect(quote.issue).toBeNull();
      expect(quote.protection).toEqual({ state: 'off', reason: 'switched-off' });
      await propose(quote.intent as BareIntent);
      const [free, held] = [world.free(world.shared), world.stake(hotkey, NETUID)];
      const intent = await waiting();
      const checked = await world.quote(intent as OperationAsk, world.route(second()));
      expect(checked.issue).toBeNull();
      const done = await world.act(second(), [world.step(second())], intent);
      expect(sharedEvents(done.events)).toEqual([{ name: 'MultisigExecuted', success: true }]);
      expect(free - world.free(world.shared)).toBe(amount);
      const bought = world.stake(hotkey, NETUID) - held;
      const [leg] = quote.trades;
      const least = leg?.atLeast.token === 'alpha' ? leg.atLeast.base : 0n;
      expect(bought).toBeGreaterThanOrEqual(least);
      expect(least).toBeGreaterThan(0n);
    });

    it('K9 T2 a price that moved beyond the limit is told before the last approval, and the chain spends nothing', async () => {
      const quote = await world.quote(stakeAsk(1), world.route(first()));
      await propose(quote.intent as BareIntent);
      const intent = await waiting();
      const steps = [world.step(second())];
      const signedEarlier = await world.build(second(), steps, intent);
      await world.raisePrice(third(), NETUID, 50n * TAO);
      const again = await world.quote(intent as OperationAsk, world.route(second()));
      expect(again.issue?.code).toBe('stake/price-limit');
      expect(again.intent).toBeNull();
      expect(again.trades[0]?.price).toBeGreaterThan(again.trades[0]?.limit ?? 0n);
      expect(await world.buildSays(second(), steps, intent)).toBe('stake/price-limit');
      const free = world.free(world.shared);
      const { events } = await world.send(second(), signedEarlier);
      expect(sharedEvents(events)).toEqual([{ name: 'MultisigExecuted', success: false }]);
      expect(world.free(world.shared)).toBe(free);
      expect(await world.pending()).toEqual([]);
    });

    it('K9 cancels: only who began it, and the deposit comes back', async () => {
      const held = world.reserved(first().address);
      await propose(send());
      const [operation] = await world.pending();
      const ask = (member: Pair) => ({
        kind: 'cancel-multisig' as const,
        threshold: 2,
        others: world.step(member).others,
        callHash: operation?.callHash ?? '',
      });
      const quoteOf = async (member: Pair) => {
        await world.caughtUp();
        return world.engine.client.call('quoteOperation', {
          address: member.address,
          ask: ask(member),
          protect: false,
        });
      };
      const refused = await quoteOf(second());
      expect(refused.issue).toEqual({
        code: 'multisig/not-depositor',
        context: { depositor: first().address },
      });
      const quote = await quoteOf(first());
      expect(quote).toMatchObject({
        issue: null,
        intent: ask(first()),
        receives: [{ token: 'tao', rao: DEPOSIT }],
      });
      const built = await world.engine.client.call('buildIntent', {
        address: first().address,
        intent: ask(first()),
        protect: false,
        postage: null,
      });
      const { events } = await world.send(first(), built);
      expect(sharedEvents(events)).toEqual([{ name: 'MultisigCancelled', success: null }]);
      expect(world.reserved(first().address)).toBe(held);
      expect((await quoteOf(first())).issue?.code).toBe('multisig/unknown');
    });

    it('K9 S58 a call changed by one byte is another operation: it begins anew and carries nothing out', async () => {
      const before = (await world.pending()).length;
      await propose(send());
      const { callHex } = (await waiting()) as { callHex: string };
      const other = `${callHex.slice(0, 10)}${callHex.slice(10, 12) === '00' ? '01' : '00'}${callHex.slice(12)}`;
      const made = await world.act(second(), [world.step(second())], { kind: 'call', callHex: other });
      expect(sharedEvents(made.events)).toEqual([{ name: 'NewMultisig', success: null }]);
      expect(await world.pending()).toHaveLength(before + 2);
    });

    it('K9 who is no member is told so, whatever the route claims', async () => {
      const stranger = third();
      const steps = [
        {
          ...world.step(first()),
          others: world.step(first()).others.filter((one) => one !== stranger.address),
        },
      ];
      expect(await world.buildSays(first(), steps, send())).toBe('route/not-member');
      expect(await world.buildSays(first(), [world.step(second())], send())).toBe('route/not-member');
    });

    it('K9 the deposit is part of what the signer must have', async () => {
      const broke = second();
      const before = world.devnet.state().get('System', 'Account', broke.address) as { data: object };
      world.devnet.poke('System', 'Account', [broke.address], {
        ...before,
        data: { ...before.data, free: DEPOSIT },
      });
      await world.devnet.produceBlock();
      const quote = await world.quote(
        { kind: 'send', to: third().address, amountRao: rao(amount), everything: false, keepAlive: true },
        world.route(broke),
      );
      expect(quote.issue?.code).toBe('route/signer-insufficient');
      expect(BigInt(quote.issue?.context.needRao ?? 0)).toBe(DEPOSIT + (quote.networkFeeRao ?? 0n));
      world.devnet.poke('System', 'Account', [broke.address], before);
      await world.devnet.produceBlock();
    });

    it('K9 a second and a third client read the same operations', async () => {
      await propose(send());
      const waits = await world.pending();
      const api = await ApiPromise.create({
        provider: new WsProvider(world.devnet.url) as ProviderInterface,
        noInitWarn: true,
      });
      const entries = await api.query.multisig?.multisigs?.entries(world.shared);
      const seen = entries?.map(([key, value]) => ({
        callHash: key.args[1]?.toHex(),
        ...(value.toJSON() as { depositor: string; approvals: string[]; when: object }),
      }));
      await api.disconnect();
      await world.devnet.finalize();
      const papi = createClient(getWsProvider(world.devnet.url));
      const known = await papi.getUnsafeApi().query.Multisig?.Multisigs?.getEntries(world.shared);
      papi.destroy();
      expect(known).toHaveLength(waits.length);
      for (const { callHash: hash, depositor, approvals, when } of waits)
        expect(seen).toContainEqual(expect.objectContaining({ callHash: hash, depositor, approvals, when }));
    });

    it('K9 the last approval names what the chain demands and two per cent, no more', async () => {
      await propose(send());
      const intent = (await waiting()) as Extract<SingleIntent, { kind: 'call' }>;
      const built = await world.build(second(), [world.step(second())], intent);
      const { args } = world.devnet.codec.decodeCall(fromHex(built.payload.callHex));
      const named = (args.max_weight as { ref_time: bigint }).ref_time;
      const demanded = await world.declared(intent.callHex);
      expect(named).toBe(demanded + demanded / 50n + 1n);
      // One short of what the chain demands, it refuses.
      const call = { ...args, max_weight: { ref_time: 0n, proof_size: 0n } };
      const callHex = toHex(
        world.devnet.codec.encodeCall({ pallet: 'Multisig', name: 'as_multi', args: call }),
      );
      const { events } = await world.send(second(), { payload: { ...built.payload, callHex } });
      expect(events.some(({ name }) => name === 'ExtrinsicFailed')).toBe(true);
      expect(await world.pending()).not.toEqual([]);
    });
  },
);
