import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/popup/styles/tokens.css'), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['ground', 'card', 'raised'];
const TEXTS = ['text', 'quiet', 'faint', 'ice', 'gain', 'loss', 'caution', 'danger'];
const PAIRS: Array<[string, string]> = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground): [string, string] => [text, ground])),
  ['on-ice', 'ice'],
  ['text', 'caution-ground'],
  ['quiet', 'caution-ground'],
  ['caution', 'caution-ground'],
  ['text', 'danger-ground'],
  ['quiet', 'danger-ground'],
  ['danger', 'danger-ground'],
  ['ice', 'ice-ground'],
  ['text', 'raised-strong'],
];

describe('Q4 colours', () => {
  const dark = tokensOf(':root');
  const light = new Map([...dark, ...tokensOf(':root[data-theme="light"]')]);
  it.each([
    ['dark', dark],
    ['light', light],
  ])('every text of the %s theme stands out from its ground by 4.5:1', (_, theme) => {
    const weak = PAIRS.map(([text, ground]) => ({
      pair: `${text} on ${ground}`,
      ratio: contrast(theme.get(text) ?? '', theme.get(ground) ?? ''),
    })).filter(({ ratio }) => !(ratio >= 4.5));
    expect(weak).toEqual([]);
  });

  it('both themes name the same colours', () => {
    const colours = [...tokensOf(':root[data-theme="light"]').keys()].sort();
    expect(colours).toEqual([...dark.keys()].sort());
  });
});
