import { afterEach, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../devnet/codec/index.js';
import { stakeOf } from '../../../devnet/executive/subtensor/stakes.js';
import { DEVNET_MARKER } from '../../../devnet/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { DevnetOptions } from '../../../devnet/types.js';
import { Bench } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

const genesisOf = async (options: DevnetOptions = {}) =>
  (await bench.start({ port: null, ...options })).genesisHash;

describe('genesis', () => {
  it('is the same for the same options, whatever does not belong to the chain', async () => {
    const hash = await genesisOf();
    expect(await genesisOf()).toBe(hash);
    expect(await genesisOf({ port: 0, finalityLag: 7, autoSeal: true })).toBe(hash);
    expect(await genesisOf({ metadata: declaredMetadata() })).toBe(hash);
  });

  it('differs between metadata and between scenarios', async () => {
    const v14 = createRuntimeCodec(declaredMetadata()).metadataAt(14) ?? new Uint8Array();
    const size = { subnets: 4, validators: 5, accounts: 4, positionsPerAccount: 1 };
    const hashes = [
      await genesisOf(),
      await genesisOf({ metadata: v14 }),
      await genesisOf({ scenario: size }),
    ];
    expect(new Set(hashes).size).toBe(3);
  });

  it('is followed by the same blocks, made by hand', async () => {
    const [one, other] = [await bench.start({ port: null }), await bench.start({ port: null })];
    for (let i = 0; i < 5; i += 1) expect(await one.produceBlock()).toEqual(await other.produceBlock());
  });
});

describe('an epoch', () => {
  it('makes stakes grow, in less time than a person would wait', { timeout: 3_000 }, async () => {
    const devnet = await bench.start({ port: null });
    const coldkey = devnet.accounts.find(({ name }) => name === 'Alice')?.address ?? '';
    const hotkey = devnet.validators[0]?.hotkey ?? '';
    const held = () => stakeOf(devnet.state(), hotkey, coldkey, 1);
    const before = held();
    expect(before).toBeGreaterThan(0n);
    for (let i = 0; i < 400; i += 1) await devnet.produceBlock();
    expect(held()).toBeGreaterThan(before);
    expect(devnet.best().number).toBe(400);
  });
});

it('a node says that it is devnet, which the extension’s package must not contain', async () => {
  const devnet = await bench.start({ port: null });
  expect(await devnet.request('system_version')).toContain(DEVNET_MARKER);
});
