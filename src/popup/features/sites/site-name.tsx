import { Laptop, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HostName } from '../approval/host-name.js';
import { hostOf } from './site-text.js';

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/;

/** A site's host with what is unusual about it. */
export function SiteName({ origin }: { origin: string }) {
  return (
    <span className="site-name">
      <span className="row-name break">
        <HostName host={hostOf(origin)} />
      </span>
      <SiteMarks origin={origin} />
    </span>
  );
}

function SiteMarks({ origin }: { origin: string }) {
  const { t } = useTranslation();
  return (
    <>
      {LOCAL.test(origin) ? (
        <span className="site-mark">
          <Laptop size={12} aria-hidden="true" /> {t('sites.local')}
        </span>
      ) : null}
      {origin.startsWith('http:') ? (
        <span className="site-mark caution">
          <ShieldAlert size={12} aria-hidden="true" /> {t('sites.insecure')}
        </span>
      ) : null}
    </>
  );
}
