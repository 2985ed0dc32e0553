import { TypeRegistry } from '@polkadot/types';
import type { Header as PolkadotHeader } from '@polkadot/types/interfaces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactU32, toHex } from '../../../../devnet/node/bytes.js';
import {
  auraPreRuntime,
  extrinsicsRoot,
  type Header,
  headerHash,
  headerJson,
} from '../../../../devnet/node/header.js';

const registry = new TypeRegistry();
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

describe('block headers', () => {
  it('hash as an independent client hashes the same JSON header', () => {
    const headers = fc.record({
      parentHash: hash,
      number: fc.integer({ min: 0, max: 2 ** 31 }),
      stateRoot: hash,
      extrinsicsRoot: hash,
      digest: fc.array(fc.bigInt({ min: 0n, max: 2n ** 60n }).map(auraPreRuntime), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(headers, (header: Header) => {
        const theirs = registry.createType<PolkadotHeader>('Header', headerJson(header));
        expect(headerHash(header)).toBe(theirs.hash.toHex());
        expect(theirs.number.toNumber()).toBe(header.number);
      }),
      { numRuns: 50 },
    );
  });

  it('change with every byte of the body', () => {
    const root = extrinsicsRoot([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    expect(extrinsicsRoot([Uint8Array.of(1), Uint8Array.of(2, 3)])).not.toBe(root);
    expect(extrinsicsRoot([Uint8Array.of(1, 2), Uint8Array.of(4)])).not.toBe(root);
  });

  it('write compact lengths as an independent codec does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        expect(toHex(compactU32(value))).toBe(toHex(registry.createType('Compact<u32>', value).toU8a()));
      }),
    );
  });
});
