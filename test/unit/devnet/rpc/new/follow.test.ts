import { describe, expect, it } from 'vitest';
import { declaredMetadata } from '../../../../../devnet/metadata/index.js';
import { Line, openDevnet } from './line.js';

const NOWHERE = `0x${'00'.repeat(32)}`;

async function produce(devnet: Awaited<ReturnType<typeof openDevnet>>, count: number): Promise<string[]> {
  const hashes: string[] = [];
  for (let i = 0; i < count; i += 1) hashes.push((await devnet.produceBlock()).hash);
  return hashes;
}

describe('chainHead_v1_follow', () => {
  it('is answered first, then tells of finalized blocks, open ones and the best one, in this order', async () => {
    const devnet = await openDevnet();
    const [one, two, three, four] = await produce(devnet, 4);
    const line = new Line(devnet);
    const id = line.follow();
    expect(line.frames[0]).toMatchObject({ result: id });
    expect(line.events(id)).toEqual([
      {
        event: 'initialized',
        finalizedBlockHashes: [devnet.genesisHash, one, two],
        finalizedBlockRuntime: {
          type: 'valid',
          spec: expect.objectContaining({ specVersion: 424, apis: expect.any(Object) }),
        },
      },
      { event: 'newBlock', blockHash: three, parentBlockHash: two, newRuntime: null },
      { event: 'newBlock', blockHash: four, parentBlockHash: three, newRuntime: null },
      { event: 'bestBlockChanged', bestBlockHash: four },
    ]);
    expect(line.frames.at(-1)?.method).toBe('chainHead_v1_followEvent');
  });

  it('names no more than the sixteen newest finalized blocks', async () => {
    const devnet = await openDevnet();
    const hashes = await produce(devnet, 30);
    const line = new Line(devnet);
    const [first] = line.events(line.follow());
    expect(first?.finalizedBlockHashes).toEqual(hashes.slice(12, 28));
  });

  it('says nothing of runtimes to a client that does not want them, and refuses its calls', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    const id = line.follow(false);
    await devnet.upgrade(declaredMetadata(16, 'newer'));
    expect(
      line.events(id).filter((event) => 'newRuntime' in event || 'finalizedBlockRuntime' in event),
    ).toEqual([]);
    expect(line.code('chainHead_v1_call', id, devnet.genesisHash, 'Core_version', '')).toBe(-32802);
  });

  it('tells of a new runtime at the block that brings it, and at no other', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    const id = line.follow();
    await devnet.produceBlock();
    await devnet.upgrade(declaredMetadata(16, 'newer'));
    const runtimes = line
      .events(id)
      .flatMap(({ event, newRuntime }) => (event === 'newBlock' ? [newRuntime] : []));
    expect(runtimes).toEqual([
      null,
      { type: 'valid', spec: expect.objectContaining({ specVersion: 475 }) },
      null,
    ]);
  });

  it('tells of both branches of a reorg and prunes the one that lost, whole', async () => {
    const devnet = await openDevnet({ finalityLag: 3 });
    const line = new Line(devnet);
    const id = line.follow();
    const lost = await produce(devnet, 2);
    await devnet.reorg(2);
    const best = devnet.best().hash;
    expect(line.names(id)).toEqual([
      'initialized',
      'bestBlockChanged',
      ...Array(2).fill(['newBlock', 'bestBlockChanged']).flat(),
      ...Array(3).fill('newBlock'),
      'bestBlockChanged',
    ]);
    const seen = line.frames.length;
    await devnet.produceBlock();
    const [, , finalized] = line.frames.slice(seen).map(({ params }) => params?.result);
    expect(finalized).toMatchObject({ event: 'finalized', prunedBlockHashes: lost });
    expect(line.operate(id, 'body', best).at(-1)).toMatchObject({ event: 'operationBodyDone' });
    // Pinned is pinned: what lost stays readable until it is let go.
    const [old] = lost;
    expect(line.call('chainHead_v1_header', id, old)).toMatch(/^0x/);
    const key = devnet.codec.storageKey('System', 'Number');
    const read = () => line.operate(id, 'storage', old, [{ key, type: 'value' }], null);
    expect(read()).toEqual([
      expect.objectContaining({ items: [{ key, value: '0x01000000' }] }),
      expect.objectContaining({ event: 'operationStorageDone' }),
    ]);
    line.call('chainHead_v1_unpin', id, old);
    expect(line.code('chainHead_v1_header', id, old)).toBe(-32801);
  });

  it('prunes no block twice and finalizes each once', async () => {
    const devnet = await openDevnet({ finalityLag: 3 });
    const line = new Line(devnet);
    const id = line.follow();
    await produce(devnet, 3);
    await devnet.reorg(2);
    await produce(devnet, 6);
    const told = line.events(id).filter(({ event }) => event === 'finalized');
    const all = told.flatMap(({ finalizedBlockHashes, prunedBlockHashes }) => [
      ...(finalizedBlockHashes as string[]),
      ...(prunedBlockHashes as string[]),
    ]);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(devnet.finalized().number + 2);
    expect(told.at(-1)?.finalizedBlockHashes).toEqual([devnet.finalized().hash]);
  });

  it('is there twice for each connection and not a third time', async () => {
    const devnet = await openDevnet();
    const [line, other] = [new Line(devnet), new Line(devnet)];
    const id = line.follow();
    line.follow(false);
    expect(line.code('chainHead_v1_follow', true)).toBe(-32800);
    expect(line.code('chainHead_v1_follow')).toBe(-32602);
    expect(other.follow()).toMatch(/^kelvin/);
    line.call('chainHead_v1_unfollow', id);
    expect(line.follow()).not.toBe(id);
  });

  it('falls silent when it is not wanted any more, and when the connection closes', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    const id = line.follow();
    const count = line.frames.length;
    line.call('chainHead_v1_unfollow', id);
    await devnet.produceBlock();
    expect(line.frames).toHaveLength(count + 1);
    expect(line.call('chainHead_v1_header', id, devnet.genesisHash)).toBeNull();
    expect(line.call('chainHead_v1_unfollow', id)).toBeNull();
    line.follow();
    line.session.close();
    expect(line.session.follows.size).toBe(0);
  });

  it('stops a client that keeps more blocks than it may', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    const id = line.follow();
    await produce(devnet, 511);
    expect(line.names(id)).not.toContain('stop');
    await produce(devnet, 3);
    expect(line.names(id).filter((event) => event === 'stop')).toHaveLength(1);
    expect(line.names(id).at(-1)).toBe('stop');
    expect(line.call('chainHead_v1_body', id, devnet.genesisHash)).toEqual({ result: 'limitReached' });
    expect(line.session.follows.size).toBe(0);
  });

  it('shows a chain that is behind as the node does', async () => {
    const devnet = await openDevnet();
    await produce(devnet, 10);
    devnet.setFault({ kind: 'behind', blocks: 4 });
    const line = new Line(devnet);
    const id = line.follow();
    expect(line.events(id).at(-1)?.bestBlockHash).toBe(await devnet.request('chain_getBlockHash', [6]));
    const next = await devnet.request('chain_getBlockHash', [7]);
    await devnet.produceBlock();
    expect(
      line
        .events(id)
        .filter(({ event }) => event === 'newBlock')
        .at(-1)?.blockHash,
    ).toBe(next);
    devnet.setFault(null);
    await devnet.produceBlock();
    expect(
      line
        .events(id)
        .filter(({ event }) => event === 'bestBlockChanged')
        .at(-1)?.bestBlockHash,
    ).toBe(devnet.best().hash);
  });
});

describe('chainHead_v1_unpin', () => {
  it('lets go of all blocks named or of none', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    const id = line.follow();
    const [one, two] = await produce(devnet, 2);
    expect(line.code('chainHead_v1_unpin', id, [one, NOWHERE])).toBe(-32801);
    expect(line.code('chainHead_v1_unpin', id, [one, one])).toBe(-32804);
    expect(line.code('chainHead_v1_unpin', id, ['0x00'])).toBe(-32602);
    expect(line.call('chainHead_v1_header', id, one)).toMatch(/^0x/);
    expect(line.call('chainHead_v1_unpin', id, [one, two])).toBeNull();
    expect(line.code('chainHead_v1_header', id, two)).toBe(-32801);
    expect(line.code('chainHead_v1_unpin', id, one)).toBe(-32801);
    expect(line.call('chainHead_v1_unpin', 'nobody', one)).toBeNull();
  });
});

describe('chainSpec_v1', () => {
  it('answers, and lies where the fault says so', async () => {
    const devnet = await openDevnet();
    const line = new Line(devnet);
    expect(line.call('chainSpec_v1_chainName')).toBe('Kelvin devnet');
    expect(line.call('chainSpec_v1_genesisHash')).toBe(devnet.genesisHash);
    expect(line.call('chainSpec_v1_properties')).toMatchObject({ tokenSymbol: 'TAO', tokenDecimals: 9 });
    devnet.setFault({ kind: 'wrong-genesis' });
    expect(line.call('chainSpec_v1_genesisHash')).toMatch(/^0xbad0/);
    devnet.setFault({ kind: 'wrong-decimals', decimals: 12 });
    expect(line.call('chainSpec_v1_properties')).toMatchObject({ tokenDecimals: 12 });
  });
});
