import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../../src/background/router/frame-in.js';
import { OWN_BOUNDS, rebuild, SITE_BOUNDS } from '../../../../src/background/router/rebuild.js';

/** What JSON can say, without the keys that are refused. */
const plain = fc
  .jsonValue({ maxDepth: 6 })
  .filter((value) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)));

describe('a rebuilt message', () => {
  it('says the same as the original, for any JSON', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(JSON.stringify(rebuild(value, SITE_BOUNDS))).toBe(JSON.stringify(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has no prototype and no key that was not sent', () => {
    const copy = rebuild({ a: { b: 1 } }, SITE_BOUNDS) as Record<string, Record<string, unknown>>;
    expect(Object.getPrototypeOf(copy)).toBeNull();
    expect(Object.getPrototypeOf(copy.a)).toBeNull();
    expect(copy.toString).toBeUndefined();
  });

  it('K14 may be a whole backup when it comes from our own page, never from a site', () => {
    const backup = { file: 'x'.repeat(4 * 1024 * 1024) };
    expect(JSON.stringify(rebuild(backup, OWN_BOUNDS))).toBe(JSON.stringify(backup));
    expect(() => rebuild(backup, SITE_BOUNDS)).toThrowError();
    expect(() => rebuild({ file: 'x'.repeat(6 * 1024 * 1024) }, OWN_BOUNDS)).toThrowError();
  });

  it.each<[string, () => unknown, string]>([
    ['an own __proto__', () => JSON.parse('{"__proto__":{"x":1}}'), 'key'],
    ['a constructor', () => ({ constructor: 1 }), 'key'],
    ['a deep prototype key', () => ({ a: [{ prototype: 1 }] }), 'key'],
    ['a symbol key', () => ({ [Symbol('x')]: 1 }), 'key'],
    ['a function', () => ({ a: () => 1 }), 'type'],
    ['17 levels', () => JSON.parse(`${'['.repeat(17)}${']'.repeat(17)}`), 'depth'],
    ['a sparse giant list', () => new Array(1e6), 'nodes'],
    ['many keys', () => Object.fromEntries(Array.from({ length: 5_000 }, (_, key) => [key, 0])), 'nodes'],
    ['a long text', () => 'x'.repeat(256 * 1024 + 1), 'size'],
    ['long keys', () => ({ ['x'.repeat(256 * 1024 + 1)]: 1 }), 'size'],
  ])('S40 refuses %s', (_, make, reason) => {
    expect(() => rebuild(make(), SITE_BOUNDS)).toThrowError(
      expect.objectContaining({ code: 'invalid-message', context: { reason } }),
    );
  });

  it('S40 refuses a getter without running it', () => {
    let ran = false;
    const trap = {
      get a() {
        ran = true;
        return 1;
      },
    };
    expect(() => rebuild(trap, SITE_BOUNDS)).toThrowError(
      expect.objectContaining({ context: { reason: 'getter' } }),
    );
    expect(ran).toBe(false);
  });

  it('takes 16 levels', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(16)}${']'.repeat(16)}`);
    expect(rebuild(deep, SITE_BOUNDS)).toEqual(deep);
  });
});

describe('a request frame', () => {
  const frame = { v: 1, id: 'request-1', kind: 'req', method: 'wallet.status', params: {} };

  it('is read with bigints and bytes put back', () => {
    const params = { amount: { $n: '12' }, bytes: { $b: '00ff' } };
    expect(readRequest({ ...frame, params }, SITE_BOUNDS)).toEqual({
      ...frame,
      params: { amount: 12n, bytes: Uint8Array.of(0, 255) },
    });
  });

  it.each([
    ['another version', { ...frame, v: 2 }],
    ['another kind', { ...frame, kind: 'res' }],
    ['an unknown field', { ...frame, origin: 'https://x.example' }],
    ['a method that is no text', { ...frame, method: 1 }],
  ])('of %s is answered under its id', (_, message) => {
    expect(readRequest(message, SITE_BOUNDS)).toEqual({ id: 'request-1', bad: true });
  });

  it('S43 is never a throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withTypedArray: true, withMap: true }), (message) => {
        const read = readRequest(message, SITE_BOUNDS);
        expect(read === null || typeof read.id === 'string').toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
