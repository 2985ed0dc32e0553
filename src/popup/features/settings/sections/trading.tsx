import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { Tolerance } from '../saved-fields.js';
import { Section } from '../section.js';
import type { Save } from '../use-save.js';

export function TradingSection({ settings, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.trading')}>
      <Tolerance value={settings.toleranceBps} onSave={(toleranceBps) => save.patch({ toleranceBps })} />
    </Section>
  );
}
