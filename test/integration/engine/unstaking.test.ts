import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { alphaBase } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { PositionAmount } from '../../../src/core/operations/request.js';
import type { Position } from '../../../src/core/stake/types.js';
import { moneyOf } from './operations/trade-world.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';
import { followRow, type Pair, pairOf, sign } from './support/signing.js';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('unstaking on $name', ({ options, spec }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let staker: Pair;
  let positions: Position[];

  const asked = ({ hotkey, netuid }: Position, amountBase: bigint | null) => {
    const amount: PositionAmount =
      amountBase === null ? { by: 'whole' } : { by: 'alpha', base: alphaBase(amountBase) };
    const choice = { toleranceBps: 50, allowPartial: false };
    const ask = { kind: 'unstake', hotkey, netuid, amount, ...choice } as const;
    return { address: staker.address, ask, protect: false };
  };
  const quote = async (position: Position, amountBase: bigint | null) => {
    const quoted = await engine.client.call('quoteOperation', asked(position, amountBase));
    if (quoted.issue) throw new WalletError(quoted.issue.code, quoted.issue.context);
    const [leg] = quoted.trades;
    if (!leg) throw new Error('what has no issue has a trade');
    return { ...quoted, ...leg };
  };
  const onPool = (): Position => {
    const found = positions.find(({ netuid }) => netuid !== 0);
    if (!found) throw new Error('the scenario gives the account a position');
    return found;
  };
  const freeOf = () =>
    (devnet.state().get('System', 'Account', staker.address) as { data: { free: bigint } }).data.free;

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    await devnet.produceBlock();
    staker = pairOf(devnet, 'Practice');
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    const addresses = [staker.address];
    const reading = await engine.event('portfolio', { addresses }, ({ state }) => state === 'live');
    positions = liveValue(reading).accounts[0]?.positions ?? [];
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('T1 T2 says what a sale brings, and at worst; more than half costs more than half', async () => {
    const position = onPool();
    const { base } = position.alpha;
    const [half, all] = await Promise.all([quote(position, base / 2n), quote(position, null)]);
    for (const each of [half, all]) {
      expect(moneyOf(each.atLeast)).toBeLessThanOrEqual(moneyOf(each.expected));
      expect(each.limit).toBeLessThan(each.endPrice);
      expect(each.endPrice).toBeLessThan(each.price);
      expect(moneyOf(each.poolFee)).toBeGreaterThan(0n);
      expect(each.method).toBe('simulation');
    }
    expect(all).toMatchObject({ intent: { kind: 'unstake-position' }, pay: { base } });
    expect(half).toMatchObject({ intent: { kind: 'unstake' }, pay: { base: base / 2n } });
    expect(moneyOf(half.expected) * 2n).toBeGreaterThan(moneyOf(all.expected));
    expect(all.impactBps).toBeGreaterThanOrEqual(half.impactBps);
  });

  it('P3 quotes for the whole position what the portfolio calls its exit value', async () => {
    const position = onPool();
    const all = await quote(position, null);
    expect(position.exit).toEqual({ kind: 'exact', rao: moneyOf(all.expected) });
  });

  it('T7 leaves root one to one, without impact or fee', async () => {
    const root = positions.find(({ netuid }) => netuid === 0);
    if (!root) throw new Error('the scenario gives the account root stake');
    expect(await quote(root, 3_000_000_000n)).toMatchObject({
      expected: { rao: 3_000_000_000n },
      atLeast: { rao: 3_000_000_000n },
      poolFee: { base: 0n },
      impactBps: 0,
    });
  });

  it('T7 refuses what the chain would refuse, before any fee is paid', async () => {
    const position = onPool();
    await expect(quote(position, position.alpha.base + 1n)).rejects.toMatchObject({
      code: 'stake/not-enough-stake',
      context: { haveBase: `${position.alpha.base}` },
    });
    await expect(quote(position, 0n)).rejects.toMatchObject({ code: 'stake/amount-too-low' });
    await expect(quote(position, 1_000n)).rejects.toMatchObject({ code: 'stake/amount-too-low' });
    const remainder = await quote(position, position.alpha.base - 1_000n);
    expect(remainder.advice.map(({ code }) => code)).toEqual(['remainder-too-small']);
  });

  it('T1 follows the blocks while somebody looks', async () => {
    const position = onPool();
    const params = asked(position, null);
    const first = liveValue(await engine.event('operation', params, ({ state }) => state === 'live'));
    const later = engine.event(
      'operation',
      params,
      ({ snapshot }) => (snapshot?.block.number ?? 0) > first.block.number,
    );
    await devnet.produceBlock();
    expect(liveValue(await later).block.number).toBe(first.block.number + 1);
  });

  it.runIf(spec >= 424)('T7 the chain pays what was quoted, to the rao', async () => {
    const position = onPool();
    const quoted = await quote(position, position.alpha.base / 3n);
    if (!quoted.intent) throw new Error('what has no issue has an intent');
    const { payload: built } = await engine.client.call('buildIntent', {
      protect: false,
      postage: null,
      address: staker.address,
      intent: quoted.intent,
    });
    const { extrinsicHex } = await engine.client.call('assemble', {
      payload: built,
      metadataHash: null,
      signature: sign(staker, built, null),
      address: staker.address,
    });
    const row = followRow(extrinsicHex, built, staker.address);
    const before = freeOf();
    await engine.client.call('submit', { extrinsicHex, row });
    await devnet.produceBlock();
    await devnet.finalize();
    const rows = await engine.event('activity', { addresses: [staker.address] }, (list) =>
      list.some(({ txHash, state }) => txHash === row.txHash && state === 'finalized'),
    );
    const outcome = rows.find(({ txHash }) => txHash === row.txHash)?.outcome;
    expect(freeOf() - before + (outcome?.feeRao ?? 0n)).toBe(moneyOf(quoted.expected));
  });
});

describe.each(FINNEY_219)('unstaking on $name', ({ options }) => {
  it('T1 says that the runtime has no such call', async () => {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', ...options });
    const engine = startEngine();
    try {
      await devnet.produceBlock();
      await engine.client.configure(localChoice(devnet.url));
      const [first] = devnet.accounts;
      const [validator] = devnet.validators;
      const hotkey = validator?.hotkey ?? '';
      const choice = { amount: null, toleranceBps: 50, allowPartial: false };
      const quoted = await engine.client.call('quoteOperation', {
        address: first?.address ?? '',
        ask: { kind: 'unstake', hotkey, netuid: 0, ...choice },
        protect: false,
      });
      expect(quoted.issue?.code).toBe('chain/unavailable-feature');
    } finally {
      engine.stop();
      await devnet.close();
    }
  });
});
