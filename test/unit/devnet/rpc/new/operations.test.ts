import { describe, expect, it } from 'vitest';
import { Line, openDevnet } from './line.js';

const NOWHERE = `0x${'00'.repeat(32)}`;

async function open(scenario: 'small' | 'default' = 'small') {
  const devnet = await openDevnet({ scenario });
  const line = new Line(devnet);
  const id = line.follow();
  const at = devnet.genesisHash;
  const read = (items: unknown[], child: string | null = null) =>
    line.operate(id, 'storage', at, items, child);
  return { devnet, line, id, at, read };
}

describe('operations of a follow', () => {
  it('give body and call results after the answer that names them', async () => {
    const { devnet, line, id } = await open();
    const { hash } = await devnet.produceBlock();
    const [body] = line.operate(id, 'body', hash);
    expect(body).toMatchObject({ event: 'operationBodyDone', value: [expect.stringMatching(/^0x/)] });
    const before = line.frames.length;
    const [call] = line.operate(id, 'call', hash, 'Metadata_metadata_versions', '');
    expect(call).toMatchObject({ event: 'operationCallDone', output: '0x0c0e0000000f00000010000000' });
    expect(line.frames[before]).toMatchObject({ result: { result: 'started' } });
    expect(line.operate(id, 'call', hash, 'Metadata_metadata_at_version', '63000000')).toEqual([
      expect.objectContaining({ output: '0x00' }),
    ]);
  });

  it('report what the runtime cannot do as an error of the operation', async () => {
    const { line, id, at } = await open();
    expect(line.operate(id, 'call', at, 'Nothing_at_all', '0x')).toEqual([
      expect.objectContaining({ event: 'operationError', error: expect.stringMatching(/Nothing_at_all/) }),
    ]);
  });

  it('refuse blocks that are not pinned, and tell a stale subscription to wait', async () => {
    const { line, id, at } = await open();
    for (const rest of [['body'], ['call', 'Core_version', ''], ['storage', [], null]]) {
      const [method, ...params] = rest;
      expect(line.code(`chainHead_v1_${method}`, id, NOWHERE, ...params)).toBe(-32801);
      expect(line.call(`chainHead_v1_${method}`, 'stale', at, ...params)).toEqual({ result: 'limitReached' });
    }
    expect(line.call('chainHead_v1_stopOperation', 'stale', '1')).toBeNull();
    expect(line.call('chainHead_v1_continue', 'stale', '1')).toBeNull();
    expect(line.code('chainHead_v1_continue', id, '1')).toBe(-32803);
  });
});

describe('chainHead_v1_storage', () => {
  it('reads values and hashes, and leaves out what is not there', async () => {
    const { devnet, read } = await open();
    const key = devnet.codec.storageKey('System', 'Account', devnet.accounts[0]?.address);
    const value = await devnet.request('state_getStorage', [key]);
    const hash = await devnet.request('state_getStorageHash', [key]);
    const items = [
      { key, type: 'value' },
      { key, type: 'hash' },
      { key: `${key}00`, type: 'value' },
      { key: '3a636f6465', type: 'hash' },
    ];
    expect(read(items)).toEqual([
      expect.objectContaining({
        event: 'operationStorageItems',
        items: [
          { key, value },
          { key, hash },
          { key: '0x3a636f6465', hash: expect.stringMatching(/^0x/) },
        ],
      }),
      expect.objectContaining({ event: 'operationStorageDone' }),
    ]);
    expect(read([{ key, type: 'value' }], '0x00')).toEqual([
      expect.objectContaining({ event: 'operationStorageDone' }),
    ]);
  });

  it('has no Merkle values and no other types', async () => {
    const { line, id, at, read } = await open();
    expect(read([{ key: '0x', type: 'closestDescendantMerkleValue' }])).toEqual([
      expect.objectContaining({ event: 'operationError', error: expect.stringMatching(/no trie/) }),
    ]);
    expect(line.code('chainHead_v1_storage', id, at, [{ key: '0x', type: 'size' }], null)).toBe(-32602);
    expect(line.code('chainHead_v1_storage', id, at, 'all', null)).toBe(-32602);
    expect(line.code('chainHead_v1_storage', id, at, [null], null)).toBe(-32602);
  });

  it('hands out descendants page by page, as the client asks for more', async () => {
    const { devnet, line, id, at } = await open('default');
    const prefix = devnet.codec.storageKey('SubtensorModule', 'SubnetTAO');
    const keys = (await devnet.request('state_getKeysPaged', [prefix, 1000])) as string[];
    expect(keys.length).toBeGreaterThan(100);
    const ask = (type: string) =>
      line.call<{ operationId: string }>('chainHead_v1_storage', id, at, [{ key: prefix, type }], null)
        .operationId;
    const values = ask('descendantsValues');
    const names = () => line.operation(id, values).map(({ event }) => event);
    expect(names()).toEqual(['operationStorageItems', 'operationWaitingForContinue']);
    line.call('chainHead_v1_continue', id, values);
    expect(names().slice(2)).toEqual(['operationStorageItems', 'operationStorageDone']);
    const found = line.operation(id, values).flatMap(({ items }) => (items ?? []) as Array<{ key: string }>);
    expect(found.map(({ key }) => key)).toEqual(keys);
    expect(line.code('chainHead_v1_continue', id, values)).toBe(-32803);
    const hashes = ask('descendantsHashes');
    expect(line.operation(id, hashes)[0]?.items).toHaveLength(100);
    line.call('chainHead_v1_stopOperation', id, hashes);
    expect(line.code('chainHead_v1_continue', id, hashes)).toBe(-32803);
    expect(line.operation(id, hashes)).toHaveLength(2);
  });

  it('takes sixteen items at a time and discards the others', async () => {
    const { devnet, line, id, at } = await open('default');
    const prefix = devnet.codec.storageKey('SubtensorModule', 'SubnetTAO');
    const items = Array.from({ length: 20 }, () => ({ key: prefix, type: 'descendantsHashes' }));
    const first = line.call<{ operationId: string }>('chainHead_v1_storage', id, at, items, null);
    expect(first).toMatchObject({ result: 'started', discardedItems: 4 });
    expect(line.call('chainHead_v1_storage', id, at, items, null)).toEqual({ result: 'limitReached' });
    expect(line.call('chainHead_v1_body', id, at)).toEqual({ result: 'limitReached' });
    expect(line.call('chainHead_v1_call', id, at, 'Core_version', '')).toEqual({ result: 'limitReached' });
    line.call('chainHead_v1_stopOperation', id, first.operationId);
    expect(line.call('chainHead_v1_body', id, at)).toMatchObject({ result: 'started' });
  });
});
