import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata, type MetadataProfile } from '../../../../devnet/metadata/index.js';
import { compareLines, declaredV16, describeRuntime } from './describe.js';
import {
  ADDED,
  CHANGED,
  CHANGED_EVENTS,
  ERROR_INDICES,
  EVENT_INDICES,
  MORE_ERRORS,
  NEW_EVENTS,
  REMOVED,
} from './newer-facts.js';

const linesOf = (profile: MetadataProfile) => describeRuntime(declaredV16(profile));
const before = linesOf('424');
const after = linesOf('newer');

/** Variants of one of SubtensorModule's enums, in the order of their indices: name → index and fields. */
function variants(lines: Map<string, string>, kind: 'event' | 'error'): Map<string, string> {
  const prefix = `SubtensorModule ${kind} `;
  const found = [...lines].filter(([name]) => name.startsWith(prefix));
  return new Map(found.map(([name, line]) => [name.slice(prefix.length), line]));
}
const indexOf = (line: string | undefined) => Number.parseInt(line ?? '', 10);
const fieldsOf = (line: string | undefined) => line?.slice(line.indexOf(' '));
const within = (lines: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(lines).filter(
      ([name]) => !/^SubtensorModule (event|error) |^System constant Version$/.test(name),
    ),
  );

describe('the newer profile beside 424', () => {
  const { added, removed, changed } = compareLines(before, after);

  it('D4 T11 T13 T16 adds every call, storage item, constant, API method and type, and nothing more', () => {
    expect(within(added)).toEqual(ADDED);
  });

  it('D4 removes the old way of claiming, the first form of shares, and nothing more', () => {
    expect(removed.sort()).toEqual([...REMOVED].sort());
  });

  it('D4 changes takes, proxy types and orders, and nothing more', () => {
    expect(within(changed)).toEqual(CHANGED);
  });

  it('D4 keeps pallets and extensions with their indices, and the calls both have', () => {
    const same = (lines: Map<string, string>) =>
      [...lines].filter(([name]) => / pallet$|^extension /.test(name)).sort();
    expect(same(after)).toEqual(same(before));
    expect(same(after).length).toBe(16 + 13);
    for (const [name, line] of before) {
      if (!/ call /.test(name) || removed.includes(name)) continue;
      expect([name, indexOf(after.get(name))]).toEqual([name, indexOf(line)]);
    }
  });

  it('D4 has the events in the order of the source', () => {
    const [old, now] = [variants(before, 'event'), variants(after, 'event')];
    const expected = { ...Object.fromEntries(now), ...NEW_EVENTS, ...CHANGED_EVENTS };
    expect(Object.fromEntries(now)).toEqual(expected);
    expect(now.size).toBe(old.size - 1 + Object.keys(NEW_EVENTS).length);
    for (const [name, line] of now) {
      if (name in NEW_EVENTS || name in CHANGED_EVENTS) continue;
      expect([name, fieldsOf(line)]).toEqual([name, fieldsOf(old.get(name))]);
    }
    for (const [name, index] of Object.entries(EVENT_INDICES)) {
      expect([name, indexOf(now.get(name))]).toEqual([name, index]);
    }
    // 156 events; the one at 146 holds its place without being described.
    const indices = [...now.values()].map(indexOf);
    expect(indices).toEqual(Array.from({ length: 156 }, (_, at) => at).filter((at) => at !== 146));
  });

  it('D4 has 175 errors, the known ones at their indices', () => {
    const [old, now] = [variants(before, 'error'), variants(after, 'error')];
    expect([...now.values()].map(indexOf)).toEqual(Array.from({ length: 175 }, (_, at) => at));
    for (const [name, index] of Object.entries(ERROR_INDICES)) {
      expect([name, indexOf(now.get(name))]).toEqual([name, index]);
    }
    const fresh = [...now.keys()].filter((name) => !old.has(name));
    expect(fresh.sort()).toEqual([...MORE_ERRORS, ...Object.keys(ERROR_INDICES)].sort());
    for (const name of MORE_ERRORS) {
      const index = indexOf(now.get(name));
      expect([name, index < 160 || (index >= 166 && index <= 170)]).toEqual([name, true]);
    }
  });

  it('D4 calls itself 475 and lists the basket API under the hash of its name', () => {
    const codec = createRuntimeCodec(declaredMetadata(16, 'newer'));
    expect([codec.specName, codec.specVersion, codec.transactionVersion]).toEqual(['node-subtensor', 475, 1]);
    const id = `0x${bytesToHex(blake2b(new TextEncoder().encode('BetaBasketRuntimeApi'), { dkLen: 8 }))}`;
    expect(id).toBe('0x43580abff6baab45');
    const old = createRuntimeCodec(declaredMetadata()).runtimeVersion.apis as unknown[];
    expect(codec.runtimeVersion.apis).toEqual([...old, [id, 5]]);
  });

  it('D4 has 18 basket methods, and 53 of the 85 calls of SubtensorModule', () => {
    const count = (prefix: string) => [...after.keys()].filter((name) => name.startsWith(prefix)).length;
    expect(count('api BetaBasketRuntimeApi ')).toBe(18);
    // Left out as at 424: calls of miners, validators at work and root (32 of them).
    expect(count('SubtensorModule call ')).toBe(53);
    expect(count('LimitOrders call ')).toBe(5);
  });
});

describe('the variants of the newer profile', () => {
  it('D4 T1 newer-pool adds the curve of a pool beside the weights, and nothing more', () => {
    expect(compareLines(after, linesOf('newer-pool'))).toEqual({
      added: {
        'Swap storage SwapSuperellipse': 'Twox64Concat u16 -> SwapSuperellipse optional',
        'type SwapSuperellipse': '{alpha_scale: u128, tao_scale: u128, center_alpha: i128, center_tao: i128}',
      },
      removed: [],
      changed: {},
    });
    expect(linesOf('newer-pool').has('Swap storage SwapBalancer')).toBe(true);
  });

  it('D4 newer-ext adds a 14th extension that only version 1 reaches', () => {
    const { added, removed, changed } = compareLines(after, linesOf('newer-ext'));
    expect([Object.keys(added), removed, changed]).toEqual([
      ['extension AuthorizeHashedAccount', 'type AuthorizeAccount', 'type HashedProof'],
      [],
      {},
    ]);
    const { signedExtensions, signedExtensionsByVersion } = declaredV16('newer-ext').extrinsic;
    const thirteen = Array.from({ length: 13 }, (_, at) => at);
    expect(signedExtensions.map(({ identifier }) => identifier)[13]).toBe('AuthorizeHashedAccount');
    expect(signedExtensionsByVersion).toEqual([
      [0, thirteen],
      [1, [13, ...thirteen]],
    ]);
  });

  it.each([14, 15])('D4 newer-ext shows 13 extensions in V%i, as newer does', (version) => {
    expect(declaredMetadata(version, 'newer-ext')).toEqual(declaredMetadata(version, 'newer'));
  });
});
