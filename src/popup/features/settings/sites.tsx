import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { ageText } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Skeleton } from '../../components/skeleton.js';
import { useAct } from '../../components/use-act.js';
import { useAsk } from '../../components/use-ask.js';
import { useNow } from '../../state/use-now.js';

/** Sites that may see accounts, and the way to end that. */
export function Sites() {
  const { t } = useTranslation();
  const { background } = useServices();
  const asked = useAsk('sites', () => background.call('sites.list', {}));
  const act = useAct();
  const [revoked, setRevoked] = useState<string | null>(null);
  const now = useNow(30_000);
  if (asked.error)
    return (
      <ErrorNotice error={asked.error} action={<Button onClick={asked.again}>{t('actions.retry')}</Button>} />
    );
  if (!asked.value) return <Skeleton rows={2} />;
  const { sites } = asked.value;
  const revoke = (origin: string): void =>
    void act.run(async () => {
      await background.call('sites.revoke', { origin });
      setRevoked(origin);
      asked.again();
    });
  return (
    <>
      {sites.length === 0 ? <p className="quiet small">{t('settings.noSites')}</p> : null}
      <ul className="sites">
        {sites.map((site) => (
          <li key={site.origin} className="site">
            <span className="row-main">
              <bdi className="row-name truncate">{site.origin}</bdi>
              <span className="row-under">
                {t('settings.siteLine', {
                  count: site.accountIds.length,
                  signatures: site.signatures,
                  age: ageText(t, site.lastUsedAtMs, now),
                })}
              </span>
            </span>
            <Button
              aria-label={t('settings.revokeSite', { origin: site.origin })}
              busy={act.busy}
              onClick={() => revoke(site.origin)}
            >
              {t('settings.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="visually-hidden">
        {revoked ? t('settings.revoked', { origin: revoked }) : ''}
      </p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}
