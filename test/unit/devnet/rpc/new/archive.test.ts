import { describe, expect, it } from 'vitest';
import { Line, openDevnet } from './line.js';

const NOWHERE = `0x${'00'.repeat(32)}`;

describe('archive_v1', () => {
  it('answers for old blocks and for those of other branches', async () => {
    const devnet = await openDevnet({ finalityLag: 3 });
    for (let i = 0; i < 4; i += 1) await devnet.produceBlock();
    const lost = devnet.best().hash;
    await devnet.reorg(1);
    const line = new Line(devnet);
    expect(line.call('archive_v1_genesisHash')).toBe(devnet.genesisHash);
    expect(line.call('archive_v1_finalizedHeight')).toBe(devnet.finalized().number);
    expect(line.call('archive_v1_hashByHeight', 0)).toEqual([devnet.genesisHash]);
    expect(line.call('archive_v1_hashByHeight', 99)).toEqual([]);
    const forks = line.call<string[]>('archive_v1_hashByHeight', 4);
    expect(forks).toHaveLength(2);
    expect(forks[1]).toBe(lost);
    expect(line.call('archive_v1_body', forks[0])).toHaveLength(1);
    expect(line.call('archive_v1_header', devnet.genesisHash)).toMatch(/^0x/);
    expect([line.call('archive_v1_body', NOWHERE), line.call('archive_v1_header', NOWHERE)]).toEqual([
      null,
      null,
    ]);
  });

  it('calls the runtime of a block', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    const ask = (hash: string, name: string) => line.call('archive_v1_call', hash, name, '');
    expect(ask(devnet.genesisHash, 'Metadata_metadata_versions')).toEqual({
      success: true,
      value: '0x0c0e0000000f00000010000000',
    });
    expect(ask(devnet.genesisHash, 'Nothing_here')).toEqual({ success: false, error: expect.any(String) });
    expect(ask(NOWHERE, 'Core_version')).toBeNull();
  });

  it('streams storage behind its answer, from a start key on if asked', async () => {
    const devnet = await openDevnet({ scenario: 'default' });
    const line = new Line(devnet);
    const key = devnet.codec.storageKey('SubtensorModule', 'SubnetTAO');
    const keys = (await devnet.request('state_getKeysPaged', [key, 1000])) as string[];
    const read = (items: unknown[], at = devnet.genesisHash as string) =>
      line.events(line.call<string>('archive_v1_storage', at, items, null));
    const all = read([{ key, type: 'descendantsHashes' }]);
    expect(all.slice(0, -1).map((item) => item.key)).toEqual(keys);
    expect(all.at(-1)).toEqual({ event: 'storageDone' });
    const rest = read([{ key, type: 'descendantsValues', paginationStartKey: keys[9] }]);
    expect(rest[0]).toMatchObject({ event: 'storage', key: keys[10], value: expect.stringMatching(/^0x/) });
    expect(rest).toHaveLength(keys.length - 9);
    expect(read([{ key, type: 'value' }], NOWHERE)).toEqual([
      { event: 'storageError', error: expect.any(String) },
    ]);
    expect(line.code('archive_v1_storage', NOWHERE, [{ key, type: 'value', paginationStartKey: key }])).toBe(
      -32602,
    );
    expect(line.call('archive_v1_stopStorage', 'nobody')).toBeNull();
  });

  it('has no state that a node without an archive would have thrown away', async () => {
    const devnet = await openDevnet();
    for (let i = 0; i < 8; i += 1) await devnet.produceBlock();
    devnet.setFault({ kind: 'pruned', keep: 4 });
    const line = new Line(devnet);
    expect(line.call('archive_v1_call', devnet.genesisHash, 'Core_version', '')).toMatchObject({
      success: false,
    });
    const [first] = line.events(line.follow());
    expect(first?.finalizedBlockHashes).toHaveLength(3);
  });
});
