import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../../src/popup');
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, css: readFileSync(join(SOURCES, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

/** Motion that tells of waiting, or that is the act itself; each stands still or ends at once with reduced motion. */
const NAMED: ReadonlyArray<{ selector: RegExp; why: string }> = [
  { selector: /\.spinner$/, why: 'turns while something is done' },
  { selector: /\.bar$/, why: 'a skeleton that breathes' },
  { selector: /\.progress::after$/, why: 'runs while something is done' },
  { selector: /\.hold-button-held \.hold-fill$/, why: 'shows how long is still to be held' },
];

interface Rule {
  path: string;
  selector: string;
  milliseconds: number;
}

/** Every duration that a transition or an animation names, tokens of the theme put in. */
function durations(): Rule[] {
  return files.flatMap(({ path, css }) =>
    [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
      [...body.matchAll(/(?:^|[;\s])(?:transition|animation)(?:-duration)?:([^;]+)/g)].flatMap(
        ([, value = '']) =>
          [
            ...value
              .replaceAll('var(--motion)', '140ms')
              .replaceAll(/var\(--[\w-]+,\s*([\d.]+m?s)\)/g, '$1')
              .matchAll(/(?<![\w-])([\d.]+)(ms|s)\b/g),
          ].map(([, number, unit]) => ({
            path,
            selector: selector.trim(),
            milliseconds: Number(number) * (unit === 's' ? 1_000 : 1),
          })),
      ),
    ),
  );
}

describe('Q4 motion', () => {
  it('Q4 is at most 160 ms, but where it tells of waiting or holding', () => {
    const slow = durations().filter(
      ({ selector, milliseconds }) =>
        milliseconds > 160 && !NAMED.some((named) => named.selector.test(selector)),
    );
    expect(slow).toEqual([]);
    expect(durations().length).toBeGreaterThan(5);
  });

  it('Q4 changes the ground of a button together with its words, or neither of them', () => {
    const controls = files.find(({ path }) => path.endsWith('controls.css'))?.css ?? '';
    const [, button = ''] = controls.match(/(?:^|\})\s*\.button \{([^}]*)\}/) ?? [];
    const [, moved = ''] = button.match(/transition:([^;]+)/) ?? [];
    const names = moved.split(',').map((part) => part.trim().split(' ')[0]);
    expect(names.includes('background')).toBe(names.includes('color'));
    expect(names).toContain('opacity');
  });

  it('Q4 is none with reduced motion: everything else uses the one token, which is then nothing', () => {
    const tokens = files.find(({ path }) => path.endsWith('tokens.css'))?.css ?? '';
    expect(tokens).toMatch(/prefers-reduced-motion: reduce\)\s*\{\s*:root\s*\{\s*--motion: 0ms;/);
    const own = files.flatMap(({ path, css }) =>
      [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
        [...body.matchAll(/(?:^|[;\s])(transition|animation):([^;]+)/g)]
          .filter(
            ([, , value = '']) =>
              /\d\s*m?s\b/.test(value) && !NAMED.some((named) => named.selector.test(selector.trim())),
          )
          .map(() => `${path} ${selector.trim()}`),
      ),
    );
    expect(own).toEqual([]);
    const still = files.map(({ css }) => css).join('\n');
    const reduced = [...still.matchAll(/@media \(prefers-reduced-motion: reduce\) \{([\s\S]*?)\n\}/g)]
      .map(([, body]) => body)
      .join('\n');
    for (const selector of ['.spinner', '.bar', '.progress::after']) expect(reduced).toContain(selector);
  });
});
