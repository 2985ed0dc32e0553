import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/popup/styles/tokens.css'), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`\n${selector} {`);
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

const MORE = ':root[data-contrast="more"]';
const LIGHT_MORE = ':root[data-theme="light"][data-contrast="more"]';

function alphaOf(selector: string, name: string): number {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Number(new RegExp(`--${name}: rgb\\([\\d ]+/ (\\d+)%\\)`).exec(block)?.[1]) / 100;
}

describe('Q4 colours', () => {
  const dark = tokensOf(':root');
  const light = new Map([...dark, ...tokensOf(':root[data-theme="light"]')]);
  const darkMore = new Map([...dark, ...tokensOf(MORE)]);
  const lightMore = new Map([...light, ...tokensOf(LIGHT_MORE)]);
  it.each([
    ['dark theme', dark, 4.5],
    ['light theme', light, 4.5],
    ['dark theme with more contrast', darkMore, 7],
    ['light theme with more contrast', lightMore, 7],
  ])('Q4 every text of the %s stands out from its ground', (_, theme, least) => {
    const weak = PAIRS.map(([text, ground]) => ({
      pair: `${text} on ${ground}`,
      ratio: contrast(theme.get(text) ?? '', theme.get(ground) ?? ''),
    })).filter(({ ratio }) => !(ratio >= least));
    expect(weak).toEqual([]);
  });

  it('Q4 both themes name the same colours, in each contrast', () => {
    const light = [...tokensOf(':root[data-theme="light"]').keys()].sort();
    expect(light).toEqual([...dark.keys()].sort());
    const more = [...tokensOf(MORE).keys()];
    expect([...tokensOf(LIGHT_MORE).keys()].filter((name) => name !== 'danger-line').sort()).toEqual(
      more.filter((name) => name !== 'danger-line').sort(),
    );
    expect(TEXTS.filter((text) => !more.includes(text))).toEqual([]);
  });

  it('Q4 with more contrast lines are seen and faint text is quiet text', () => {
    for (const [theme, block] of [
      [darkMore, MORE],
      [lightMore, LIGHT_MORE],
    ] as const) {
      const faint = contrast(theme.get('faint') ?? '', theme.get('ground') ?? '');
      expect(faint).toBeGreaterThan(10);
      expect(alphaOf(block, 'hairline')).toBeGreaterThan(0.4);
      expect(alphaOf(block, 'hairline-strong')).toBeGreaterThan(0.6);
    }
  });
});
