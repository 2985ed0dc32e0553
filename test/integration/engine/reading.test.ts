import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { rao } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { Portfolio } from '../../../src/core/stake/types.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';

/** Reads served. A connection that hears nothing for a while asks for the genesis: that is health, not reading. */
const total = ({ chain_getBlockHash: _, ...reads }: Record<string, number>) =>
  Object.values(reads).reduce((sum, n) => sum + n, 0);

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('reading on $name', ({ spec, options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let portfolio: Portfolio;
  let addresses: string[];
  let requests: number;

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'default', ...options });
    await devnet.produceBlock();
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    addresses = devnet.accounts.map(({ address }) => address);
    await engine.client.call('capabilities', null);
    const before = total(devnet.requestCounts());
    const reading = await engine.event('portfolio', { addresses }, ({ state }) => state === 'live');
    requests = total(devnet.requestCounts()) - before;
    portfolio = liveValue(reading);
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('finds what the runtime can do', async () => {
    expect(await engine.client.call('capabilities', null)).toMatchObject({
      genesisHash: devnet.genesisHash,
      specVersion: spec,
      stakeLimit: true,
      stakeInfo: true,
      dynamicInfo: true,
      metadataVersion: 15,
    });
  });

  it.runIf(spec >= 424)('reads the whole portfolio in six requests, however many accounts', () => {
    expect(requests).toBeLessThanOrEqual(6);
    expect(portfolio.accounts).toHaveLength(addresses.length);
  });

  it('shows the balances that are on the chain', () => {
    for (const { address, balance } of portfolio.accounts) {
      const account = devnet.state().get('System', 'Account', address) as { data: { free: bigint } };
      expect(balance.freeRao).toBe(account.data.free);
      expect(balance.spendableRao).toBe(account.data.free - 500n);
    }
  });

  it('names subnets and validators', () => {
    expect(portfolio.subnets).toHaveLength(129);
    const named = portfolio.accounts.flatMap(({ positions }) => positions);
    expect(named.length).toBeGreaterThan(8);
    for (const { hotkey, validatorName } of named)
      expect(validatorName).toBe(devnet.validators.find((entry) => entry.hotkey === hotkey)?.name);
  });

  it('values each position at what the runtime itself would pay for it', async () => {
    const pools = portfolio.accounts.flatMap(({ address, positions }) =>
      positions.filter(({ netuid }) => netuid !== 0).map((position) => ({ address, position })),
    );
    for (const { address, position } of pools) {
      const facts = await engine.client.call('explainFacts', {
        address,
        callHex: '0x00000400',
        netuids: [position.netuid],
        hotkeys: [],
        accounts: [],
        sims: [{ side: 'sell', netuid: position.netuid, amount: position.alpha.base }],
      });
      const [sim] = facts.sims;
      if (position.exit.kind === 'exact') expect(sim?.out).toBe(position.exit.rao);
      else expect(sim).toBeNull();
    }
  });

  it('never turns a position too small to sell into zero', () => {
    const dust = portfolio.accounts
      .flatMap(({ positions }) => positions)
      .filter(({ exit }) => exit.kind !== 'exact');
    for (const { exit } of dust) expect(exit).toMatchObject({ kind: 'unavailable', reason: 'dust' });
    const counted = portfolio.accounts.reduce((sum, { unpriced }) => sum + unpriced, 0);
    expect(counted).toBe(dust.length);
  });

  it('lists the validators of a subnet by stake', async () => {
    const { value } = await engine.client.call('validators', { netuid: 1 });
    expect(value.length).toBeGreaterThan(0);
    const stakes = value.map(({ stakeBase }) => stakeBase);
    expect(stakes).toEqual([...stakes].sort((a, b) => (a === b ? 0 : a < b ? 1 : -1)));
    for (const row of value) {
      const known = devnet.validators.find(({ hotkey }) => hotkey === row.hotkey);
      if (known) expect([row.name, row.coldkey]).toEqual([known.name, known.coldkey]);
    }
  });

  it.runIf(spec >= 424)(
    'D6 reads once for each block while somebody looks, and nothing when nobody does',
    async () => {
      const from = devnet.best().number;
      let seen: (number: number) => void = () => undefined;
      const close = engine.client.open('portfolio', { addresses }, ({ state, snapshot }) => {
        if (state !== 'live' || !snapshot) return;
        portfolio = snapshot.value;
        seen(snapshot.block.number);
      });
      const reached = (block: number) =>
        new Promise<void>((resolve) => {
          seen = (number) => number >= block && resolve();
        });
      await reached(from);
      const looked = total(devnet.requestCounts());
      const next = reached(from + 1);
      await devnet.produceBlock();
      await next;
      const perBlock = total(devnet.requestCounts()) - looked;
      expect(perBlock).toBeGreaterThan(0);
      expect(perBlock).toBeLessThanOrEqual(6);
      close();
      // An answer that was on its way when the stream was closed is through once this is.
      await engine.client.call('capabilities', null);
      const closed = total(devnet.requestCounts());
      for (let i = 0; i < 3; i += 1) await devnet.produceBlock();
      await engine.client.call('capabilities', null);
      expect(total(devnet.requestCounts())).toBe(closed);
    },
  );

  it('shows the last snapshot at once when it is opened again, before any node has answered', async () => {
    const again = startEngine();
    const states: string[] = [];
    await devnet.stopListening();
    await again.client.configure(localChoice(devnet.url));
    const reading = await again.event('portfolio', { addresses }, ({ state }) => {
      states.push(state);
      return state === 'error';
    });
    again.stop();
    await devnet.listen();
    expect(states[0]).toBe('stale');
    expect(reading.error?.code).toBe('chain/offline');
    expect(reading.snapshot?.value.accounts.map(({ totalRao }) => totalRao)).toEqual(
      portfolio.accounts.map(({ totalRao }) => totalRao),
    );
  });
});

describe.each(FINNEY_219)('reading on $name (before Dynamic TAO)', ({ options }) => {
  it('shows TAO only, and says of everything else that this runtime cannot', async () => {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', ...options });
    const engine = startEngine();
    const addresses = devnet.accounts.map(({ address }) => address);
    await engine.client.configure(localChoice(devnet.url));
    const reading = await engine.event('portfolio', { addresses }, ({ state }) => state === 'live');
    const { accounts, subnets } = liveValue(reading);
    expect(accounts.map(({ balance }) => balance.freeRao > 0n)).toEqual(addresses.map(() => true));
    expect([subnets, accounts.flatMap(({ positions }) => positions)]).toEqual([[], []]);
    const ask = { hotkey: null, netuid: 1, toleranceBps: 50, allowPartial: false };
    const quote = await engine.client.call('quoteOperation', {
      address: addresses[0] ?? '',
      ask: { kind: 'stake', ...ask, amountRao: rao(10n ** 9n) },
      protect: false,
    });
    expect(quote).toMatchObject({ intent: null, issue: { code: 'chain/unavailable-feature' } });
    await expect(engine.client.call('validators', { netuid: 1 })).rejects.toMatchObject({
      code: 'chain/unavailable-feature',
    });
    engine.stop();
    await devnet.close();
  });
});
