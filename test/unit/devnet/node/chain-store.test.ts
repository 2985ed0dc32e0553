import { describe, expect, it } from 'vitest';
import { type Block, ChainStore, type Epoch, type Past } from '../../../../devnet/node/chain-store.js';
import type { Hex } from '../../../../devnet/types.js';

const hash = (name: string): Hex => `0x${name}`;

function block(name: string, number: number, parent: string): Block {
  const epoch = {} as Epoch;
  return {
    hash: hash(name),
    header: { parentHash: hash(parent), number, stateRoot: '0x', extrinsicsRoot: '0x', digest: [] },
    body: [],
    txHashes: [],
    timestampMs: number,
    epoch,
    next: epoch,
    changedKeys: new Set(),
  };
}

function chainOf(...blocks: Block[]): ChainStore {
  const chain = new ChainStore();
  for (const item of blocks) {
    chain.insert(item);
    chain.setBest(item.hash);
  }
  return chain;
}

const names = (blocks: Block[]): string[] => blocks.map((item) => item.hash.slice(2));

describe('chain store over a past', () => {
  const old = Array.from({ length: 11 }, (_, number) => block(`p${number}`, number, `p${number - 1}`));
  const past: Past = {
    length: 10,
    newest: old[10] as Block,
    hashAt: (number) => old[number]?.hash,
    get: (wanted) => old.find((item) => item.hash === wanted),
  };
  const started = (): ChainStore => {
    const chain = new ChainStore(past);
    chain.insert(past.newest);
    chain.setBest(past.newest.hash);
    return chain;
  };

  it('P10 begins at the newest past block, final, and finds the older ones by number and hash', () => {
    const chain = started();
    expect([chain.best().hash, chain.finalized().hash, chain.genesis().hash]).toEqual([
      '0xp10',
      '0xp10',
      '0xp0',
    ]);
    expect([chain.hashAt(3), chain.hashAt(10), chain.hashAt(11)]).toEqual(['0xp3', '0xp10', undefined]);
    expect(chain.get(hash('p3'))).toBe(old[3]);
  });

  it('P10 grows, reorganises and finalizes above it', () => {
    const chain = started();
    for (const item of [block('a11', 11, 'p10'), block('b11', 11, 'p10'), block('b12', 12, 'b11')])
      chain.insert(item);
    chain.setBest(hash('a11'));
    const { retracted, enacted } = chain.setBest(hash('b12'));
    expect([names(retracted), names(enacted)]).toEqual([['a11'], ['b11', 'b12']]);
    expect([9, 10, 11, 12].map((number) => chain.hashAt(number))).toEqual([
      '0xp9',
      '0xp10',
      '0xb11',
      '0xb12',
    ]);
    const { finalized, pruned } = chain.finalize(11);
    expect([names(finalized), names(pruned)]).toEqual([['b11'], ['a11']]);
    expect(chain.best().header.number).toBe(12);
  });
});

describe('chain store', () => {
  it('switches to a longer branch and says what left and what joined', () => {
    const chain = chainOf(block('g', 0, ''), block('a1', 1, 'g'), block('a2', 2, 'a1'));
    for (const item of [block('b1', 1, 'g'), block('b2', 2, 'b1'), block('b3', 3, 'b2')]) chain.insert(item);
    const { retracted, enacted } = chain.setBest(hash('b3'));
    expect(names(retracted)).toEqual(['a2', 'a1']);
    expect(names(enacted)).toEqual(['b1', 'b2', 'b3']);
    expect([0, 1, 2, 3, 4].map((number) => chain.hashAt(number))).toEqual([
      '0xg',
      '0xb1',
      '0xb2',
      '0xb3',
      undefined,
    ]);
  });

  it('keeps a retracted block readable until finality passes it', () => {
    const chain = chainOf(block('g', 0, ''), block('a1', 1, 'g'));
    for (const item of [block('b1', 1, 'g'), block('b2', 2, 'b1')]) chain.insert(item);
    chain.setBest(hash('b2'));
    expect(chain.get(hash('a1'))).toBeDefined();
    const { finalized, pruned } = chain.finalize(1);
    expect([names(finalized), names(pruned)]).toEqual([['b1'], ['a1']]);
    expect(chain.get(hash('a1'))).toBeUndefined();
    expect(chain.finalized().hash).toBe('0xb1');
  });

  it('never finalizes past the best block nor backwards', () => {
    const chain = chainOf(block('g', 0, ''), block('a1', 1, 'g'));
    expect(names(chain.finalize(9).finalized)).toEqual(['a1']);
    expect(names(chain.finalize(0).finalized)).toEqual([]);
    expect(chain.finalized().header.number).toBe(1);
  });
});
