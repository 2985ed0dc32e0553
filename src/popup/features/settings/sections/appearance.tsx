import type { TFunction } from 'i18next';
import { LANGUAGES, type Settings } from '../../../../protocol/ui/settings.js';
import { Segmented } from '../../../components/segmented.js';
import { SelectField } from '../../../components/select-field.js';
import type { SettingRow } from '../rows.js';
import { Toggle } from '../toggle.js';
import type { Save } from '../use-save.js';

const THEMES = ['system', 'dark', 'light'] as const;
const CONTRASTS = ['system', 'normal', 'more'] as const;

/** A language by its own name, which whoever looks for it can read. */
function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

export function appearanceRows(t: TFunction, settings: Settings, save: Save): SettingRow[] {
  const themes = THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }));
  const contrasts = CONTRASTS.map((value) => ({ value, label: t(`settings.contrasts.${value}`) }));
  const languages = LANGUAGES.map((value) => ({ value, label: ownName(value) }));
  return [
    {
      id: 'theme',
      words: [t('settings.theme'), ...themes.map(({ label }) => label)],
      node: (
        <Segmented
          label={t('settings.theme')}
          options={themes}
          value={settings.theme}
          onChange={(theme) => save.patch({ theme })}
        />
      ),
    },
    {
      id: 'contrast',
      words: [t('settings.contrast'), t('settings.contrastHint')],
      node: (
        <>
          <Segmented
            label={t('settings.contrast')}
            options={contrasts}
            value={settings.contrast}
            onChange={(contrast) => save.patch({ contrast })}
          />
          <p className="field-note">{t('settings.contrastHint')}</p>
        </>
      ),
    },
    {
      id: 'language',
      // Also in English: whoever is lost in a language looks for the word they know.
      words: [t('settings.language'), 'Language', ...languages.map(({ label }) => label)],
      node: (
        <SelectField
          label={t('settings.language')}
          hint={t('settings.languageHint')}
          value={settings.language}
          options={[{ value: 'system', label: t('settings.languageSystem') }, ...languages]}
          onChange={(language) => save.patch({ language })}
          testId="language"
        />
      ),
    },
    {
      id: 'hideAmounts',
      words: [t('settings.hideAmounts'), t('settings.hideAmountsHint')],
      node: (
        <Toggle
          label={t('settings.hideAmounts')}
          hint={t('settings.hideAmountsHint')}
          checked={settings.hideAmounts}
          onChange={(hideAmounts) => save.patch({ hideAmounts })}
        />
      ),
    },
  ];
}
