// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import fc from 'fast-check';
import { createRef } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ANSWER_NAMES, ANSWERS } from '../../../src/popup/features/learn/answers.js';
import { Article } from '../../../src/popup/features/learn/article.js';
import { findEntries, titleOf } from '../../../src/popup/features/learn/entries.js';
import {
  GLOSSARY,
  isTermName,
  relatedTo,
  TERM_NAMES,
  TOPICS,
} from '../../../src/popup/features/learn/glossary.js';
import Learn from '../../../src/popup/features/learn/learn.js';
import common from '../../../src/popup/i18n/en/common.json' with { type: 'json' };
import learn from '../../../src/popup/i18n/en/learn.json' with { type: 'json' };
import terms from '../../../src/popup/i18n/en/terms.json' with { type: 'json' };
import { i18n } from '../../../src/popup/i18n/index.js';
import { emptyStores, fakeServices, renderApp } from './support.js';

afterEach(() => {
  cleanup();
  emptyStores();
});

const open = (path = '/learn') => renderApp(<Learn />, fakeServices(), path);
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const sorted = (names: Iterable<string>): string[] => [...names].sort();

describe('V4 the glossary', () => {
  it('V4 has words for every term and every answer, and no others', () => {
    expect(sorted(Object.keys(terms.terms))).toEqual(sorted(TERM_NAMES));
    expect(sorted(Object.keys(learn.learn.term))).toEqual(sorted(TERM_NAMES));
    expect(sorted(Object.keys(learn.learn.answer))).toEqual(sorted(ANSWER_NAMES));
    expect(sorted(Object.keys(learn.learn.topic))).toEqual(sorted(TOPICS));
  });

  it('V4 explains each term in two sentences, then in a short answer of plain length', () => {
    for (const [name, { label, text }] of Object.entries(terms.terms)) {
      expect(text.match(/[.?](?=\s|$)/g), name).toHaveLength(2);
      expect(words(text), name).toBeLessThan(45);
      expect(label, name).not.toMatch(/[.!]/);
    }
    const long = [
      ...Object.entries(learn.learn.term),
      ...Object.entries(learn.learn.answer).map(([name, { text }]) => [name, text] as const),
    ];
    for (const [name, text] of long) {
      expect(words(text), name).toBeGreaterThanOrEqual(60);
      expect(words(text), name).toBeLessThanOrEqual(160);
      expect(text, name).not.toMatch(/!|'/);
    }
  });

  it('V4 links only to what there is, never to itself, and from every term somewhere', () => {
    for (const name of TERM_NAMES) {
      const declared = GLOSSARY[name].related as readonly string[];
      expect(
        declared.filter((other) => !isTermName(other) || other === name),
        name,
      ).toEqual([]);
      expect(relatedTo(name).length, name).toBeGreaterThan(1);
    }
    for (const name of ANSWER_NAMES) expect(ANSWERS[name].length, name).toBeGreaterThan(1);
  });

  it('V4 says of a label in the first words what the glossary says', () => {
    for (const [name, { label }] of Object.entries({
      impact: common.terms.impact,
      tolerance: common.terms.tolerance,
      worstPrice: common.terms.worstPrice,
    }))
      expect(terms.terms[name as 'impact'].label).toBe(label);
  });

  it('V4 does the sums of its examples as the chain does them', () => {
    // The pool of the examples: 10,000 τ against 200,000 alpha at equal weights, a fee of 33/65,535.
    const fee = 33 / 65_535;
    const sell = (alpha: number) => (10_000 * alpha * (1 - fee)) / (200_000 + alpha * (1 - fee));
    const buy = (tao: number) => (200_000 * tao * (1 - fee)) / (10_000 + tao * (1 - fee));
    expect(sell(2_000).toFixed(2)).toBe('98.96');
    expect(sell(1_000).toFixed(2)).toBe('49.73');
    expect(Math.floor(buy(100))).toBe(1_979);
    expect(((100_000 * 2_000 * (1 - fee)) / (2_000_000 + 2_000 * (1 - fee))).toFixed(2)).toBe('99.85');
    expect(terms.terms.exit && learn.learn.term.exit).toContain('98.96');
    expect(learn.learn.term.exit).toContain('49.73');
    expect(learn.learn.term.pool).toContain('1\u202f979');
    expect(learn.learn.answer['selling-brings-less'].text).toContain('99.85');
  });
});

describe('V4 the screen', () => {
  it('V4 opens with the questions, and every entry in its index', () => {
    open();
    const index = within(screen.getByTestId('learn-entries'));
    expect(index.getAllByRole('link')).toHaveLength(TERM_NAMES.length + ANSWER_NAMES.length);
    fireEvent.click(screen.getByLabelText('A to Z'));
    const names = index.getAllByRole('link').map((link) => link.textContent ?? '');
    expect(names).toHaveLength(TERM_NAMES.length);
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { sensitivity: 'base' }).compare));
  });

  it('V4 opens each entry by its own link, with what to read next', () => {
    for (const slug of [...TERM_NAMES, ...ANSWER_NAMES]) {
      const heading = createRef<HTMLHeadingElement>();
      renderApp(<Article slug={slug} unknown={false} heading={heading} />, fakeServices());
      const article = screen.getByTestId('learn-article');
      expect(within(article).getByRole('heading', { level: 2 }).textContent).toBe(titleOf(slug, i18n.t));
      expect(article.textContent, slug).not.toMatch(/learn\.|terms\./);
      expect(within(article).getAllByRole('link').length, slug).toBeGreaterThan(2);
      cleanup();
    }
  });

  it('V4 goes on to the next entry and back, telling each by its heading', async () => {
    const { history } = open('/learn/send-or-stake');
    fireEvent.click(screen.getByTestId('learn-after'));
    await waitFor(() => expect(history?.at(-1)).toBe(`/learn/${ANSWER_NAMES[1]}`));
    const heading = screen.getByRole('heading', { level: 2, name: /Why does selling bring less/ });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    fireEvent.click(screen.getByTestId('learn-before'));
    expect(history?.at(-1)).toBe('/learn/send-or-stake');
    expect(screen.queryByTestId('learn-before')).toBeNull();
  });

  it('V4 searches with / from anywhere, and says how much it found', () => {
    const { history } = open('/learn/tao');
    const field = screen.getByTestId('learn-search');
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'price imp' } });
    const links = within(screen.getByTestId('learn-entries')).getAllByRole('link');
    expect(links[0]?.textContent).toBe('Price impact');
    expect(screen.getByText(/entries found|entry found/)).toBeTruthy();
    fireEvent.submit(field);
    expect(history?.at(-1)).toBe('/learn/impact');
    fireEvent.change(field, { target: { value: 'zzzz' } });
    expect(screen.getByText(/Nothing is called/)).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(within(screen.getByTestId('learn-entries')).getAllByRole('link').length).toBeGreaterThan(60);
  });

  it('V4 says of a link to nothing that there is nothing, and where to look', () => {
    open('/learn/no-such-term');
    expect(screen.getByRole('heading', { name: 'There is no such entry' })).toBeTruthy();
    expect(screen.getAllByRole('link').length).toBeGreaterThan(60);
  });

  it('V4 finds every entry by its own title, whatever else is typed never breaks it', () => {
    for (const slug of [...TERM_NAMES, ...ANSWER_NAMES])
      expect(findEntries(titleOf(slug, i18n.t), i18n.t, 'en'), slug).toContain(slug);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        for (const slug of findEntries(text, i18n.t, 'en')) expect(titleOf(slug, i18n.t)).toBeTruthy();
      }),
      { numRuns: 30 },
    );
  });

  it.each(['/learn', '/learn/alpha', '/learn/lost-computer'])('Q3 %s has no violation', async (path) => {
    const { container } = open(path);
    const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(result.violations.map(({ id }) => id)).toEqual([]);
    const levels = screen.getAllByRole('heading').map((heading) => Number(heading.tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThan(2);
  });
});
