import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stakeOf } from '../../../devnet/executive/subtensor/stakes.js';
import { readPool } from '../../../devnet/executive/swap/pool.js';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { alphaBase, rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { SingleIntent } from '../../../src/core/operations/intent.js';
import { type Pool, poolPrice, simulateBuy } from '../../../src/core/quote/pool.js';
import type { Connection } from '../../../src/engine/chain/connection.js';
import { assembleExtrinsic } from '../../../src/engine/chain/extrinsics.js';
import type { Runtime } from '../../../src/engine/chain/runtime.js';
import { intentCall } from '../../../src/engine/operations/registry.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';
import { ShieldedSender } from './support/shielded.js';
import { type Pair, pairOf, sign } from './support/signing.js';
import { connectTo } from './support/two-nodes.js';

const TAO = 1_000_000_000n;
const NETUID = 1;
/** What the victim stakes: large against the pool, so that it is worth an attacker's while. */
const STAKE = 200n * TAO;

/**
 * An attacker who reads the pool of the node and orders the block: buys before every stake that it can see, as much as its
 * limit leaves room for, and sells right after it.
 */
class Attacker {
  constructor(
    private readonly devnet: Devnet,
    private readonly runtime: Runtime,
    private readonly pair: Pair,
    private readonly hotkey: string,
  ) {}

  get free(): bigint {
    const account = this.devnet.state().get('System', 'Account', this.pair.address);
    return (account as { data: { free: bigint } }).data.free;
  }

  get stake(): bigint {
    return stakeOf(this.devnet.state(), this.hotkey, this.pair.address, NETUID);
  }

  /** Puts trades around each stake in the pool. @returns TAO put in front of it, 0 when nothing could be seen */
  async strike(): Promise<bigint> {
    for (const { hash, call } of this.devnet.pendingCalls()) {
      if (call.pallet !== 'SubtensorModule' || call.name !== 'add_stake_limit') continue;
      const { amount_staked: amount, limit_price: limit } = call.args as Record<string, bigint>;
      const before = this.room(amount ?? 0n, limit ?? 0n);
      if (before === 0n) return 0n;
      const bought = simulateBuy(this.pool(), before)?.out ?? 0n;
      const front = await this.send(0, {
        kind: 'stake',
        hotkey: this.hotkey,
        netuid: NETUID,
        amountRao: rao(before),
        limitRaoPerAlpha: raoPerAlpha(10n ** 15n),
        allowPartial: false,
      });
      // A little less than it will have: its shares may be cut by a few base units.
      const back = await this.send(1, {
        kind: 'unstake',
        hotkey: this.hotkey,
        netuid: NETUID,
        amountBase: alphaBase(bought - 16n),
        limitRaoPerAlpha: raoPerAlpha(1n),
        allowPartial: false,
      });
      this.devnet.orderNextBlock([front, hash, back]);
      return before;
    }
    return 0n;
  }

  /**
   * The most that can be bought first so that the victim's trade still ends within its limit, by a hair: the pools move a
   * little at the start of the block, and a victim that fails pays nobody.
   */
  private room(amount: bigint, limit: bigint): bigint {
    let [fits, tooMuch] = [0n, 10_000n * TAO];
    for (let round = 0; round < 80 && tooMuch - fits > 1_000n; round += 1) {
      const middle = (fits + tooMuch) / 2n;
      const mine = simulateBuy(this.pool(), middle);
      const theirs = mine && simulateBuy(mine.after, amount);
      if (theirs && poolPrice(theirs.after) < limit - limit / 100_000n) fits = middle;
      else tooMuch = middle;
    }
    return fits > TAO / 100n ? fits : 0n;
  }

  private pool(): Pool {
    const { tao, alpha, quote, feeRate } = readPool(this.devnet.state(), NETUID);
    return { taoReserve: tao, alphaReserve: alpha, quoteWeight: quote, feeRate };
  }

  private async send(ahead: number, intent: SingleIntent): Promise<string> {
    const { genesisHash } = this.devnet;
    const { address } = this.pair;
    const account = this.devnet.state().get('System', 'Account', address) as { nonce: number };
    const payload = {
      callHex: intentCall(this.runtime, intent),
      eraHex: '0x00',
      eraBlock: { number: 0, hash: genesisHash },
      nonce: account.nonce + ahead,
      tip: 0n,
      genesisHash,
      specVersion: this.runtime.specVersion,
      transactionVersion: this.runtime.transactionVersion,
      signedExtensions: [],
    };
    const parts = { ...payload, metadataHash: null };
    const hex = assembleExtrinsic(this.runtime, parts, address, sign(this.pair, payload));
    return String(await this.devnet.request('author_submitExtrinsic', [hex]));
  }
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('T17 sandwiches on $name', ({ name, options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let connection: Connection;
  let attacker: Attacker;
  let victim: ShieldedSender;
  let hotkey: string;
  const held = (): bigint => stakeOf(devnet.state(), hotkey, victim.signer.address, NETUID);

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    for (const netuid of [0, 1, 2, 3]) devnet.poke('SubtensorModule', 'Tempo', [netuid], 65_535);
    const rich = devnet.state().get('System', 'Account', pairOf(devnet, 'Bob').address) as { data: object };
    const data = { ...rich.data, free: 100_000n * TAO };
    devnet.poke('System', 'Account', [pairOf(devnet, 'Bob').address], { ...rich, data });
    for (let block = 0; block < 4; block += 1) await devnet.produceBlock();
    hotkey = devnet.validators.find(({ netuids }) => netuids.includes(NETUID))?.hotkey ?? '';
    connection = connectTo([devnet]);
    const { runtime } = await connection.ready();
    attacker = new Attacker(devnet, runtime, pairOf(devnet, 'Bob'), hotkey);
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    victim = new ShieldedSender(engine, devnet, pairOf(devnet, 'Practice'));
  });
  afterAll(async () => {
    engine.stop();
    connection.close();
    await devnet.close();
  });

  const quote = async (toleranceBps: number) => {
    await engine.event('network', null, (status) => (status.best?.number ?? 0) >= devnet.best().number);
    const ask = {
      kind: 'stake',
      hotkey,
      netuid: NETUID,
      amountRao: rao(STAKE),
      toleranceBps,
      allowPartial: false,
    } as const;
    const quoted = await engine.client.call('quoteOperation', {
      address: victim.signer.address,
      ask,
      protect: true,
    });
    const leg = quoted.trades[0];
    if (quoted.intent?.kind !== 'stake' || leg?.expected.token !== 'alpha' || leg.atLeast.token !== 'alpha')
      throw new Error(`no quote: ${JSON.stringify(quoted.issue)}`);
    return {
      intent: quoted.intent,
      expected: leg.expected.base as bigint,
      atLeast: leg.atLeast.base as bigint,
    };
  };

  it.each([50, 500])(
    'T17 an open stake loses at most its tolerance of %i bps, and that is what is taken',
    async (bps) => {
      const { intent, expected, atLeast } = await quote(bps);
      const [free, mine] = [attacker.free, held()];
      await victim.sendOpenly(intent);
      const put = await attacker.strike();
      await devnet.produceBlock();
      const got = held() - mine;
      expect(put).toBeGreaterThan(0n);
      expect(got).toBeGreaterThanOrEqual(atLeast);
      const lossBps = ((expected - got) * 10_000n) / expected;
      expect(lossBps).toBeLessThanOrEqual(BigInt(bps));
      const earned = attacker.free - free;
      expect(earned).toBeLessThanOrEqual((STAKE * BigInt(bps)) / 10_000n);
      console.info(
        `sandwich on ${name}, open, ${bps} bps: attacker put ${put} in front, earned ${earned} rao; victim lost ${lossBps} bps`,
      );
    },
  );

  it('T17 a hidden stake is not seen, and costs what was quoted', async () => {
    const { intent, expected, atLeast } = await quote(500);
    const [free, mine] = [attacker.free, held()];
    await victim.carry(await victim.sign(intent));
    let put = 0n;
    for (let block = 0; block < 4; block += 1) {
      put += await attacker.strike();
      await devnet.produceBlock();
    }
    const got = held() - mine;
    expect(put).toBe(0n);
    expect(attacker.free).toBe(free);
    expect(got).toBeGreaterThanOrEqual(atLeast);
    // Two blocks of the chain's own injections move a pool by less than a ten thousandth.
    expect(expected - got).toBeLessThan(expected / 10_000n);
    console.info(
      `sandwich on ${name}, hidden: attacker earned 0 rao; victim got ${got} of ${expected} expected`,
    );
  });
});
