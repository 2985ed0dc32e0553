import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { SiteName } from './site-name.js';
import { hostOf } from './site-text.js';

/** Sites that may not ask, and the way back for them. */
export function BlockedSites({ blocked, onUnblock }: { blocked: string[]; onUnblock(origin: string): void }) {
  const { t } = useTranslation();
  if (blocked.length === 0) return null;
  return (
    <section className="card site-blocked" aria-labelledby="blocked-sites">
      <h2 id="blocked-sites" className="field-label">
        {t('sites.blocked')}
      </h2>
      <p className="quiet small">{t('sites.blockedText')}</p>
      <ul>
        {blocked.map((origin) => (
          <li key={origin} className="site-line">
            <SiteName origin={origin} />
            <Button
              aria-label={t('sites.letInSite', { host: hostOf(origin) })}
              onClick={() => onUnblock(origin)}
            >
              {t('sites.letIn')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
