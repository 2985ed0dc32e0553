import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setDecimalMark } from '../../core/amount/format.js';
import { LANGUAGES, type Language } from '../../core/languages.js';
import type { Settings } from '../../protocol/ui/settings.js';
import common from './en/common.json' with { type: 'json' };
import home from './en/home.json' with { type: 'json' };
import sentences from './en/sentences.json' with { type: 'json' };
import { localeOf, resolveLanguage, wordsOf } from './languages.js';

/** Copy of the setting that a page can read before the background has answered, as boot.js does with the theme. */
const LANGUAGE_KEY = 'kelvin.language';

/** The language of this page. What another language has no words for is said in English. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: { en: { translation: { ...common, ...home, ...sentences } } },
  // React escapes; a second escaping would show entities.
  interpolation: { escapeValue: false },
  // Words that come late appear where they are missing.
  react: { useSuspense: false, bindI18nStore: 'added' },
});

/** Adds the English words of a lazily loaded part. Called at the top of that part, before it renders. */
export function addWords(words: object): void {
  i18n.addResourceBundle('en', 'translation', words, true, true);
}

/** Locale of dates and sizes on this page. */
export function dateLocale(): string {
  return localeOf(i18n.language);
}

let wanted: Language = 'en';

/**
 * Shows this page in a language: words, numbers, the document's own mark. A language asked for later wins over one that is
 * still loading; one that cannot be loaded leaves the page as it is.
 */
export async function speak(language: Language): Promise<void> {
  if (language === wanted) return;
  wanted = language;
  try {
    const parts = i18n.hasResourceBundle(language, 'translation') ? [] : await wordsOf(language);
    for (const words of parts) i18n.addResourceBundle(language, 'translation', words, true, true);
  } catch {
    if (wanted === language) wanted = i18n.language as Language;
    return;
  }
  if (wanted !== language) return;
  setDecimalMark(/,/.test(new Intl.NumberFormat(language).format(1.5)) ? ',' : '.');
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

/** Follows the setting, and leaves a copy for the next page's first paint. */
export function followLanguage(setting: Settings['language']): Promise<void> {
  const language = resolveLanguage(setting);
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // Without the copy the next page starts in English and changes when the background has answered.
  }
  return speak(language);
}

/** The language of the page before, for the first paint. Nothing to wait for in English. */
export function rememberedLanguage(): Language {
  try {
    const kept = localStorage.getItem(LANGUAGE_KEY);
    return LANGUAGES.find((language) => language === kept) ?? resolveLanguage('system');
  } catch {
    return resolveLanguage('system');
  }
}
