// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { decimalMark, setDecimalMark } from '../../../src/core/amount/format.js';
import { parseAmount } from '../../../src/core/amount/parse.js';
import { addWords, dateLocale, followLanguage, i18n, speak } from '../../../src/popup/i18n/index.js';
import { localeOf, resolveLanguage } from '../../../src/popup/i18n/languages.js';
import { LANGUAGES } from '../../../src/protocol/ui/settings.js';

/** True once every file of every language is there: then a missing file is a fault and no longer skipped. */
const COMPLETE = true;

const WORDS = join(import.meta.dirname, '../../../src/popup/i18n');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
/** Texts that are rightly the same in another language: names, and words that are both. */
const SAME: Record<string, ReadonlySet<string>> = {
  de: new Set([]),
};
/** A number with a point, and no address such as 127.0.0.1. */
const WITH_POINT = /(?<![\d.])\d+\.\d+(?![\d.])/;
const LONG = 14;
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, string>;

function textsOf(language: string, file: string): Texts {
  const texts: Texts = new Map();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as object)) visit(inner, path ? `${path}.${key}` : key);
  };
  visit(JSON.parse(readFileSync(join(WORDS, language, file), 'utf8')), '');
  return texts;
}

/** Keys without their plural form; only where the text has an `_other`, which every counted text has. */
const baseOf = (texts: Texts, key: string): string => {
  const base = key.replace(PLURAL, '');
  return texts.has(`${base}_other`) ? base : key;
};
const marksOf = (text: string): string[] =>
  [...text.matchAll(/\{\{[^}]*\}\}|\$t\([^)]*\)/g)].map(([mark]) => mark.replace(/\s/g, ''));

/** What each base key holds: its placeholders, whatever form they are in, and its plural forms. */
function shapeOf(texts: Texts): Map<string, { marks: string[]; forms: string[] }> {
  const shapes = new Map<string, { marks: string[]; forms: string[] }>();
  for (const [key, text] of texts) {
    const base = baseOf(texts, key);
    const shape = shapes.get(base) ?? { marks: [], forms: [] };
    shape.marks = [...new Set([...shape.marks, ...marksOf(text)])].sort();
    if (base !== key) shape.forms.push(key.slice(base.length + 1));
    shapes.set(base, shape);
  }
  return shapes;
}

describe.each(OTHERS)('Q5 the words of %s', (language) => {
  const files = readdirSync(join(WORDS, 'en')).filter((file) => file.endsWith('.json'));
  const isThere = (file: string) => existsSync(join(WORDS, language, file));
  const missing = files.filter((file) => !isThere(file));
  const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
  const point = new Intl.NumberFormat(language).format(1.5).includes('.');

  it('Q5 has a file for each English one, and no other', () => {
    const own = readdirSync(join(WORDS, language)).filter((file) => file.endsWith('.json'));
    expect(own.filter((file) => !files.includes(file))).toEqual([]);
    if (COMPLETE) expect(missing).toEqual([]);
    else if (missing.length > 0) console.warn(`skipped: not in ${language} yet: ${missing.join(', ')}`);
  });

  describe.each(files.filter((file) => COMPLETE || isThere(file)))('%s', (file) => {
    const english = textsOf('en', file);
    const texts = isThere(file) ? textsOf(language, file) : (new Map() as Texts);

    it('Q5 has the same keys, placeholders and plural forms', () => {
      const wanted = shapeOf(english);
      const found = shapeOf(texts);
      expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
      for (const [key, shape] of wanted) {
        expect(found.get(key)?.marks, key).toEqual(shape.marks);
        // `_zero` is i18next's own and stands beside the forms of any language.
        const zero = shape.forms.includes('zero') && !forms.includes('zero') ? ['zero'] : [];
        expect(found.get(key)?.forms.sort(), key).toEqual(shape.forms.length > 0 ? [...forms, ...zero] : []);
      }
    });

    it('Q5 leaves nothing empty, nothing long in English, and writes numbers its own way', () => {
      for (const [key, text] of texts) {
        expect(text.trim(), key).not.toBe(english.get(key)?.trim() === '' ? null : '');
        const plain = text.replace(/\{\{[^}]*\}\}|\$t\([^)]*\)/g, '');
        const isSame = text === english.get(key) && plain.length > LONG && /\p{L}{3}/u.test(plain);
        if (isSame && !SAME[language]?.has(text)) expect.fail(`${key} is as in English: ${text}`);
        if (!point) expect(plain, key).not.toMatch(WITH_POINT);
        expect(text, key).not.toContain('!');
      }
    });
  });
});

describe('Q5 what is said of a mark', () => {
  it.each(LANGUAGES.filter((language) => existsSync(join(WORDS, language, 'operations.json'))))(
    'Q5 in %s an amount that shows how to type one can be typed',
    (language) => {
      const mark = new Intl.NumberFormat(language).format(1.5).includes(',') ? ',' : '.';
      const examples = [...textsOf(language, 'operations.json')].flatMap(([key, text]) =>
        key.startsWith('operation.fault.') ? (text.match(/\d+[.,]\d+/g) ?? []) : [],
      );
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(parseAmount(example, mark).ok, example).toBe(true);
    },
  );
});

describe('Q5 the language of a page', () => {
  afterEach(async () => {
    await speak('en');
    setDecimalMark('.');
    localStorage.clear();
  });

  it('Q5 is the browser’s where the setting follows it, else English', () => {
    expect(resolveLanguage('system', ['fr-FR', 'de-CH', 'en'])).toBe('de');
    expect(resolveLanguage('system', ['fr'])).toBe('en');
    expect(resolveLanguage('system', [])).toBe('en');
    expect(resolveLanguage('en', ['de'])).toBe('en');
  });

  it('Q5 writes dates in the person’s own variety of it', () => {
    expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
    expect(localeOf('de', ['en-GB'])).toBe('de');
  });

  it('Q5 brings words, numbers, dates and the mark of the document, and takes them back', async () => {
    addWords({ test: { only: 'Only English' } });
    await followLanguage('de');
    expect(i18n.t('settings.title')).toBe('Einstellungen');
    expect(i18n.t('test.only')).toBe('Only English');
    expect([decimalMark(), document.documentElement.lang, localStorage.getItem('kelvin.language')]).toEqual([
      ',',
      'de',
      'de',
    ]);
    expect(new Intl.DateTimeFormat(dateLocale(), { month: 'long' }).format(new Date(2027, 2, 1))).toBe(
      'März',
    );
    await followLanguage('en');
    expect([decimalMark(), document.documentElement.lang]).toEqual(['.', 'en']);
  });

  it('Q5 is the one asked for last, however long the other takes', async () => {
    await Promise.all([speak('de'), speak('en')]);
    expect([i18n.language, decimalMark()]).toEqual(['en', '.']);
    await Promise.all([speak('de'), speak('en'), speak('de')]);
    expect([i18n.language, decimalMark()]).toEqual(['de', ',']);
  });
});
