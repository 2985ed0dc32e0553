import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { Segmented } from '../../../components/segmented.js';
import { Section } from '../section.js';
import type { Save } from '../use-save.js';

const THEMES = ['system', 'dark', 'light'] as const;

export function AppearanceSection({ settings, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.appearance')}>
      <Segmented
        label={t('settings.theme')}
        options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        value={settings.theme}
        onChange={(theme) => save.patch({ theme })}
      />
    </Section>
  );
}
