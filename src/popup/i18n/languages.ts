import { LANGUAGES, type Language } from '../../core/languages.js';
import type { Settings } from '../../protocol/ui/settings.js';

/** Each language beside English brings a folder with this file: every word of it, in one lazy chunk. */
const FOLDERS = import.meta.glob<{ default: object[] }>('./*/index.ts');

/** The language that a setting means on this computer. */
export function resolveLanguage(
  wanted: Settings['language'],
  preferred: readonly string[] = navigator.languages,
): Language {
  if (wanted !== 'system') return wanted;
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0];
    const known = LANGUAGES.find((language) => language === base);
    if (known) return known;
  }
  return 'en';
}

/**
 * The locale for dates and sizes: the person's own variety of the language, such as `en-GB`, where the browser names one, so
 * that dates keep the order they are used to.
 */
export function localeOf(language: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}

/** Every word of a language, in parts; none for English, whose words come with the screens. */
export async function wordsOf(language: Language): Promise<readonly object[]> {
  const load = FOLDERS[`./${language}/index.ts`];
  return load ? (await load()).default : [];
}
