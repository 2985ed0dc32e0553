import { TypeRegistry } from '@polkadot/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFault } from '../../../../devnet/faults/parse-fault.js';
import { RpcError } from '../../../../devnet/rpc/errors.js';
import { Params } from '../../../../devnet/rpc/params.js';
import { ScaleReader } from '../../../../devnet/rpc/scale-reader.js';

describe('parameter readers', () => {
  it('take what they promise or throw Invalid params, whatever they are given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const params = new Params([value]);
        const readers = [
          () => params.hex(0),
          () => params.bytes(0),
          () => params.hash(0),
          () => params.u32(0),
          () => params.string(0),
          () => params.hexList(0),
        ];
        for (const read of readers) {
          try {
            expect(read()).toBeDefined();
          } catch (error) {
            expect(error).toBeInstanceOf(RpcError);
            expect((error as RpcError).body.code).toBe(-32602);
          }
        }
      }),
    );
  });

  it('take block numbers as numbers and as hex quantities', () => {
    expect([new Params([12]).u32(0), new Params(['0xc']).u32(0)]).toEqual([12, 12]);
    expect(() => new Params(['12']).u32(0)).toThrow(RpcError);
    expect(() => new Params([-1]).u32(0)).toThrow(RpcError);
  });
});

describe('SCALE reader', () => {
  it('reads compacts and what follows them as an independent codec wrote them', () => {
    const registry = new TypeRegistry();
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(255), (value, byte) => {
        const bytes = registry.createType('(Compact<u64>, u8, u64)', [value, byte, value]).toU8a();
        const reader = new ScaleReader(bytes);
        expect([reader.compact(), reader.byte(), reader.rest()]).toEqual([value, byte, value]);
      }),
    );
  });

  it('throws instead of inventing bytes', () => {
    expect(() => new ScaleReader(Uint8Array.of(2)).compact()).toThrow(RangeError);
  });
});

describe('fault flag', () => {
  it('reads every kind and nothing else', () => {
    expect(parseFault('lag:250')).toEqual({ kind: 'lag', ms: 250 });
    expect(['drop', 'garbage', 'wrong-genesis', 'refuse'].map((kind) => parseFault(kind)?.kind)).toEqual([
      'drop',
      'garbage',
      'wrong-genesis',
      'refuse',
    ]);
    expect(['lag', 'lag:', 'lag:-1', 'DROP', '', 'drop:1'].map(parseFault)).toEqual(Array(6).fill(undefined));
  });
});
