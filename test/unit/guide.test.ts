import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const GUIDE = join(ROOT, 'docs/guide');
const WORDS = join(ROOT, 'src/popup/i18n/en');
const read = (path: string): string => readFileSync(path, 'utf8');
const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.md'));
/** Bold for another reason than to name what stands on the screen. */
const OWN_WORDS = new Set(['What nobody will ever ask you']);

/** Every text on screen, with an ellipsis for what the app fills in, and without a full stop at its end. */
function catalogue(): Set<string> {
  const texts = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node === 'string') texts.add(node.replace(/\{+\w+\}+/g, '…').replace(/\.$/, ''));
    else if (typeof node === 'object' && node !== null) for (const value of Object.values(node)) walk(value);
  };
  for (const file of readdirSync(WORDS)) walk(JSON.parse(read(join(WORDS, file))));
  return texts;
}

describe('Q8 H2 the guide says what the wallet says', () => {
  const texts = catalogue();
  const isSaid = (quoted: string): boolean => texts.has(quoted.replace(/\s+/g, ' '));

  it('Q8 quotes only messages that there are', () => {
    const rows = read(join(GUIDE, 'when-something-fails.md')).matchAll(/^\| (.*?) \|/gm);
    const quoted = [...rows].flatMap(([, cell = '']) =>
      [...cell.matchAll(/\*([^*]+)\*/g)].map(([, text]) => text ?? ''),
    );
    expect(quoted.length).toBeGreaterThan(8);
    expect(quoted.filter((text) => !isSaid(text))).toEqual([]);
  });

  it.each(pages)('%s names in bold what stands on the screen', (page) => {
    const named = [...read(join(GUIDE, page)).matchAll(/\*\*([^*]+?)\.?\*\*/g)].flatMap(([, text = '']) =>
      text.split(' → '),
    );
    expect(named.filter((text) => !OWN_WORDS.has(text) && !isSaid(text))).toEqual([]);
  });
});

describe.each([
  ...pages.map((page) => `docs/guide/${page}`),
  'README.md',
  'docs/approvals.md',
  'docs/gallery/README.md',
])('%s leads somewhere', (path) => {
  it('with each link and picture', () => {
    const from = dirname(join(ROOT, path));
    const targets = [...read(join(ROOT, path)).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, to = '']) => to);
    const missing = targets.filter((to) => !/^https:/.test(to) && !existsSync(join(from, to)));
    expect(missing).toEqual([]);
  });
});

describe('the contents of the guide', () => {
  it('name every page', () => {
    const contents = read(join(GUIDE, 'README.md'));
    for (const page of pages.filter((name) => name !== 'README.md')) expect(contents).toContain(`](${page})`);
  });
});
