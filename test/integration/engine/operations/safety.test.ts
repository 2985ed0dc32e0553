import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { BalanceWorld } from './balance-world.js';

const S = 'SubtensorModule';
const HASH = `0x${'ab'.repeat(32)}`;
const OTHER_HASH = `0x${'cd'.repeat(32)}`;
const ofType = (type: string) => ({ type, value: undefined });
/** Deposit for one and for two rights (runtime/src/lib.rs, ProxyDepositBase and Factor), rao. */
const ONE = 93_000_000n;
const TWO = 126_000_000n;
type Poke = [pallet: string, item: string, args: unknown[], value: unknown];

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('taking control back on $name', (profile) => {
  let world: BalanceWorld;
  let thief: string;
  let undo: Poke[] = [];

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
  });
  beforeEach(() => {
    thief = world.addressOf('Bob');
  });
  afterEach(async () => {
    await world.poke(...undo.reverse());
    undo = [];
  });
  afterAll(() => world.stop());

  const change = async (...pokes: Poke[]) => {
    for (const [pallet, item, args] of pokes)
      undo.push([pallet, item, args, world.devnet.state().get(pallet, item, ...args)]);
    await world.poke(...pokes);
  };
  /** The form, the last check before signing and the chain agree on why not. */
  const refused = async (ask: OperationAsk, code: string, chain: string | null) => {
    const quote = await world.quote(ask);
    expect(quote.issue?.code).toBe(code);
    expect(quote.intent).toBeNull();
    expect(await world.buildSays(ask as BareIntent)).toBe(code);
    if (chain !== null) expect(await world.chainSays(ask as BareIntent)).toBe(chain);
    return quote;
  };
  const announceSwap = (from: number) =>
    change(
      [S, 'ColdkeySwapAnnouncements', [world.me], [from, HASH]],
      [S, 'ColdkeySwapDisputes', [world.me], undefined],
    );
  const grant = async () => {
    const before = world.account();
    await change(
      [
        'Proxy',
        'Proxies',
        [world.me],
        [
          [
            { delegate: thief, proxy_type: ofType('Any'), delay: 0 },
            { delegate: thief, proxy_type: ofType('Transfer'), delay: 10 },
          ],
          TWO,
        ],
      ],
      [
        'System',
        'Account',
        [world.me],
        { ...before, data: { ...before?.data, free: (before?.data.free ?? 0n) - TWO, reserved: TWO } },
      ],
    );
  };

  describe('a coldkey swap', () => {
    it('N2 disputes an announced one, which freezes the account for everybody', async () => {
      await announceSwap(90_000);
      const { quote, failure, feeRao } = await world.act({ kind: 'dispute-swap' });
      expect(failure).toBeNull();
      expect(quote).toMatchObject({ intent: { kind: 'dispute-swap' }, issue: null, pays: [], receives: [] });
      expect(quote.networkFeeRao).toBe(feeRao);
      expect(world.devnet.state().get(S, 'ColdkeySwapDisputes', world.me)).toBeDefined();
      await refused({ kind: 'dispute-swap' }, 'safety/already-disputed', null);
      await refused({ kind: 'clear-swap' }, 'account/swap-disputed', null);
      await world.poke([S, 'ColdkeySwapDisputes', [world.me], undefined]);
    });

    it('N2 there is nothing to answer without one', async () => {
      const missing = 'subtensorModule.ColdkeySwapAnnouncementNotFound';
      await refused({ kind: 'dispute-swap' }, 'safety/no-swap', missing);
      await refused({ kind: 'clear-swap' }, 'safety/no-swap', missing);
    });

    it('N2 clears one only once the waiting time after it is over, to the block', async () => {
      const wait = Number(world.devnet.state().get(S, 'ColdkeySwapReannouncementDelay'));
      await announceSwap(50_000);
      const early = await refused(
        { kind: 'clear-swap' },
        'safety/too-early',
        'subtensorModule.ColdkeySwapClearTooEarly',
      );
      expect(early.issue?.context).toEqual({ atBlock: 50_000 + wait });
      await change([S, 'ColdkeySwapReannouncementDelay', [], 5]);
      const now = world.devnet.best().number;
      await world.poke([S, 'ColdkeySwapAnnouncements', [world.me], [now - 3, HASH]]);
      // Best is now + 1; the transaction would be in now + 2 = (now - 3) + 5.
      const { failure } = await world.act({ kind: 'clear-swap' });
      expect(failure).toBeNull();
      expect(world.devnet.state().get(S, 'ColdkeySwapAnnouncements', world.me)).toBeUndefined();
    });

    it('N2 while one is announced nothing else passes, and what would help then is said', async () => {
      await grant();
      await announceSwap(90_000);
      const frozen: OperationAsk[] = [
        { kind: 'remove-proxies' },
        { kind: 'remove-proxy', delegate: thief, proxyType: 'Any', delayBlocks: 0 },
        { kind: 'reject-announcement', delegate: thief, callHash: HASH },
        { kind: 'evacuate', to: thief },
      ];
      for (const ask of frozen) {
        const quote = await world.quote(ask);
        expect(quote.issue).toEqual({ code: 'safety/frozen', context: { block: 90_000 } });
        expect(quote.intent).toBeNull();
      }
      expect(await world.buildSays({ kind: 'remove-proxies' })).toBe('safety/frozen');
      expect(await world.chainSays({ kind: 'remove-proxies' })).toMatch(/^pool: .*Custom error: 0$/);
    });
  });

  describe('rights of others', () => {
    it('N2 takes exactly one back, and tells the deposit that comes free', async () => {
      await grant();
      const free = world.freeRao();
      const ask = { kind: 'remove-proxy', delegate: thief, proxyType: 'Transfer', delayBlocks: 10 } as const;
      const { quote, failure, feeRao } = await world.act(ask);
      expect(failure).toBeNull();
      expect(quote.receives).toEqual([{ token: 'tao', rao: TWO - ONE }]);
      expect(world.freeRao()).toBe(free + TWO - ONE - feeRao);
      const [left] = world.devnet.state().get('Proxy', 'Proxies', world.me) as [unknown[]];
      expect(left).toEqual([{ delegate: thief, proxy_type: ofType('Any'), delay: 0 }]);
      await refused(ask, 'safety/no-grant', 'proxy.NotFound');
    });

    it('N2 another type or delay is another right', async () => {
      await grant();
      const ask = { kind: 'remove-proxy', delegate: thief, proxyType: 'Any', delayBlocks: 10 } as const;
      await refused(ask, 'safety/no-grant', 'proxy.NotFound');
      const made = await world.quote({ ...ask, proxyType: 'NoSuchType' });
      expect(made.issue?.code).toBe('chain/unavailable-feature');
    });

    it('N2 takes all of them back with the whole deposit; with none it would only cost the fee', async () => {
      await grant();
      const free = world.freeRao();
      const { quote, failure, feeRao } = await world.act({ kind: 'remove-proxies' });
      expect(failure).toBeNull();
      expect(quote.receives).toEqual([{ token: 'tao', rao: TWO }]);
      expect(world.freeRao()).toBe(free + TWO - feeRao);
      expect(world.devnet.state().get('Proxy', 'Proxies', world.me)).toEqual([[], 0n]);
      await refused({ kind: 'remove-proxies' }, 'safety/no-grant', null);
    });

    it('N2 rejects exactly the announced call', async () => {
      await grant();
      const told = (call_hash: string, real: string) => ({ real, call_hash, height: 1 });
      const other = world.addressOf('Alice');
      await change([
        'Proxy',
        'Announcements',
        [thief],
        [[told(HASH, world.me), told(HASH, other), told(OTHER_HASH, world.me)], 0n],
      ]);
      const ask = { kind: 'reject-announcement', delegate: thief, callHash: HASH } as const;
      const { quote, failure } = await world.act(ask);
      expect(failure).toBeNull();
      expect(quote).toMatchObject({ intent: ask, pays: [], receives: [] });
      const [left] = world.devnet.state().get('Proxy', 'Announcements', thief) as [unknown[]];
      expect(left).toEqual([told(HASH, other), told(OTHER_HASH, world.me)]);
      await refused(ask, 'safety/no-announcement', 'proxy.NotFound');
    });
  });

  it('N2 a network in safe mode takes none of it', async () => {
    await change(['SafeMode', 'EnteredUntil', [], 99_000]);
    await refused({ kind: 'remove-proxies' }, 'network/paused', 'system.CallFiltered');
  });
});
