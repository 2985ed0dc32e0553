import { describe, expect, it } from 'vitest';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import { FEATURES } from '../../../../src/core/chain/capability.js';
import { capabilityReport, upgradeBetween } from '../../../../src/engine/capabilities/report.js';
import { itemState } from '../../../../src/engine/chain/item-state.js';
import { createRuntime, type Runtime } from '../../../../src/engine/chain/runtime.js';
import { FINNEY, finneyRuntime, hasChainFacts } from '../support/finney-runtime.js';

/** What came after spec 424 (claim_root keeps its shape and is no sign of either model by itself). */
const LATER = ['basket-staking', 'collateral', 'move-bounded', 'root-baskets'];

const unready = (runtime: Runtime) =>
  capabilityReport(runtime)
    .features.filter(({ state }) => state !== 'ready')
    .map(({ id }) => id)
    .sort();

const devnetRuntime = (profile: '424' | 'newer'): Promise<Runtime> =>
  createRuntime({
    genesisHash: FINNEY,
    specVersion: profile === 'newer' ? 475 : 424,
    transactionVersion: 1,
    version: 15,
    bytes: declaredMetadata(15, profile),
  });

describe.skipIf(!hasChainFacts)('capability report on Finney metadata (../shared)', () => {
  it('D4 names every feature once, each with what it stands on', async () => {
    const { features, specVersion } = capabilityReport(await finneyRuntime(424));
    expect(specVersion).toBe(424);
    expect(features.map(({ id }) => id)).toEqual([...FEATURES]);
    for (const { items } of features) expect(items.length).toBeGreaterThan(0);
  });

  it('D4 finds on 424 all but what came later', async () => {
    expect(unready(await finneyRuntime(424))).toEqual(LATER);
  });

  it('D4 finds on 393 also no locks, no availability and no limit orders', async () => {
    const expected = [...LATER, 'availability', 'limit-orders', 'locks'].sort();
    expect(unready(await finneyRuntime(393))).toEqual(expected);
  });

  it('D4 finds on 219 money and delegation, and not one call of staking', async () => {
    const ready = capabilityReport(await finneyRuntime(219)).features.filter(
      ({ state }) => state === 'ready',
    );
    expect(ready.map(({ id }) => id)).toEqual([
      'balances',
      'send',
      'proxies',
      'announced-proxies',
      'multisig',
      'evm-mirror',
      'metadata-hash',
    ]);
  });

  it('D4 tells a call of another shape from one that is not there', async () => {
    const addStake = {
      kind: 'call',
      pallet: 'SubtensorModule',
      name: 'add_stake',
      args: ['hotkey', 'netuid:u16', 'amount_staked:u64'],
    } as const;
    expect(itemState(await finneyRuntime(424), addStake)).toBe('ready');
    expect(itemState(await finneyRuntime(219), addStake)).toBe('changed');
    expect(itemState(await finneyRuntime(219), { ...addStake, name: 'add_stake_limit' })).toBe('absent');
  });
});

describe('capability report on the profiles of devnet', () => {
  it('D4 424: what devnet declares of it is found', async () => {
    expect(unready(await devnetRuntime('424'))).toEqual([...LATER].sort());
  });

  it('D4 newer: baskets are there, the old claims are gone', async () => {
    expect(unready(await devnetRuntime('newer'))).toEqual(['root-claims']);
  });

  it('D4 S75 an upgrade is told by the features that changed', async () => {
    const [before, after] = await Promise.all([devnetRuntime('424'), devnetRuntime('newer')]);
    const upgrade = upgradeBetween(capabilityReport(before), capabilityReport(after), 7);
    expect(upgrade).toMatchObject({ from: 424, to: 475, atMs: 7 });
    expect(upgrade.changed.map(({ id, before: was, after: is }) => `${id}: ${was} > ${is}`)).toEqual([
      'move-bounded: unavailable > ready',
      'root-claims: ready > unavailable',
      'root-baskets: unavailable > ready',
      'basket-staking: unavailable > ready',
      'collateral: unavailable > ready',
    ]);
  });
});
