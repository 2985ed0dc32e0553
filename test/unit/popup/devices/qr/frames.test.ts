import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../../../src/popup/devices/qr/decode.js';
import { codesOf } from '../../../../../src/popup/devices/qr/encode.js';
import { FrameGatherer, PANEL_FRAME, splitFrames } from '../../../../../src/popup/devices/qr/frames.js';
import { paint, QUIET, seen } from '../../../../support/codes/pixels.js';

const bytesOf = (length: number, seed = 1) =>
  Uint8Array.from({ length }, (_, index) => (index * 197 + seed * 31 + (index >> 8) * 7) & 0xff);

describe('K8 bytes in several codes', () => {
  it('K8 come together in any order, with parts seen twice', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 20_480 }),
        fc.integer({ min: 1, max: 1_024 }),
        fc.infiniteStream(fc.nat()),
        (bytes, least, randoms) => {
          const size = Math.max(least, Math.ceil(bytes.length / 900));
          const frames = splitFrames(bytes, size);
          for (const frame of frames.slice(0, -1)) expect(frame).toHaveLength(size + 5);
          const order = [...frames, ...frames.slice(0, 3)]
            .map((frame) => ({ frame, at: randoms.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at);
          const gatherer = new FrameGatherer();
          let whole: Uint8Array | null = null;
          for (const { frame } of order) whole ??= gatherer.take(frame)?.whole ?? null;
          expect(whole).toEqual(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('K8 are never whole while one part is missing', () => {
    const frames = splitFrames(bytesOf(5_000), 512);
    for (const missing of frames.keys()) {
      const gatherer = new FrameGatherer();
      const last = frames.filter((_, index) => index !== missing).map((frame) => gatherer.take(frame));
      expect(last.every((gathered) => gathered?.whole === null)).toBe(true);
      expect(last.at(-1)).toMatchObject({ have: frames.length - 1, of: frames.length });
    }
  });

  it('K8 begin anew when a code of another row is seen', () => {
    const first = splitFrames(bytesOf(2_000, 1), 512);
    const other = splitFrames(bytesOf(2_000, 2), 512);
    const longer = splitFrames(bytesOf(3_000, 3), 512);
    const gatherer = new FrameGatherer();
    for (const frame of first.slice(0, 3)) gatherer.take(frame);
    expect(gatherer.take(other[1] as Uint8Array)).toMatchObject({ have: 1, of: 4, whole: null });
    expect(gatherer.take(longer[0] as Uint8Array)).toMatchObject({ have: 1, of: 6, whole: null });
    const whole = longer.map((frame) => gatherer.take(frame)?.whole).at(-1);
    expect(whole).toEqual(bytesOf(3_000, 3));
  });

  it.each([
    ['nothing', []],
    ['a heading alone', [0, 0, 1, 0, 0]],
    ['an index beyond the count', [0, 0, 1, 0, 1, 7]],
    ['a count of none', [0, 0, 0, 0, 0, 7]],
    ['a count beyond reason', [0, 0xff, 0xff, 0, 0, 7]],
    ['text', [...new TextEncoder().encode('substrate:5F')]],
  ])('K8 takes %s for no frame', (_name, bytes) => {
    expect(new FrameGatherer().take(Uint8Array.from(bytes))).toBeNull();
  });

  it('K8 refuses nothing at all and more than can be counted', () => {
    expect(() => splitFrames(new Uint8Array())).toThrow(RangeError);
    expect(() => splitFrames(new Uint8Array(65_536), 1)).toThrow(RangeError);
  });
});

describe('K8 codes on a screen', () => {
  it.each([
    [320, 1],
    [320, 2],
    [344, 1],
    [344, 1.5],
    [400, 1],
    [420, 1.25],
    [520, 3],
  ])('K8 are read by another decoder at %i px and %f pixels each', (width, ratio) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4_000 }), (bytes) => {
        const frames = splitFrames(bytes);
        for (const [index, modules] of codesOf(frames).entries())
          expect(seen(paint(modules, { width, ratio }))).toEqual(frames[index]);
      }),
      { numRuns: ratio > 2 ? 2 : 5 },
    );
  });

  it('K8 have modules of three CSS pixels and more in the narrowest panel', () => {
    const [code] = codesOf(splitFrames(bytesOf(PANEL_FRAME)));
    const side = (code?.length ?? 0) + 2 * QUIET;
    expect(code).toHaveLength(77);
    // 8 px on either side of the white square.
    expect((320 - 16) / side).toBeGreaterThan(3);
  });

  it('K8 are all of one size in a row, the short last one too', () => {
    const sides = codesOf(splitFrames(bytesOf(PANEL_FRAME + 1))).map((modules) => modules.length);
    expect(sides).toEqual([77, 77]);
    expect(codesOf([bytesOf(3)])[0]).toHaveLength(57);
  });

  it('K8 are read back by the decoder of the wallet, bytes and text', () => {
    const bytes = bytesOf(PANEL_FRAME);
    const [code = []] = codesOf([bytes]);
    expect(decodePicture(paint(code, { width: 400, ratio: 1 }))).toEqual({ kind: 'code', bytes, text: null });
    const text = 'substrate:5F\u00fc:0x12';
    const [other = []] = codesOf([new TextEncoder().encode(text)], 'medium');
    expect(decodePicture(paint(other, { width: 300, ratio: 1 }))).toMatchObject({ kind: 'code', text });
  });

  it('K8 with a secret in it are not read any further', () => {
    const [code = []] = codesOf([new TextEncoder().encode('secret:0x0123456789:0xabc')]);
    expect(decodePicture(paint(code, { width: 300, ratio: 1 }))).toEqual({ kind: 'secret' });
  });

  it('K8 give nothing where there is no code', () => {
    const empty = { data: new Uint8ClampedArray(200 * 200 * 4).fill(255), width: 200, height: 200 };
    expect(decodePicture(empty)).toEqual({ kind: 'none' });
    expect(decodePicture(empty, true)).toEqual({ kind: 'none' });
  });
});
