import type { TFunction } from 'i18next';
import { ANSWER_NAMES, isAnswerName } from './answers.js';
import { GLOSSARY, TERM_NAMES, type TermName, TOPICS, type Topic } from './glossary.js';
import type { LearnSlug } from './slugs.js';

/** What an entry is called: the term, or the question. */
export function titleOf(slug: LearnSlug, t: TFunction): string {
  return isAnswerName(slug) ? t(`learn.answer.${slug}.question`) : t(`terms.${slug}.label`);
}

/** Terms in the order of this language's alphabet. */
export function alphabetical(t: TFunction, language: string): TermName[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return TERM_NAMES.map((name) => ({ name, title: titleOf(name, t) }))
    .sort((a, b) => compare(a.title, b.title))
    .map(({ name }) => name);
}

export interface Group {
  key: string;
  title: string;
  slugs: readonly LearnSlug[];
}

/** Terms below their first letters. */
export function byLetter(t: TFunction, language: string): Group[] {
  const groups = new Map<string, TermName[]>();
  for (const name of alphabetical(t, language)) {
    const letter = titleOf(name, t).normalize('NFD').charAt(0).toLocaleUpperCase(language);
    groups.set(letter, [...(groups.get(letter) ?? []), name]);
  }
  return [...groups].map(([letter, slugs]) => ({ key: letter, title: letter, slugs }));
}

/** The questions, then terms below what they are about, in the order in which they build on each other. */
export function byTopic(t: TFunction): Group[] {
  const of = (topic: Topic) => TERM_NAMES.filter((name) => GLOSSARY[name].topic === topic);
  return [
    { key: 'answers', title: t('learn.answers'), slugs: ANSWER_NAMES },
    ...TOPICS.map((topic) => ({ key: topic, title: t(`learn.topic.${topic}`), slugs: of(topic) })),
  ];
}

/** The entries before and after this one: terms follow the alphabet, answers their own order. */
export function neighbours(
  slug: LearnSlug,
  t: TFunction,
  language: string,
): { before: LearnSlug | null; after: LearnSlug | null } {
  const all: LearnSlug[] = isAnswerName(slug) ? [...ANSWER_NAMES] : alphabetical(t, language);
  const at = all.indexOf(slug);
  return { before: all[at - 1] ?? null, after: all[at + 1] ?? null };
}

/**
 * Entries that hold every word of the question, those that are called so first.
 * @param text what was typed; blank finds nothing
 */
export function findEntries(text: string, t: TFunction, language: string): LearnSlug[] {
  const asked = fold(text).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return [];
  const rank = (slug: LearnSlug): number => {
    const title = fold(titleOf(slug, t));
    const holds = (place: string) => asked.every((word) => place.includes(word));
    if (title.startsWith(asked.join(' '))) return 0;
    if (holds(title)) return 1;
    return holds(`${title} ${fold(bodyOf(slug, t))}`) ? 2 : 3;
  };
  return [...alphabetical(t, language), ...ANSWER_NAMES]
    .map((slug) => ({ slug, place: rank(slug) }))
    .filter(({ place }) => place < 3)
    .sort((a, b) => a.place - b.place)
    .map(({ slug }) => slug);
}

/** The longer text of an entry; its paragraphs are parted by an empty line. */
export function bodyOf(slug: LearnSlug, t: TFunction): string {
  return isAnswerName(slug)
    ? t(`learn.answer.${slug}.text`)
    : `${t(`terms.${slug}.text`)}\n\n${t(`learn.term.${slug}`)}`;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
