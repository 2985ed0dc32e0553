import { Metadata as PolkadotMetadata, TypeRegistry as PolkadotRegistry } from '@polkadot/types';
import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { AccountId, decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata, type MetadataProfile } from '../../../../devnet/metadata/index.js';
import {
  encodeValue,
  hasCall,
  hasRuntimeApi,
  hasStorage,
  openMetadata,
} from '../../../../src/core/chain/light/index.js';
import { createRandom, possibleCalls, randomCall } from '../../../support/random-value.js';

const GENESIS = `0x${'11'.repeat(32)}`;
const HOTKEY = AccountId(42).dec(new Uint8Array(32).fill(0x11));
const CUSTOM_EXTENSIONS = [
  'SudoTransactionExtension',
  'CheckShieldedTxValidity',
  'SubtensorTransactionExtension',
  'DrandPriority',
];

function light(profile: MetadataProfile, version: 14 | 15, specVersion: number) {
  return openMetadata({
    key: `${GENESIS}-${profile}`,
    genesisHash: GENESIS,
    specVersion,
    transactionVersion: 1,
    version,
    bytes: declaredMetadata(version, profile),
    storedAtMs: version,
  });
}

describe.each([14, 15, 16])('the newer profile as V%i', (version) => {
  const complaints: unknown[][] = [];
  beforeEach(() => {
    complaints.length = 0;
    for (const level of ['warn', 'error', 'log'] as const) {
      vi.spyOn(console, level).mockImplementation((...line) => void complaints.push(line));
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('D4 is read by @polkadot/types without a warning, down to a new call', () => {
    const registry = new PolkadotRegistry();
    const custom = Object.fromEntries(
      CUSTOM_EXTENSIONS.map((identifier) => [identifier, { extrinsic: {}, payload: {} }]),
    );
    registry.setMetadata(
      new PolkadotMetadata(registry, declaredMetadata(version, 'newer')),
      undefined,
      custom,
    );
    const claim = registry.createType('Call', `0x0794${'11'.repeat(32)}`);
    expect(`${claim.section}.${claim.method}`).toBe('subtensorModule.claimRootWithHotkey');
    const take = registry.createType('Call', `0x0741${'11'.repeat(32)}142e`);
    expect(take.toHuman()).toMatchObject({ method: 'decreaseTake', args: { take: '11,796' } });
    const error = registry.findMetaError(Uint8Array.of(7, 163));
    expect(error.name).toBe('TooManyStakingHotkeys');
    expect(registry.signedExtensions.length).toBe(13);
    expect(complaints).toEqual([]);
  });

  it('D4 is read by the metadata builders down to a new event and a new error', () => {
    const metadata = unifyMetadata(decAnyMetadata(new Uint8Array(declaredMetadata(version, 'newer'))));
    const build = getDynamicBuilder(getLookupFn(metadata));
    const subtensor = metadata.pallets.find(({ name }) => name === 'SubtensorModule');
    const events = build.buildDefinition(subtensor?.events?.type ?? -1);
    const claimed = { type: 'RootClaimed', value: { coldkey: HOTKEY, tao: 0n } };
    expect(events.enc(claimed)).toEqual(
      Uint8Array.from([115, ...new Uint8Array(32).fill(0x11), ...new Uint8Array(8)]),
    );
    expect(events.dec(events.enc(claimed))).toEqual(claimed);
    const errors = build.buildDefinition(subtensor?.errors?.type ?? -1);
    expect(errors.dec(Uint8Array.of(163))).toMatchObject({ type: 'TooManyStakingHotkeys' });
    expect(() => events.dec(Uint8Array.of(146, 0, 0, 0))).toThrow();
  });
});

describe.each([14, 15] as const)("the newer profile as V%i in the wallet's own codec", (version) => {
  const newer = light('newer', version, 475);
  const old = light('424', version, 424);

  it('D4 T11 T13 shows what came and what went', () => {
    expect(hasCall(newer, 'SubtensorModule', 'claim_root_with_hotkey', ['hotkey'])).toBe(true);
    expect(hasCall(newer, 'SubtensorModule', 'stake_into_basket', ['hotkey', 'amount_staked'])).toBe(true);
    expect(hasStorage(newer, 'SubtensorModule', 'BasketRate')).toBe(true);
    expect(hasStorage(newer, 'SubtensorModule', 'Alpha')).toBe(false);
    expect(newer.constant('SubtensorModule', 'InitialMinTransfer')).toMatchObject({ value: 100_000n });
    expect(hasRuntimeApi(newer, 'BetaBasketRuntimeApi', 'get_beta_portfolio')).toBe(version === 15);
    expect(hasRuntimeApi(newer, 'SubnetInfoRuntimeApi', 'get_block_emission')).toBe(version === 15);
    expect(hasStorage(old, 'SubtensorModule', 'BasketRate')).toBe(false);
  });

  it('D4 has the same bytes for every call that both runtimes have, takes included', () => {
    const random = createRandom(475);
    const there = new Set(possibleCalls(newer).map((names) => names.join('.')));
    const [before, shared] = [
      possibleCalls(old),
      possibleCalls(old).filter((names) => there.has(names.join('.'))),
    ];
    expect(before.filter((names) => !shared.some((kept) => kept.join() === names.join()))).toEqual([
      ['SubtensorModule', 'set_root_claim_type'],
    ]);
    for (const [pallet, call] of shared) {
      for (let run = 0; run < 5; run++) {
        const bytes = encodeValue(old.registry, randomCall(old.registry, pallet, call, random));
        const read = [old, newer].map((runtime) => {
          const canonical = runtime.canonical(runtime.decodeCall(bytes));
          return JSON.stringify(canonical);
        });
        expect([pallet, call, read[1]]).toEqual([pallet, call, read[0]]);
      }
    }
  });

  it('D4 reads back every call it has, the new ones and orders of the second version among them', () => {
    const random = createRandom(7);
    for (const [pallet, call] of possibleCalls(newer)) {
      const bytes = encodeValue(newer.registry, randomCall(newer.registry, pallet, call, random));
      const decoded = newer.canonical(newer.decodeCall(bytes));
      expect([decoded.pallet, decoded.call]).toEqual([pallet, call]);
    }
  });

  it('D4 has the 13 extensions of 424', () => {
    const named = (runtime: typeof newer) =>
      runtime.extensions.map(({ identifier, zeroSized }) => [identifier, zeroSized]);
    expect(named(newer)).toEqual(named(old));
    expect(newer.extensions.length).toBe(13);
  });
});

describe('the digest of the newer profile', () => {
  it('D4 is computed from V15, agrees with what devnet checks, and is not that of 424', () => {
    const digest = light('newer', 15, 475).digest();
    const served = createRuntimeCodec(declaredMetadata(16, 'newer')).digest() ?? new Uint8Array();
    expect(digest).toBe(`0x${Buffer.from(served).toString('hex')}`);
    expect(digest).not.toBe(light('424', 15, 424).digest());
    expect(light('newer', 14, 475).digest()).toBeNull();
  });

  it('D4 is not touched by an extension that only version 1 reaches', () => {
    expect(light('newer-ext', 15, 475).digest()).toBe(light('newer', 15, 475).digest());
    const signed = createRuntimeCodec(declaredMetadata(16, 'newer-ext')).extensions;
    expect(signed.map(({ identifier }) => identifier)).not.toContain('AuthorizeHashedAccount');
    expect(signed.length).toBe(13);
  });
});

describe('the 14th extension of newer-ext in V16', () => {
  it('D4 is reached by version 1 in substrate-bindings, while version 0 stays what a v4 extrinsic carries', () => {
    const of = (profile: MetadataProfile) =>
      unifyMetadata(decAnyMetadata(new Uint8Array(declaredMetadata(16, profile)))).extrinsic
        .extensionsByVersion;
    const names = (list: Array<{ identifier: string }> | undefined) =>
      list?.map(({ identifier }) => identifier);
    const [zero, one] = [names(of('newer-ext')[0]), names(of('newer-ext')[1])];
    expect(zero).toEqual(names(of('newer')[0]));
    expect(zero?.length).toBe(13);
    expect(one).toEqual(['AuthorizeHashedAccount', ...(zero ?? [])]);
    expect(of('newer')[1]).toBeUndefined();
  });

  it('D4 is taken for one of v4 by @polkadot/types, which reads the flat list: V16 is not for it', () => {
    const registry = new PolkadotRegistry();
    const custom = [...CUSTOM_EXTENSIONS, 'AuthorizeHashedAccount'];
    registry.setMetadata(
      new PolkadotMetadata(registry, declaredMetadata(16, 'newer-ext')),
      undefined,
      Object.fromEntries(custom.map((identifier) => [identifier, { extrinsic: {}, payload: {} }])),
    );
    expect(registry.signedExtensions).toContain('AuthorizeHashedAccount');
  });
});
