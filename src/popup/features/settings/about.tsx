import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';

/** What Kelvin takes and tells: nothing. */
export function About() {
  const { t } = useTranslation();
  const { platform } = useServices();
  return (
    <div className="about quiet small">
      <p>{t('settings.noFee')}</p>
      <p>{t('settings.noTelemetry')}</p>
      <p>{t('settings.version', { version: platform.version() })}</p>
    </div>
  );
}
