import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { describe, expect, it } from 'vitest';
import { planScenario } from '../../../../devnet/scenario/scenario.js';

const size = { subnets: 10, validators: 3, accounts: 4, positionsPerAccount: 25 };

describe('scenario', () => {
  it('is the same on every start', () => {
    expect(planScenario('default')).toEqual(planScenario('default'));
  });

  it('has 129 subnets and 60 validators by default, 4 and 5 when small', () => {
    const counts = (['default', 'small'] as const)
      .map(planScenario)
      .map((plan) => [plan.subnets.length, plan.validators.length, plan.accounts.length]);
    expect(counts).toEqual([
      [129, 60, 3],
      [4, 5, 3],
    ]);
  });

  it('gives unique names, symbols and keys', () => {
    const { subnets, validators } = planScenario('default');
    const unique = (values: unknown[]) => new Set(values).size;
    expect(unique(subnets.map(({ name }) => name))).toBe(129);
    expect(unique(subnets.map(({ symbol }) => symbol))).toBe(129);
    expect(unique(validators.map(({ name }) => name))).toBe(60);
    expect(unique(validators.flatMap(({ hotkey, coldkey }) => [hotkey, coldkey]))).toBe(120);
  });

  it('holds the awkward cases an interface must stand', () => {
    const { subnets, validators } = planScenario('default');
    const names = subnets.map(({ name }) => name);
    expect(names.some((name) => name === '')).toBe(true);
    expect(names.some((name) => name.length > 100 && name.length <= 256)).toBe(true);
    expect(names.some((name) => /\p{Emoji_Presentation}/u.test(name))).toBe(true);
    expect(names.some((name) => name.includes('\u202e'))).toBe(true);
    expect(subnets.filter(({ subtokenEnabled }) => !subtokenEnabled)).toHaveLength(1);
    expect(subnets.filter(({ transferEnabled }) => !transferEnabled)).toHaveLength(1);
    expect(validators.filter(({ name }) => name === '')).toHaveLength(1);
  });

  it('keeps pools, prices, weights and takes within the promised bounds', () => {
    const { subnets, validators } = planScenario('default');
    for (const { netuid, taoInRao, alphaInRao, quoteWeight } of subnets.slice(1)) {
      const quote = Number(quoteWeight) / 1e18;
      const price = ((1 - quote) / quote) * (Number(taoInRao) / Number(alphaInRao));
      expect(Number(taoInRao) / 1e9, `pool ${netuid}`).toBeGreaterThanOrEqual(99.9);
      expect(Number(taoInRao) / 1e9, `pool ${netuid}`).toBeLessThanOrEqual(200_000);
      expect(alphaInRao, `alpha of ${netuid}`).toBeLessThan(8_000_001_000_000_000n);
      expect(price, `price ${netuid}`).toBeGreaterThan(0.000_49);
      expect(price, `price ${netuid}`).toBeLessThan(0.31);
      expect(Math.abs(quote - 0.5)).toBeLessThanOrEqual(0.02);
    }
    for (const { take, netuids } of validators) {
      expect(take).toBeLessThanOrEqual(11_796);
      expect(netuids[0]).toBe(0);
    }
  });

  it('leaves no subnet without a validator', () => {
    for (const scenario of ['default', 'small'] as const) {
      const { subnets, validators } = planScenario(scenario);
      const served = new Set(validators.flatMap(({ netuids }) => netuids));
      expect(served.size).toBe(subnets.length);
    }
  });

  it('funds accounts whose addresses belong to their secrets', async () => {
    await cryptoWaitReady();
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    for (const { suri, address, freeRao, positions } of planScenario('small').accounts) {
      expect(keyring.addFromUri(suri).address).toBe(address);
      expect(freeRao).toBeGreaterThan(0n);
      expect(positions.length).toBeGreaterThan(0);
      expect(positions.every(({ netuid, hotkey }) => netuid < 4 && hotkey !== '')).toBe(true);
    }
  });

  it('makes distinct positions for every load account', () => {
    const load = planScenario(size).accounts.slice(3);
    expect(load).toHaveLength(4);
    for (const { positions } of load) {
      expect(new Set(positions.map(({ hotkey, netuid }) => `${hotkey}/${netuid}`)).size).toBe(25);
    }
  });

  it.each([
    [{ ...size, subnets: 1 }, /subnets/],
    [{ ...size, validators: 0 }, /validators/],
    [{ ...size, accounts: 1.5 }, /accounts/],
    [{ ...size, positionsPerAccount: -1 }, /positionsPerAccount/],
  ])('refuses %o and names what is wrong', (wrong, name) => {
    expect(() => planScenario(wrong)).toThrow(name);
  });
});
