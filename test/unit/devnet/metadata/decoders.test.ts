import { Metadata as PolkadotMetadata, TypeRegistry as PolkadotRegistry } from '@polkadot/types';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { $Metadata, PortableRegistry } from 'dedot/codecs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';

const CALL = `0x0758${'11'.repeat(32)}0300${'00e1f50500000000'}${'40420f0000000000'}01`;

describe.each([14, 15, 16])('declared metadata V%i', (version) => {
  const bytes = declaredMetadata(version);
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

  it('is read by @polkadot/types without a warning, down to a staking call', () => {
    const registry = new PolkadotRegistry();
    const metadata = new PolkadotMetadata(registry, bytes);
    const custom = [
      'SudoTransactionExtension',
      'CheckShieldedTxValidity',
      'SubtensorTransactionExtension',
      'DrandPriority',
    ];
    registry.setMetadata(
      metadata,
      undefined,
      Object.fromEntries(custom.map((identifier) => [identifier, { extrinsic: {}, payload: {} }])),
    );
    const call = registry.createType('Call', CALL);
    expect(call.toHex()).toBe(CALL);
    expect(`${call.section}.${call.method}`).toBe('subtensorModule.addStakeLimit');
    expect(call.toHuman()).toMatchObject({ args: { netuid: '3', allow_partial: true } });
    expect(registry.signedExtensions.length).toBe(13);
    expect(complaints).toEqual([]);
  });

  it('is read by substrate-bindings', () => {
    const unified = unifyMetadata(decAnyMetadata(new Uint8Array(bytes)));
    expect(unified.version).toBe(version);
    expect(unified.pallets.map((pallet) => pallet.index)).toContain(7);
    expect(unified.apis.length).toBe(version === 14 ? 0 : 13);
  });

  it('is read by dedot without a warning, down to a staking call', () => {
    const metadata = $Metadata.tryDecode(new Uint8Array(bytes));
    const registry = new PortableRegistry(metadata.latest);
    const call = registry.findCodec(metadata.latest.extrinsic.callTypeId ?? -1).tryDecode(CALL);
    expect(call).toMatchObject({ pallet: 'SubtensorModule', palletCall: { name: 'AddStakeLimit' } });
    expect(complaints).toEqual([]);
  });
});
