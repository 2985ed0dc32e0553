import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { type RaoPerAlpha, rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { SingleIntent } from '../../../src/core/operations/intent.js';
import type { BuiltPayload } from '../../../src/protocol/engine/index.js';
import { moneyOf } from './operations/trade-world.js';
import { getMetadataDigest } from './support/digest.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';
import { followRow, type Pair, pairOf, sign } from './support/signing.js';

const TAO = 1_000_000_000n;

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('staking on $name', ({ options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let staker: Pair;
  let hotkey: string;

  const quoteFor = async (address: string, amountRao: bigint, change: object = {}) => {
    const choice = { toleranceBps: 50, allowPartial: false };
    const ask = {
      kind: 'stake',
      hotkey,
      netuid: 1,
      amountRao: rao(amountRao),
      ...choice,
      ...change,
    } as const;
    const { issue, trades, bounds, networkFeeRao } = await engine.client.call('quoteOperation', {
      address,
      ask,
      protect: false,
    });
    if (issue) throw new WalletError(issue.code, issue.context);
    const [leg] = trades;
    if (!leg) throw new Error('what has no issue has a trade');
    return { ...leg, limitRaoPerAlpha: raoPerAlpha(leg.limit), bounds, networkFeeRao };
  };
  const quote = (amountRao: bigint, change: object = {}) => quoteFor(staker.address, amountRao, change);
  const stakeAt = (amount: bigint, limit: RaoPerAlpha, allowPartial: boolean): SingleIntent => ({
    kind: 'stake',
    hotkey,
    netuid: 1,
    amountRao: rao(amount),
    limitRaoPerAlpha: limit,
    allowPartial,
  });
  /** Somebody else buys for a lot, in a block before ours. */
  const moveThePrice = async (): Promise<void> => {
    const alice = pairOf(devnet, 'Alice');
    const { limitRaoPerAlpha } = await quoteFor(alice.address, 500n * TAO, { toleranceBps: 9_000 });
    const intent = stakeAt(500n * TAO, limitRaoPerAlpha, false);
    const { payload } = await engine.client.call('buildIntent', {
      address: alice.address,
      intent,
      protect: false,
      postage: null,
    });
    const { extrinsicHex } = await engine.client.call('assemble', {
      payload,
      metadataHash: null,
      signature: sign(alice, payload, null),
      address: alice.address,
    });
    await devnet.request('author_submitExtrinsic', [extrinsicHex]);
    await devnet.produceBlock();
  };
  const build = async (intent: SingleIntent) => {
    const ask = { address: staker.address, intent, protect: false, postage: null };
    return (await engine.client.call('buildIntent', ask)).payload;
  };
  const send = async (built: BuiltPayload, metadataHash: string | null = null) => {
    const signature = sign(staker, built, metadataHash);
    const { extrinsicHex } = await engine.client.call('assemble', {
      payload: built,
      metadataHash,
      signature,
      address: staker.address,
    });
    const row = followRow(extrinsicHex, built, staker.address);
    await engine.client.call('submit', { extrinsicHex, row });
    return row.txHash;
  };
  const rowOf = async (txHash: string, wanted: (row: ActivityRow) => boolean) => {
    const rows = await engine.event('activity', { addresses: [staker.address] }, (list) =>
      list.some((row) => row.txHash === txHash && wanted(row)),
    );
    const row = rows.find((entry) => entry.txHash === txHash);
    if (!row) throw new Error('the row was there a moment ago');
    return row;
  };
  const freeOf = () =>
    (devnet.state().get('System', 'Account', staker.address) as { data: { free: bigint } }).data.free;

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    await devnet.produceBlock();
    staker = pairOf(devnet, 'Practice');
    hotkey = devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('stakes what it quoted: the chain’s outcome equals the quote, and only finality settles it', async () => {
    const quoted = await quote(10n * TAO);
    expect(quoted.limit).toBeGreaterThan(quoted.endPrice);
    expect(moneyOf(quoted.atLeast)).toBeLessThanOrEqual(moneyOf(quoted.expected));
    const built = await build({
      kind: 'stake',
      hotkey,
      netuid: 1,
      amountRao: rao(10n * TAO),
      limitRaoPerAlpha: quoted.limitRaoPerAlpha,
      allowPartial: false,
    });
    const before = freeOf();
    const txHash = await send(built);
    await devnet.produceBlock();
    const included = await rowOf(txHash, ({ state }) => state === 'in-block');
    expect(included.outcome?.receivedAlpha).toEqual({ netuid: 1, base: moneyOf(quoted.expected) });
    await devnet.finalize();
    const row = await rowOf(txHash, ({ state }) => state === 'finalized');
    expect(row.failure).toBeNull();
    expect(row.outcome?.paidRao).toBe(10n * TAO);
    expect(before - freeOf()).toBe(10n * TAO + (row.outcome?.feeRao ?? 0n));
    expect(row.outcome?.feeRao).toBeLessThanOrEqual(quoted.networkFeeRao ?? 0n);
    expect(engine.heard.filter((frame) => frame.id === 'pending')).toMatchObject([
      { value: { pending: 1 } },
      { value: { pending: 0 } },
    ]);
  });

  it('signs in CheckMetadataHash mode 1 with the digest of the stored V15 metadata', async () => {
    const digest = await getMetadataDigest(devnet.genesisHash, devnet.codec.specVersion);
    const quoted = await quote(TAO);
    const { limitRaoPerAlpha } = quoted;
    const intent = { kind: 'stake', hotkey, netuid: 1, amountRao: rao(TAO), limitRaoPerAlpha } as const;
    const txHash = await send(await build({ ...intent, allowPartial: false }), digest);
    await devnet.produceBlock();
    await devnet.finalize();
    expect((await rowOf(txHash, ({ state }) => state === 'finalized')).failure).toBeNull();
  });

  it('stakes on root one to one, limit exactly one', async () => {
    const quoted = await quote(5n * TAO, { netuid: 0 });
    expect(quoted).toMatchObject({ limit: TAO, poolFee: { rao: 0n }, impactBps: 0 });
    expect(moneyOf(quoted.expected)).toBe(5n * TAO);
    expect(quoted.bounds.minimum).toBe(2_000_000n);
  });

  it('refuses what the chain would refuse, before any fee is paid', async () => {
    const { bounds } = await quote(TAO);
    const [minimum, maximum] = [bounds.minimum ?? 0n, bounds.maximum ?? 0n];
    const [first] = devnet.accounts;
    await expect(quote(minimum - 1n)).rejects.toMatchObject({
      code: 'stake/amount-too-low',
      context: { minimumRao: `${minimum}` },
    });
    await expect(quote(maximum + 1n, { toleranceBps: 9_000 })).rejects.toMatchObject({
      code: 'send/insufficient',
    });
    await expect(quote(TAO, { netuid: 60_000 })).rejects.toMatchObject({ code: 'stake/subnet-missing' });
    await expect(quote(TAO, { hotkey: first?.address })).rejects.toMatchObject({
      code: 'stake/unknown-validator',
    });
    await expect(quote(TAO, { hotkey: 'not an address' })).rejects.toMatchObject({ code: 'address/syntax' });
  });

  it('takes the very minimum it names, and the chain takes it too', async () => {
    const minimum = (await quote(TAO)).bounds.minimum ?? 0n;
    const { limitRaoPerAlpha } = await quote(minimum);
    const intent = { kind: 'stake', hotkey, netuid: 1, limitRaoPerAlpha, allowPartial: false } as const;
    const txHash = await send(await build({ ...intent, amountRao: rao(minimum) }));
    await devnet.produceBlock();
    await devnet.finalize();
    expect((await rowOf(txHash, ({ state }) => state !== 'sent' && state !== 'in-block')).state).toBe(
      'finalized',
    );
  });

  it('refuses to build what the chain would fail, such as a limit at the price itself', async () => {
    const { price } = await quote(TAO);
    await expect(build(stakeAt(TAO, raoPerAlpha(price), false))).rejects.toMatchObject({
      code: 'stake/price-limit',
      context: { reason: 'price' },
    });
  });

  it('S78 a price that moved before the block is not paid: the limit holds', async () => {
    const quoted = await quote(10n * TAO);
    const built = await build(stakeAt(10n * TAO, quoted.limitRaoPerAlpha, false));
    await moveThePrice();
    const txHash = await send(built);
    await devnet.produceBlock();
    await devnet.finalize();
    const row = await rowOf(txHash, ({ state }) => state === 'failed');
    expect(['PriceLimitExceeded', 'SlippageTooHigh']).toContain(row.failure?.name);
    expect(row.failure).toMatchObject({ kind: 'dispatch' });
    expect(row.outcome).toMatchObject({ paidRao: null, receivedAlpha: null });
    expect(row.outcome?.feeRao).toBeGreaterThan(0n);
  });

  it('S78 of a partial fill it is told how much was paid, and the price stays within the limit', async () => {
    const small = await quote(TAO);
    // Between the price now and where 1,000 τ would push it.
    const limit = (small.price * 10_100n) / 10_000n;
    const asked = 1_000n * TAO;
    const txHash = await send(await build(stakeAt(asked, raoPerAlpha(limit), true)));
    await devnet.produceBlock();
    await devnet.finalize();
    const row = await rowOf(txHash, ({ state }) => state === 'finalized');
    const paid = row.outcome?.paidRao ?? 0n;
    expect(paid).toBeGreaterThan(0n);
    expect(paid).toBeLessThan(asked);
    expect((await quote(TAO)).price).toBeLessThanOrEqual(limit);
  });

  it('tells a pool’s refusal by the chain’s name, and the row says failed', async () => {
    const { limitRaoPerAlpha } = await quote(TAO);
    const intent = { kind: 'stake', hotkey, netuid: 1, amountRao: rao(TAO), limitRaoPerAlpha } as const;
    const built = await build({ ...intent, allowPartial: false });
    const stale = { ...built, nonce: 0 };
    await expect(send(stale)).rejects.toMatchObject({ code: 'chain/rejected', context: { name: 'Stale' } });
    const rows = await engine.event('activity', { addresses: [staker.address] }, (list) => list.length > 0);
    expect(rows[0]).toMatchObject({ state: 'failed', failure: { kind: 'pool', name: 'Stale', code: 1010 } });
  });

  it('builds an unstake the chain carries out', async () => {
    const positions = await engine.client.call('explainFacts', {
      address: staker.address,
      callHex: '0x00000400',
      netuids: [1],
      hotkeys: [hotkey],
      accounts: [staker.address],
      sims: [],
    });
    const held = positions.positions.find((entry) => entry.hotkey === hotkey && entry.netuid === 1);
    expect(held?.alphaBase).toBeGreaterThan(0n);
    expect(positions.validators).toMatchObject([{ known: true, stakedBefore: true }]);
    expect(positions.seen).toEqual([{ address: staker.address, exists: true, paidBefore: false }]);
    const amountBase = ((held?.alphaBase ?? 0n) / 2n) as Extract<
      SingleIntent,
      { kind: 'unstake' }
    >['amountBase'];
    const price = positions.subnets[0]?.priceRaoPerAlpha ?? 0n;
    const limitRaoPerAlpha = ((price * 9n) / 10n) as RaoPerAlpha;
    const txHash = await send(
      await build({ kind: 'unstake', hotkey, netuid: 1, amountBase, limitRaoPerAlpha, allowPartial: false }),
    );
    await devnet.produceBlock();
    await devnet.finalize();
    const row = await rowOf(txHash, ({ state }) => state === 'finalized');
    expect(row.outcome?.paidAlpha).toEqual({ netuid: 1, base: amountBase });
    expect(row.outcome?.receivedRao).toBeGreaterThan(0n);
  });

  it('returns a row to "sent" when a reorg takes its block, and finds where it ends up', async () => {
    const { limitRaoPerAlpha } = await quote(TAO);
    const intent = { kind: 'stake', hotkey, netuid: 1, amountRao: rao(TAO), limitRaoPerAlpha } as const;
    const txHash = await send(await build({ ...intent, allowPartial: false }));
    await devnet.produceBlock();
    const first = await rowOf(txHash, ({ state }) => state === 'in-block');
    await devnet.reorg(1);
    const moved = await rowOf(
      txHash,
      ({ state, block }) => state === 'sent' || block?.hash !== first.block?.hash,
    );
    expect(moved.state === 'finalized').toBe(false);
    await devnet.produceBlock();
    await devnet.finalize();
    const row = await rowOf(txHash, ({ state }) => state === 'finalized');
    expect(row.block?.hash).not.toBe(first.block?.hash);
  });

  it('keeps following over a lost connection', async () => {
    const { limitRaoPerAlpha } = await quote(TAO);
    const intent = { kind: 'stake', hotkey, netuid: 1, amountRao: rao(TAO), limitRaoPerAlpha } as const;
    const txHash = await send(await build({ ...intent, allowPartial: false }));
    await devnet.stopListening();
    await devnet.produceBlock();
    await devnet.finalize();
    await devnet.listen();
    expect((await rowOf(txHash, ({ state }) => state === 'finalized')).outcome?.paidRao).toBe(TAO);
  });
});
