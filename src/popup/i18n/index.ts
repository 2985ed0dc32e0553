import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from './en/common.json' with { type: 'json' };
import home from './en/home.json' with { type: 'json' };
import sentences from './en/sentences.json' with { type: 'json' };

/** The language of this page. English is the only complete catalogue so far. */
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

/** Adds the words of a lazily loaded part. Called at the top of that part, before it renders. */
export function addWords(words: object): void {
  i18n.addResourceBundle('en', 'translation', words, true, true);
}
