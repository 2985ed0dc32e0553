import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_FRAME_CHARS, readFrame } from '../../../../src/engine/chain/frames.js';
import { isRateLimit, RpcError } from '../../../../src/engine/chain/rpc-error.js';

const nested = (depth: number) => `{"id":1,"result":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('S71 frames of a node', () => {
  it('S71 are taken for what they are', () => {
    expect(readFrame('{"jsonrpc":"2.0","id":7,"result":null}')).toEqual({
      kind: 'answer',
      id: 7,
      result: null,
    });
    expect(readFrame('{"method":"x","params":{"subscription":4,"result":[1]}}')).toEqual({
      kind: 'notification',
      subscription: '4',
      result: [1],
    });
    const refusal = readFrame('{"id":7,"error":{"code":-32999,"message":"slow down","data":"x"}}');
    expect(refusal).toMatchObject({ kind: 'refusal', id: 7, error: { code: -32999, detail: 'x' } });
    expect(isRateLimit(refusal?.kind === 'refusal' && refusal.error)).toBe(true);
    expect(isRateLimit(new RpcError(-32601, 'no such method', null))).toBe(false);
  });

  it.each(['', '<html>', '[1]', 'null', '7', '"text"', '{"id":', '[{"id":1,"result":2}]'])(
    'S71 %j is no frame',
    (text) => {
      expect(readFrame(text)).toBeNull();
    },
  );

  it('S71 an answer without a result and an error without a code are bad answers, not values', () => {
    for (const text of ['{"id":1}', '{"id":1,"error":null}', '{"id":1,"error":{"code":"x","message":1}}'])
      expect(readFrame(text)).toMatchObject({ kind: 'refusal', error: { code: 'chain/bad-answer' } });
  });

  it('S71 are at most so deep and so long', () => {
    expect(readFrame(nested(MAX_DEPTH))).not.toBeNull();
    expect(readFrame(nested(MAX_DEPTH + 1))).toBeNull();
    expect(readFrame('['.repeat(1_000_000))).toBeNull();
    const long = (chars: number) => `{"id":1,"result":"${'a'.repeat(chars - 20)}"}`;
    expect(readFrame(long(MAX_FRAME_CHARS))).not.toBeNull();
    expect(readFrame(long(MAX_FRAME_CHARS + 1))).toBeNull();
    expect(readFrame(new ArrayBuffer(8))).toBeNull();
  });

  it('S71 brackets within texts do not count as depth, whatever is escaped around them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', 'x', ']') }), (text) => {
        const many = text.repeat(70);
        expect(readFrame(JSON.stringify({ id: 1, result: [many, { [many]: many }] }))).toMatchObject({
          result: [many, { [many]: many }],
        });
      }),
    );
  });

  it('S71 any JSON is read whole or not at all, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (result) => {
        const text = JSON.stringify({ id: 3, result });
        expect(readFrame(text)).toEqual({ kind: 'answer', id: 3, result: JSON.parse(text).result });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const frame = readFrame(text);
        expect(frame === null || typeof frame.kind === 'string').toBe(true);
      }),
    );
  });
});
