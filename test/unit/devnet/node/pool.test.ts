import { describe, expect, it } from 'vitest';
import { u32le } from '../../../../devnet/node/bytes.js';
import { PoolRefusal, TxPool, type TxStatus } from '../../../../devnet/node/pool.js';
import type { Hex, TxError, TxValidity } from '../../../../devnet/types.js';

/** Transactions of two bytes: signer and nonce; a third byte makes another transaction with the same nonce. */
const tx = (signer: number, nonce: number, variant = 0): Uint8Array => Uint8Array.of(signer, nonce, variant);
const tag = (signer: number, nonce: number): Hex => `0x${signer}-${nonce}`;

function setUp(over: { priority?: (bytes: Uint8Array) => bigint; longevity?: number } = {}) {
  const nonces = new Map<number, number>();
  const statuses: Array<[string, TxStatus]> = [];
  const host = { best: 10, broken: null as TxError | null };
  const validate = (bytes: Uint8Array): TxValidity => {
    const [signer = 0, nonce = 0] = bytes;
    const expected = nonces.get(signer) ?? 0;
    if (host.broken) return { ok: false, error: host.broken };
    if (nonce < expected) return { ok: false, error: { kind: 'Invalid', name: 'Stale' } };
    return {
      ok: true,
      signer: u32le(signer),
      nonce,
      requires: nonce > expected ? [tag(signer, nonce - 1)] : [],
      provides: [tag(signer, nonce)],
      longevity: over.longevity ?? 64,
      priority: over.priority?.(bytes) ?? 1n,
    };
  };
  const pool: TxPool = new TxPool({
    validate,
    emit: (hash, status) => statuses.push([hash, status]),
    bestNumber: () => host.best,
  });
  const of = (bytes: Uint8Array): TxStatus[] =>
    statuses.filter(([hash]) => hash === pool.hashOf(bytes)).map(([, status]) => status);
  return { pool, nonces, host, of };
}

function refusal(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof PoolRefusal) return error.body;
    throw error;
  }
  throw new Error('the pool accepted it');
}

describe('transaction pool', () => {
  it('keeps a transaction with a nonce gap as future and readies the whole chain when the gap closes', () => {
    const { pool, of } = setUp();
    pool.submit(tx(1, 2));
    pool.submit(tx(1, 1));
    expect(of(tx(1, 2))).toEqual(['future']);
    expect(pool.ready()).toEqual([]);
    pool.submit(tx(1, 0));
    expect(of(tx(1, 2))).toEqual(['future', 'ready', { broadcast: [expect.any(String)] }]);
    expect(pool.ready().map(({ nonce }) => nonce)).toEqual([0, 1, 2]);
    expect(pool.nextNonce('0x01000000', 0)).toBe(3);
  });

  it('answers 1013 for the same bytes again and 1012 once they were included', () => {
    const { pool, nonces, host } = setUp();
    const hash = pool.submit(tx(1, 0));
    expect(refusal(() => pool.submit(tx(1, 0)))).toEqual({
      code: 1013,
      message: 'Transaction Already Imported',
      data: `[${hash}]`,
    });
    nonces.set(1, 1);
    pool.onBestBlock([hash], [], false);
    expect(refusal(() => pool.submit(tx(1, 0)))).toMatchObject({ code: 1012 });
    host.best += 1_000;
    expect(refusal(() => pool.submit(tx(1, 0)))).toMatchObject({
      code: 1010,
      data: 'Transaction is outdated',
    });
  });

  it('answers 1014 to a rival of the same nonce that pays no more, and replaces by one that pays more', () => {
    const { pool, of } = setUp({ priority: (bytes) => BigInt(bytes[2] ?? 0) });
    pool.submit(tx(1, 0, 5));
    expect(refusal(() => pool.submit(tx(1, 0, 4)))).toMatchObject({
      code: 1014,
      message: 'Priority is too low: (5 vs 4)',
    });
    const dearer = pool.submit(tx(1, 0, 6));
    expect(of(tx(1, 0, 5)).at(-1)).toEqual({ usurped: dearer });
    expect(pool.ready()).toHaveLength(1);
  });

  it('drops what a block made invalid, and what outlived its era', () => {
    const { pool, nonces, host, of } = setUp({ longevity: 5 });
    pool.submit(tx(1, 0));
    pool.submit(tx(2, 0));
    nonces.set(1, 1);
    pool.onBestBlock([pool.hashOf(tx(1, 0))], [], false);
    expect(of(tx(2, 0)).at(-1)).toMatchObject({ broadcast: expect.any(Array) });
    host.best += 5;
    host.broken = { kind: 'Invalid', name: 'AncientBirthBlock' };
    pool.onBestBlock([], [], false);
    expect(of(tx(2, 0)).at(-1)).toBe('invalid');
    expect(pool.ready()).toEqual([]);
  });

  it('takes retracted transactions back although they were just included', () => {
    const { pool, nonces, of } = setUp();
    pool.submit(tx(1, 0));
    nonces.set(1, 1);
    pool.onBestBlock([pool.hashOf(tx(1, 0))], [], false);
    nonces.set(1, 0);
    pool.onBestBlock([], [tx(1, 0)], true);
    expect(pool.ready().map(({ bytes }) => bytes)).toEqual([tx(1, 0)]);
    expect(of(tx(1, 0)).filter((status) => status === 'ready')).toHaveLength(2);
  });

  it.each([
    [{ kind: 'Invalid', name: 'Payment' }, 1010, 'Inability to pay some fees (e.g. account balance too low)'],
    [{ kind: 'Invalid', name: 'BadProof' }, 1010, 'Transaction has a bad signature'],
    [{ kind: 'Invalid', name: 'AncientBirthBlock' }, 1010, 'Transaction has an ancient birth block'],
    [{ kind: 'Invalid', name: 'Custom', code: 8 }, 1010, 'Custom error: 8'],
    [
      { kind: 'Unknown', name: 'CannotLookup' },
      1011,
      'Could not lookup information required to validate the transaction',
    ],
  ] satisfies Array<[TxError, number, string]>)('reports %o with code %i', (error, code, text) => {
    const { pool, host } = setUp();
    host.broken = error;
    expect(refusal(() => pool.submit(tx(1, 0)))).toMatchObject({ code, data: text });
    host.broken = null;
    expect(pool.submit(tx(1, 0))).toMatch(/^0x/);
  });
});
