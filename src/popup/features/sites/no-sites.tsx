import { Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Nothing is connected: what happens when something wants to be. */
export function NoSites() {
  const { t } = useTranslation();
  return (
    <div className="card no-sites" data-testid="no-sites">
      <Globe size={28} aria-hidden="true" className="faint" />
      <h2 className="row-name">{t('sites.noneTitle')}</h2>
      <p className="quiet">{t('sites.noneText')}</p>
      <ul className="quiet small">
        <li>{t('sites.noneChoose')}</li>
        <li>{t('sites.noneSees')}</li>
        <li>{t('sites.noneEnd')}</li>
      </ul>
    </div>
  );
}
