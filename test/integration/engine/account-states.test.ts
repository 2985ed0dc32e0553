import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedAlpha } from '../../../devnet/executive/subtensor/locks.js';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';

const HASH = `0x${'ab'.repeat(32)}`;

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393, ...FINNEY_219])(
  'the state of accounts on $name',
  ({ options, spec }) => {
    let devnet: Devnet;
    let engine: EngineHarness;
    let practice: string;
    let other: string;

    /** Accounts are looked at again every five blocks. */
    const aMinute = async (): Promise<void> => {
      for (let i = 0; i < 5; i += 1) await devnet.produceBlock();
    };
    const states = async (wanted: (state: AccountState | undefined) => boolean): Promise<AccountState[]> => {
      const addresses = [practice, other];
      return liveValue(
        await engine.event(
          'accountStates',
          { addresses },
          ({ state, snapshot }) => state === 'live' && wanted(snapshot?.value[0]),
        ),
      );
    };

    beforeAll(async () => {
      globalThis.indexedDB = new IDBFactory();
      devnet = await startDevnet({ scenario: 'small', ...options });
      await devnet.produceBlock();
      const addressOf = (name: string) => devnet.accounts.find((entry) => entry.name === name)?.address ?? '';
      practice = addressOf('Practice');
      other = devnet.accounts.find(({ name }) => name !== 'Practice')?.address ?? '';
      engine = startEngine();
      await engine.client.configure(localChoice(devnet.url));
    });
    afterAll(async () => {
      engine.stop();
      await devnet.close();
    });

    it('D4 says of each part whether this runtime has it, and never guesses', async () => {
      const [state] = await states(() => true);
      expect(state?.availability.kind).toBe(spec >= 424 ? 'known' : 'unavailable');
      expect(state?.locks.kind).toBe(spec >= 424 ? 'known' : 'unavailable');
      expect(state?.proxies).toEqual({ kind: 'known', value: { grants: [], depositRao: 0n } });
      expect(state?.coldkeySwap.kind).toBe(spec >= 393 ? 'known' : 'unavailable');
      expect(state?.crowdloans.kind).toBe(spec >= 393 ? 'known' : 'unavailable');
      const rewards = { 219: 'unavailable', 393: 'claims', 424: 'claims', 475: 'baskets' }[spec];
      expect(state?.rootRewards.kind).toBe(rewards);
    });

    it.runIf(spec >= 393)(
      'K10 K12 tells who may act for an account, and that its key is being exchanged',
      async () => {
        const best = devnet.best().number;
        const type = { type: 'Staking', value: undefined };
        devnet.poke(
          'Proxy',
          'Proxies',
          [practice],
          [[{ delegate: other, proxy_type: type, delay: 7 }], 93_000_000n],
        );
        devnet.poke(
          'Proxy',
          'Announcements',
          [practice],
          [[{ real: other, call_hash: HASH, height: best }], 104_000_000n],
        );
        devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncements', [practice], [best + 36_000, HASH]);
        await aMinute();
        const [state, untouched] = await states(
          (first) => first?.coldkeySwap.kind === 'known' && first.coldkeySwap.value.state !== 'none',
        );
        expect(state?.proxies).toEqual({
          kind: 'known',
          value: {
            grants: [{ delegate: other, proxyType: 'Staking', delayBlocks: 7 }],
            depositRao: 93_000_000n,
          },
        });
        expect(state?.announcements).toEqual({
          kind: 'known',
          value: [{ real: other, callHash: HASH, height: best }],
        });
        expect(state?.coldkeySwap).toEqual({
          kind: 'known',
          value: { state: 'announced', newColdkeyHash: HASH, executableAtBlock: best + 36_000 },
        });
        expect(untouched?.coldkeySwap).toEqual({ kind: 'known', value: { state: 'none' } });
      },
    );

    it.runIf(spec >= 393)('T21 finds what was given to crowdloans', async () => {
      devnet.poke('Crowdloan', 'NextCrowdloanId', [], 2);
      devnet.poke('Crowdloan', 'Crowdloans', [1], {
        creator: other,
        deposit: 10_000_000_000n,
        min_contribution: 100_000_000n,
        end: 60_000,
        cap: 900_000_000_000n,
        funds_account: other,
        raised: 12_000_000_000n,
        target_address: other,
        call: undefined,
        finalized: false,
        contributors_count: 2,
      });
      devnet.poke('Crowdloan', 'Contributions', [1, practice], 2_000_000_000n);
      await aMinute();
      const [state] = await states(
        (first) => first?.crowdloans.kind === 'known' && first.crowdloans.value.length > 0,
      );
      expect(state?.crowdloans).toEqual({
        kind: 'known',
        value: [{ crowdloanId: 1, contributedRao: 2_000_000_000n, endBlock: 60_000, finalized: false }],
      });
    });

    it.runIf(spec >= 424)('P4 shows a lock, what it is bound to and what stays free', async () => {
      const [before] = await states(() => true);
      if (before?.availability.kind !== 'known') throw new Error('this runtime tells availability');
      const held = before.availability.value.find(({ netuid }) => netuid !== 0);
      if (!held) throw new Error('the scenario gives the account a position');
      const [validator] = devnet.validators;
      const lock = {
        locked_mass: held.totalBase / 2n,
        conviction: 0n,
        last_update: BigInt(devnet.best().number),
      };
      devnet.poke('SubtensorModule', 'Lock', [practice, held.netuid, validator?.hotkey], lock);
      devnet.poke('SubtensorModule', 'DecayingLock', [practice, held.netuid], false);
      await aMinute();
      const [state] = await states((first) => first?.locks.kind === 'known' && first.locks.value.length > 0);
      if (state?.availability.kind !== 'known' || state.locks.kind !== 'known')
        throw new Error('known before');
      const now = state.availability.value.find(({ netuid }) => netuid === held.netuid);
      expect(now?.lockedBase).toBe(held.totalBase / 2n);
      expect((now?.availableBase ?? 0n) + (now?.lockedBase ?? 0n)).toBe(now?.totalBase);
      expect(state.locks.value).toEqual([
        {
          netuid: held.netuid,
          hotkey: validator?.hotkey,
          lockedBase: now?.lockedBase,
          perpetual: true,
          sinceBlock: Number(lock.last_update),
          maturesAtBlock: null,
        },
      ]);
    });

    it.runIf(spec >= 424)('P4 says at which block a decaying lock has let go of everything', async () => {
      const netuid = 1;
      const hotkey = devnet.validators[0]?.hotkey ?? '';
      const stake = {
        locked_mass: 5_000_000_000n,
        conviction: 0n,
        last_update: BigInt(devnet.best().number),
      };
      devnet.poke('SubtensorModule', 'Lock', [other, netuid, hotkey], stake);
      await aMinute();
      const [, state] = await states(() => true);
      const locks = state?.locks.kind === 'known' ? state.locks.value : [];
      const lock = locks.find((one) => one.netuid === netuid);
      if (!lock?.maturesAtBlock) throw new Error('the lock decays');
      // The chain's own arithmetic, by the devnet: below 100 base units it holds nothing.
      const massAt = (block: number) => lockedAlpha(devnet.state(), other, netuid, block);
      expect(lock.perpetual).toBe(false);
      expect(massAt(lock.maturesAtBlock)).toBeLessThan(100n);
      expect(massAt(lock.maturesAtBlock - 1)).toBeGreaterThanOrEqual(100n);
    });

    it('P6 S80 shows what is remembered beside the error while no node can be reached', async () => {
      await states(() => true);
      const again = startEngine();
      await devnet.stopListening();
      try {
        await again.client.configure(localChoice(devnet.url));
        const addresses = [practice, other];
        const close = again.client.open('portfolio', { addresses }, () => undefined);
        const reading = await again.event('accountStates', { addresses }, ({ state }) => state === 'error');
        close();
        expect(reading.error?.code).toBe('chain/offline');
        expect(reading.snapshot?.value.map(({ address }) => address)).toEqual(addresses);
      } finally {
        again.stop();
        await devnet.listen();
      }
    });
  },
);
