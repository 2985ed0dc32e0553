import { createClient } from 'polkadot-api';
import { getWsProvider } from 'polkadot-api/ws-provider/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivativeAddress, multisigAddress, pureAddress } from '../../../../src/core/address/derived.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import type { RouteStep } from '../../../../src/core/routes/types.js';
import { eventsKey, extrinsicEvents } from '../../../../src/engine/chain/events.js';
import { callHash } from '../../../../src/engine/operations/routed/call-hash.js';
import { proxyTypeIndex } from '../../../../src/engine/routes/type-names.js';
import { createdBy } from '../../../../src/engine/watch/created.js';
import { HAS_FINNEY, vectors } from '../../../support/finney.js';
import { RouteWorld } from '../routes/route-world.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const [ONE, TWO] = [93_000_000n, 126_000_000n];
const ANNOUNCED = 104_000_000n;
const HASH = `0x${'ab'.repeat(32)}`;
const ofType = (type: string) => ({ type, value: undefined });
const entry = (delegate: string, type: string, delay = 0) => ({ delegate, proxy_type: ofType(type), delay });

/** A storage value of the Proxy pallet as polkadot-api reads it, which shares no code with the engine; hashes as hex. */
async function secondClientReads(
  url: string,
  item: 'Proxies' | 'Announcements',
  who: string,
): Promise<unknown> {
  const client = createClient(getWsProvider(url));
  try {
    const value = await client.getUnsafeApi().query.Proxy?.[item]?.getValue(who, { at: 'best' });
    const [list, deposit] = value as [Array<Record<string, unknown>>, bigint];
    const plain = list.map((row) => {
      const hash = row.call_hash as { asHex?: () => string } | string | undefined;
      return hash === undefined || typeof hash === 'string' ? row : { ...row, call_hash: hash.asHex?.() };
    });
    return [plain, deposit];
  } finally {
    client.destroy();
  }
}

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('giving rights on $name', (profile) => {
  let world: BalanceWorld;
  let [alice, bob] = ['', ''];

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    [alice, bob] = [world.addressOf('Alice'), world.addressOf('Bob')];
  });
  afterEach(() =>
    world.poke(
      ['Proxy', 'Proxies', [world.me], undefined],
      ['Proxy', 'Announcements', [world.me], undefined],
    ),
  );
  afterAll(() => world.stop());

  const refused = async (ask: OperationAsk, code: string, chain: string) => {
    const quote = await world.quote(ask);
    expect(quote.issue?.code).toBe(code);
    expect(quote.intent).toBeNull();
    expect(await world.buildSays(ask as BareIntent)).toBe(code);
    expect(await world.chainSays(ask as BareIntent)).toBe(chain);
    return quote;
  };
  const add = (delegate: string, delayBlocks = 0) =>
    ({ kind: 'add-proxy', delegate, proxyType: 'Staking', delayBlocks }) as const;

  it('K10 adds one with type and delay; the deposit grows with the list, and a second client reads it', async () => {
    const free = world.freeRao();
    const first = await world.act(add(alice));
    expect(first.failure).toBeNull();
    expect(first.quote.pays).toEqual([{ token: 'tao', rao: ONE }]);
    const second = await world.act(add(bob, 50));
    expect(second.failure).toBeNull();
    expect(second.quote.pays).toEqual([{ token: 'tao', rao: TWO - ONE }]);
    expect(world.freeRao()).toBe(free - TWO - first.feeRao - second.feeRao);
    const read = (await secondClientReads(world.devnet.url, 'Proxies', world.me)) as [object[], bigint];
    expect(read[1]).toBe(TWO);
    expect(read[0]).toHaveLength(2);
    expect(read[0]).toContainEqual(entry(bob, 'Staking', 50));
    await refused(add(alice), 'rights/already', 'proxy.Duplicate');
    await world.act({ kind: 'remove-proxies' });
  });

  it('K10 not to itself, not more than the chain keeps, not without the deposit', async () => {
    await refused(add(world.me), 'rights/self', 'proxy.NoSelfProxy');
    const full = [...Array(20).keys()].map((delay) => entry(alice, 'Staking', delay));
    await world.poke(['Proxy', 'Proxies', [world.me], [full, 0n]]);
    const many = await refused(add(bob), 'rights/too-many', 'proxy.TooMany');
    expect(many.issue?.context).toEqual({ max: 20 });
    await world.poke(['Proxy', 'Proxies', [world.me], undefined]);
    const before = world.account();
    await world.setAccount(world.me, {}, { free: 50_000_000n });
    await refused(add(bob), 'rights/no-deposit', 'balances.InsufficientBalance');
    await world.setAccount(world.me, {}, { free: ONE + 600n });
    // The deposit alone would do: the fee goes first.
    expect((await world.quote(add(bob))).issue?.code).toBe('send/insufficient');
    await world.setAccount(world.me, {}, { free: before?.data.free ?? 0n });
    expect((await world.quote({ ...add(bob), proxyType: 'NoSuch' })).issue?.code).toBe(
      'chain/unavailable-feature',
    );
    const open = await world.quote({ ...add(bob), delegate: null });
    expect(open).toMatchObject({ issue: null, intent: null, pays: [{ token: 'tao', rao: ONE }] });
  });

  it('K10 takes an announcement of its own back, with the deposit', async () => {
    const told = (real: string) => ({ real, call_hash: HASH, height: 1 });
    const before = world.account();
    await world.poke(['Proxy', 'Announcements', [world.me], [[told(alice)], ANNOUNCED]]);
    await world.setAccount(world.me, {}, { reserved: ANNOUNCED });
    const ask = { kind: 'remove-announcement', real: alice, callHash: HASH } as const;
    await refused({ ...ask, real: bob }, 'safety/no-announcement', 'proxy.NotFound');
    const { quote, failure } = await world.act(ask);
    expect(failure).toBeNull();
    expect(quote.receives).toEqual([{ token: 'tao', rao: ANNOUNCED }]);
    expect(world.account()?.data.reserved).toBe(before?.data.reserved);
  });
});

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])(
  'accounts without a key on $name',
  (profile) => {
    let world: RouteWorld;
    let me = '';
    beforeAll(async () => {
      world = await RouteWorld.start(profile);
      me = world.pair('Practice').address;
    });
    beforeEach(() => world.grant(me));
    afterAll(() => world.stop());

    it('K10 one is made, its address follows from the event, and only it can kill itself', async () => {
      const alone = { signer: me, steps: [] as RouteStep[] };
      const ask = { kind: 'create-pure', proxyType: 'Any', delayBlocks: 0, index: 3 } as const;
      const quote = await world.quote(alone.signer, alone.steps, me, ask);
      expect(quote).toMatchObject({ issue: null, pays: [{ token: 'tao', rao: ONE }] });
      const reserved = world.account(me)?.data.reserved ?? 0n;
      expect(
        await world.submit(world.pair('Practice'), world.call('Proxy', 'create_pure', 'Any', 0, 3)),
      ).toBeNull();
      expect(world.account(me)?.data.reserved).toBe(reserved + ONE);
      const reader = await world.reader();
      const raw = await reader.session.socket.request('state_getStorage', [
        eventsKey(world.runtime),
        reader.block.hash,
      ]);
      const height = world.devnet.best().number;
      const [made] = createdBy(extrinsicEvents(world.runtime, raw, 1), { height, extIndex: 1 });
      if (!made) throw new Error('no event');
      expect(made).toEqual({
        address: made.address,
        spawner: me,
        proxyType: 'Any',
        index: 3,
        height,
        extIndex: 1,
      });
      const birth = { spawner: decodeAddress(me).accountId, height: BigInt(height), extIndex: 1n, index: 3n };
      const proxyType = proxyTypeIndex(world.runtime, 'Any');
      expect(pureAddress({ ...birth, proxyType })).toBe(made.address);

      const steps: RouteStep[] = [{ kind: 'proxy', real: made.address, proxyType: 'Any' }];
      const kill = {
        kind: 'kill-pure',
        spawner: me,
        proxyType: 'Any',
        index: 3,
        height,
        extIndex: 1,
      } as const;
      const wrong = await world.quote(me, steps, made.address, { ...kill, extIndex: 2 });
      expect(wrong.issue?.code).toBe('rights/not-pure');
      const bad = world.call('Proxy', 'kill_pure', me, 'Any', 3, height, 2);
      expect(await world.chainSays(world.pair('Practice'), steps, bad)).toBe('proxy.NoPermission');
      expect((await world.quote(me, [], me, kill)).issue?.code).toBe('rights/not-pure');

      await world.submit(
        world.pair('Practice'),
        world.call('Balances', 'transfer_keep_alive', made.address, 2_000_000_000n),
      );
      const last = await world.quote(me, steps, made.address, kill);
      expect(last).toMatchObject({ issue: null, pays: [{ token: 'tao', rao: 2_000_000_000n }] });
      if (!last.intent) throw new Error('nothing to sign');
      expect(await world.act(world.pair('Practice'), steps, last.intent)).toBeNull();
      expect(world.account(me)?.data.reserved).toBe(reserved);
      expect((await world.quote(me, steps, made.address, kill)).issue).not.toBeNull();
    });

    it('K10 announcing takes its deposit from the delegate, and says so when that is short', async () => {
      const alice = world.pair('Alice');
      await world.grant(me, { delegate: alice.address, type: 'Any', delay: 9 });
      const steps: RouteStep[] = [{ kind: 'announce', real: me, proxyType: 'Any', delayBlocks: 9 }];
      const callHex = world.call('System', 'remark', '0x09');
      const before = world.account(alice.address);
      const poor = { ...before, data: { ...before?.data, free: ANNOUNCED } };
      await world.poke(['System', 'Account', [alice.address], poor]);
      const remark = { kind: 'send', to: alice.address, amountRao: 5_000_000n } as unknown as BareIntent;
      await expect(world.act(alice, steps, remark)).rejects.toMatchObject({
        code: 'route/signer-insufficient',
      });
      await world.poke(['System', 'Account', [alice.address], before]);
      expect(await world.chainSays(alice, steps, callHex)).toBeNull();
      expect(world.account(alice.address)?.data.reserved).toBe((before?.data.reserved ?? 0n) + ANNOUNCED);
      expect(await secondClientReads(world.devnet.url, 'Announcements', alice.address)).toEqual([
        [{ real: me, call_hash: callHash(callHex), height: world.devnet.best().number }],
        ANNOUNCED,
      ]);
    });
  },
);

interface Vectors {
  multisig: Array<{ signatories: string[]; threshold: number; address: string }>;
  utility_derivative: Array<{ of: string; index: number; address: string }>;
  pure_proxy: Array<{
    spawner: string;
    height: number;
    ext_index: number;
    proxy_type: string;
    index: number;
    address: string;
  }>;
}

it.skipIf(!HAS_FINNEY)('K9 K10 derived addresses are those of the vectors', () => {
  const { multisig, utility_derivative, pure_proxy } = vectors<Vectors>('addresses');
  const id = (who: string) => decodeAddress(who).accountId;
  for (const { signatories, threshold, address } of multisig)
    expect(multisigAddress(signatories.map(id), threshold)).toBe(address);
  for (const { of, index, address } of utility_derivative)
    expect(derivativeAddress(id(of), index)).toBe(address);
  for (const one of pure_proxy)
    expect(
      pureAddress({
        spawner: id(one.spawner),
        height: BigInt(one.height),
        extIndex: BigInt(one.ext_index),
        proxyType: Number(/\d+/.exec(one.proxy_type)?.[0]),
        index: BigInt(one.index),
      }),
    ).toBe(one.address);
});
