import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { accountIdHex, decodeAddress, encodeAddress } from '../../../src/core/address/index.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { AccountPortfolio } from '../../../src/core/stake/types.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { NEWER } from './support/profiles.js';

/** `get_root_basket_positions`, read by hand: compact length, then hotkey, shares and payout of each. */
async function ownAnswer(devnet: Devnet, address: string) {
  const key = accountIdHex(decodeAddress(address).accountId);
  const hash = devnet.best().hash;
  const answer = await devnet.request('state_call', [
    'BetaBasketRuntimeApi_get_root_basket_positions',
    key,
    hash,
  ]);
  const bytes = Buffer.from(String(answer).slice(2), 'hex');
  const rows = (bytes[0] ?? 0) >> 2;
  return Array.from({ length: rows }, (_, i) => {
    const at = 1 + i * 48;
    return {
      hotkey: encodeAddress(new Uint8Array(bytes.subarray(at, at + 32))),
      shares: bytes.readBigUInt64LE(at + 32),
      payout: bytes.readBigUInt64LE(at + 40),
    };
  });
}

describe('root baskets on the newer runtime', () => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let accounts: AccountPortfolio[];

  const read = async (addresses: string[]): Promise<AccountPortfolio[]> => {
    const block = devnet.best().number;
    const reading = await engine.event(
      'portfolio',
      { addresses },
      ({ state, snapshot }) => state === 'live' && snapshot?.block.number === block,
    );
    return liveValue(reading).accounts;
  };

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...NEWER.options });
    for (let i = 0; i < 5; i += 1) await devnet.produceBlock();
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    accounts = await read(devnet.accounts.map(({ address }) => address));
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('P5 are worth what the runtime itself says, to the rao', async () => {
    const rows = accounts.flatMap(({ address, baskets }) =>
      (baskets ?? []).map((basket) => ({ address, ...basket })),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { address, baskets } of accounts) {
      const own = (await ownAnswer(devnet, address)).filter(({ shares }) => shares > 0n);
      expect(
        (baskets ?? [])
          .map(({ hotkey, shares, valueRao }) => ({ hotkey, shares, payout: valueRao }))
          .sort(byHotkey),
      ).toEqual(own.sort(byHotkey));
    }
  });

  it('P1 parts add up to the total: free, reserved, positions, baskets', () => {
    for (const { balance, positions, baskets, totalRao, unpriced } of accounts) {
      const exits = positions.map(({ exit }) => (exit.kind === 'exact' ? (exit.rao as bigint) : 0n));
      const owed = (baskets ?? []).map(({ valueRao }) => valueRao as bigint);
      const parts = [balance.freeRao as bigint, balance.reservedRao as bigint, ...exits, ...owed];
      expect(parts.reduce((sum, value) => sum + value, 0n)).toBe(totalRao);
      expect(unpriced).toBe(positions.filter(({ exit }) => exit.kind !== 'exact').length);
    }
  });

  it('P5 say the block until which root stake is held, where the chain holds it', async () => {
    devnet.poke('SubtensorModule', 'RootStakeUnlockInterval', [], 360n);
    const [owner] = accounts.filter(({ baskets }) => (baskets ?? []).length > 0);
    const basket = owner?.baskets?.[0];
    if (!owner || !basket) throw new Error('the scenario gives root stake');
    expect(basket.heldUntilBlock).toBeNull();
    devnet.poke('SubtensorModule', 'LastColdkeyHotkeyStakeBlock', [owner.address, basket.hotkey], 3n);
    await devnet.produceBlock();
    const [again] = await read([owner.address]);
    expect(again?.baskets?.find(({ hotkey }) => hotkey === basket.hotkey)?.heldUntilBlock).toBe(363);
  });
});

function byHotkey(a: { hotkey: string }, b: { hotkey: string }): number {
  return a.hotkey < b.hotkey ? -1 : 1;
}
