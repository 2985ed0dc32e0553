import { describe, expect, it } from 'vitest';
import { glyphCheck } from '../../../src/popup/components/can-draw.js';

const BOX = 'box';

/** A computer whose fonts know these signs. */
const computer = (signs: string) => {
  const asked: string[] = [];
  const paint = (sign: string): string => {
    asked.push(sign);
    return signs.includes(sign) ? `picture of ${sign}` : BOX;
  };
  return { asked, check: glyphCheck(paint) };
};

describe('signs of subnets', () => {
  it('U2 a sign that is drawn as every missing one is cannot be read', () => {
    const { check } = computer('\u05e9');
    expect(check('\u05e9')).toBe(true);
    expect(check('\u16a0')).toBe(false);
    expect(check('\u05e9\u16a0')).toBe(false);
  });

  it('U2 each sign is drawn once, and Latin and Greek never', () => {
    const { asked, check } = computer('\u05e9');
    for (const text of ['\u05e9', '\u05e9', '\u16a0', '\u16a0', '\u03b1', 'a']) check(text);
    expect(asked).toEqual(['\u{10ffff}', '\u05e9', '\u16a0']);
  });

  it('U2 without a canvas every sign passes', () => {
    expect(glyphCheck(() => null)('\u16a0')).toBe(true);
  });
});
