import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { Site } from '../../../protocol/ui/sites.js';
import { ageText, dateText } from '../../components/age.js';
import { IconButton } from '../../components/icon-button.js';
import { Outside } from '../../components/outside.js';
import { SiteName } from './site-name.js';
import { dayText, endText, hostOf } from './site-text.js';

interface Props {
  site: Site;
  accounts: readonly Account[];
  now: number;
  onOpen(): void;
  onRevoke(): void;
}

/** One connected site: what it sees, since when, how much it was used, and until when. */
export function SiteRow({ site, accounts, now, onOpen, onRevoke }: Props) {
  const { t } = useTranslation();
  const host = hostOf(site.origin);
  const names = accounts.filter(({ accountId }) => site.accountIds.includes(accountId));
  const uses = [
    {
      text: t('sites.sinceDay', { day: dayText(site.connectedAtMs) }),
      hint: dateText(site.connectedAtMs),
    },
    {
      text: t('sites.used', { age: ageText(t, site.lastUsedAtMs, now) }),
      hint: dateText(site.lastUsedAtMs),
    },
    { text: t('sites.signed', { count: site.signatures }) },
    {
      text: endText(t, site.expiresAtMs, now),
      hint: site.expiresAtMs === null ? undefined : dateText(site.expiresAtMs),
    },
  ];
  return (
    <li className="site-row">
      <button
        type="button"
        className="site-open"
        // Its name is all that is seen in it; what it does is the description.
        title={t('sites.changeSite', { host })}
        onClick={onOpen}
      >
        <SiteName origin={site.origin} />
        <span className="row-under">
          {t('sites.sees')}{' '}
          {names.map(({ accountId, name }, index) => (
            <span key={accountId}>
              {index > 0 ? ', ' : null}
              <Outside text={name} className="site-account" />
            </span>
          ))}
        </span>
        <span className="row-under">
          {uses.map(({ text, hint }, index) => (
            <span key={text}>
              {index > 0 ? ' \u00b7 ' : null}
              <span className="site-use" title={hint}>
                {text}
              </span>
            </span>
          ))}
        </span>
      </button>
      <IconButton label={t('sites.revokeSite', { host })} onClick={onRevoke}>
        <Unplug size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
