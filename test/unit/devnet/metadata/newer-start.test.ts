import { describe, expect, it } from 'vitest';
import { startDevnet } from '../../../../devnet/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';

interface Version {
  specVersion: number;
  apis: Array<[string, number]>;
}

const BASKETS = '0x43580abff6baab45';

describe('a devnet of profile newer', () => {
  it('D4 produces blocks and serves version 475 with the basket API among its APIs', async () => {
    const devnet = await startDevnet({ profile: 'newer', scenario: 'small', port: null });
    try {
      expect((await devnet.produceBlock()).number).toBe(1);
      expect((await devnet.produceBlock()).number).toBe(2);
      const version = (await devnet.request('state_getRuntimeVersion')) as Version;
      expect(version.specVersion).toBe(475);
      expect(version.apis.filter(([id]) => id === BASKETS)).toEqual([[BASKETS, 5]]);
      const metadata = await devnet.request('state_getMetadata');
      expect(metadata).toBe(`0x${Buffer.from(declaredMetadata(14, 'newer')).toString('hex')}`);
    } finally {
      await devnet.close();
    }
  });

  it('D4 is asked for: without it the runtime is 424, whose APIs lack baskets', async () => {
    const devnet = await startDevnet({ scenario: 'small', port: null });
    try {
      const version = (await devnet.request('state_getRuntimeVersion')) as Version;
      expect([version.specVersion, version.apis.some(([id]) => id === BASKETS)]).toEqual([424, false]);
    } finally {
      await devnet.close();
    }
  });

  it('D4 follows metadata that is given, whatever the profile says', async () => {
    const devnet = await startDevnet({
      profile: 'newer',
      metadata: declaredMetadata(),
      scenario: 'small',
      port: null,
    });
    expect(devnet.codec.specVersion).toBe(424);
    await devnet.close();
  });

  it('D4 is what a devnet of 424 becomes by an upgrade', async () => {
    const devnet = await startDevnet({ scenario: 'small', port: null });
    try {
      await devnet.upgrade(declaredMetadata(16, 'newer'));
      expect((await devnet.produceBlock()).number).toBeGreaterThan(2);
      expect(((await devnet.request('state_getRuntimeVersion')) as Version).specVersion).toBe(475);
      expect(devnet.codec.hasApi('BetaBasketRuntimeApi', 'get_beta_portfolio')).toBe(true);
    } finally {
      await devnet.close();
    }
  });

  it('D4 T1 can put a pool on the curve with the metadata of newer-pool', async () => {
    const metadata = declaredMetadata(16, 'newer-pool');
    const devnet = await startDevnet({ metadata, scenario: 'small', port: null });
    try {
      const curve = { alpha_scale: 4n, tao_scale: 3n, center_alpha: 9n, center_tao: 8n };
      devnet.poke('Swap', 'SwapSuperellipse', [1], curve);
      await devnet.produceBlock();
      expect(devnet.state().get('Swap', 'SwapSuperellipse', 1)).toEqual(curve);
      const key = devnet.codec.storageKey('Swap', 'SwapSuperellipse', 1);
      const bytes = [4, 3, 9, 8].map((part) => `0${part}`.padEnd(32, '0')).join('');
      expect(await devnet.request('state_getStorage', [key])).toBe(`0x${bytes}`);
      expect(devnet.codec.hasStorage('Swap', 'SwapBalancer')).toBe(true);
    } finally {
      await devnet.close();
    }
  });

  it('D4 produces blocks with the metadata of newer-ext', async () => {
    const metadata = declaredMetadata(16, 'newer-ext');
    const devnet = await startDevnet({ metadata, scenario: 'small', port: null });
    expect((await devnet.produceBlock()).number).toBe(1);
    expect(devnet.codec.extensions.length).toBe(13);
    await devnet.close();
  });
});
