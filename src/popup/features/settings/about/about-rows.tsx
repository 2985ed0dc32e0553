import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { useOverlay } from '../../../app/shell/overlay.js';
import { Button } from '../../../components/button.js';
import { pageRow, type SettingRow } from '../rows.js';
import { PaperButton } from './paper-button.js';

/** What Kelvin is, takes and tells, and what it is made of. */
export function aboutRows(t: TFunction): SettingRow[] {
  return [
    {
      id: 'about',
      words: [t('settings.noFee'), t('settings.noTelemetry'), t('settings.source')],
      node: <About />,
    },
    pageRow({
      id: 'learn',
      path: '/learn',
      name: t('settings.pages.learn'),
      text: t('settings.pages.learnText'),
    }),
    {
      id: 'papers',
      words: [t('settings.shortcuts'), t('settings.privacy'), t('settings.licences')],
      node: <Papers />,
    },
  ];
}

function About() {
  const { t } = useTranslation();
  const { platform } = useServices();
  return (
    <div className="about quiet small">
      <p>{t('settings.version', { version: platform.version() })}</p>
      <p>{t('settings.noFee')}</p>
      <p>{t('settings.noTelemetry')}</p>
      <p>{t('settings.source')}</p>
    </div>
  );
}

function Papers() {
  const { t } = useTranslation();
  const show = useOverlay((s) => s.show);
  return (
    <div className="form-buttons">
      <Button onClick={() => show('shortcuts')}>{t('settings.shortcuts')}</Button>
      <PaperButton paper="privacy" />
      <PaperButton paper="licences" />
    </div>
  );
}
