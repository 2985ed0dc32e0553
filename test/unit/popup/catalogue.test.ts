import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../src/core/errors/codes.js';
import { errorParts } from '../../../src/popup/components/error-text.js';
import approval from '../../../src/popup/i18n/en/approval.json' with { type: 'json' };
import chainErrors from '../../../src/popup/i18n/en/chain-errors.json' with { type: 'json' };
import errors from '../../../src/popup/i18n/en/errors.json' with { type: 'json' };
import sentences from '../../../src/popup/i18n/en/sentences.json' with { type: 'json' };
import { addWords, i18n } from '../../../src/popup/i18n/index.js';

const POPUP = join(import.meta.dirname, '../../../src/popup');
const WORDS = join(POPUP, 'i18n/en');
for (const file of readdirSync(WORDS))
  addWords(JSON.parse(readFileSync(join(WORDS, file), 'utf8')) as object);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the error catalogue', () => {
  it('Q8 has what, lost and next for every error code, and no others', () => {
    expect(Object.keys(errors.errors).sort()).toEqual([...ERROR_CODES].sort());
    for (const code of ERROR_CODES) {
      const parts = errorParts(i18n.t, { code, context: {} });
      for (const text of [parts.what, parts.lost, parts.next]) {
        expect(text, code).toMatch(/^\w.*[.a-z]$/);
        expect(text, code).not.toMatch(/\$t\(|\{\{|!/);
      }
    }
  });

  it('gives the particular only when the error carries all of it', () => {
    const named = errorParts(i18n.t, {
      code: 'keys/bad-phrase-word',
      context: { position: 4, suggestion: 'about' },
    });
    expect(named.detail).toBe('Word 4 is not in the list. Did you mean \u201cabout\u201d?');
    const unnamed = errorParts(i18n.t, {
      code: 'keys/bad-phrase-word',
      context: { position: 4, suggestion: null },
    });
    expect(unnamed.detail).toBeNull();
  });

  it('shows amounts of an error in TAO', () => {
    const parts = errorParts(i18n.t, {
      code: 'stake/amount-too-low',
      context: { minimumRao: '2001001' },
    });
    expect(parts.detail).toContain('0.0020010\u00a0\u03c4');
  });

  it('N5 has a cause and a next step for each chain error it names', () => {
    for (const [name, words] of Object.entries(chainErrors.chainErrors)) {
      expect(words.what, name).toMatch(/\.$/);
      expect(words.next, name).toMatch(/\.$/);
    }
  });
});

describe('the catalogues', () => {
  it('hold every key the screens ask for', () => {
    const asked = new Set<string>();
    for (const source of sources(POPUP))
      for (const [, key] of source.matchAll(/\bt\(\s*'([\w./-]+)'/g)) if (key) asked.add(key);
    const missing = [...asked].filter((key) => !i18n.exists(key) && !i18n.exists(`${key}_other`));
    expect(asked.size).toBeGreaterThan(150);
    expect(missing).toEqual([]);
  });

  it.each([
    ['en', /shared account|account (that )?you share/i],
    ['de', /(gemeinsam|geteilt)e[nmrs]? kont|konto, das du mit/i],
  ])('name an account of several members by one word, in %s', (language, others) => {
    const folder = join(POPUP, 'i18n', language);
    const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
    expect(lines.filter((line) => others.test(line))).toEqual([]);
  });

  it('have an act for every sentence', () => {
    expect(Object.keys(sentences.act).sort()).toEqual(Object.keys(sentences.sentence).sort());
  });

  it('have a title and a text for every risk', () => {
    for (const [code, words] of Object.entries(approval.approval.risk)) {
      expect(words.title, code).toMatch(/\.$/);
      expect(words.text, code).toMatch(/\.$/);
    }
  });
});
