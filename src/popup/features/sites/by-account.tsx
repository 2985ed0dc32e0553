import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { Site } from '../../../protocol/ui/sites.js';
import { ShortAddress } from '../../components/address.js';
import { IconButton } from '../../components/icon-button.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { cleanText } from '../../components/untrusted.js';
import { SiteName } from './site-name.js';
import { hostOf } from './site-text.js';
import type { SiteAct } from './use-sites.js';

interface Props {
  accounts: readonly Account[];
  sites: readonly Site[];
  onAct(act: SiteAct, text: string): void;
}

/** The same the other way round: which sites see an account. */
export function ByAccount({ accounts, sites, onAct }: Props) {
  const { t } = useTranslation();
  const take = (account: Account, site: Site): void => {
    const text = t('sites.taken', { name: cleanText(account.name), host: hostOf(site.origin) });
    onAct(withoutAccount(site, account.accountId), text);
  };
  return (
    <ul className="site-accounts">
      {accounts.map((account) => {
        const seenBy = sites.filter(({ accountIds }) => accountIds.includes(account.accountId));
        return (
          <li key={account.accountId} className="card">
            <div className="site-account-head">
              <Identicon seed={account.accountId} size={24} />
              <Outside text={account.name} className="truncate row-name" />
              <ShortAddress address={account.address} className="faint tiny" />
            </div>
            {seenBy.length === 0 ? <p className="quiet small">{t('sites.seenByNone')}</p> : null}
            <ul>
              {seenBy.map((site) => (
                <li key={site.origin} className="site-line">
                  <SiteName origin={site.origin} />
                  <IconButton
                    label={t('sites.take', { name: cleanText(account.name), host: hostOf(site.origin) })}
                    onClick={() => take(account, site)}
                  >
                    <X size={16} aria-hidden="true" />
                  </IconButton>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** A site that is left without an account is a site that is not connected. */
function withoutAccount({ origin, accountIds }: Site, accountId: string): SiteAct {
  const [first, ...rest] = accountIds.filter((id) => id !== accountId) as Array<`0x${string}`>;
  return first === undefined
    ? { method: 'sites.revoke', input: { origin } }
    : { method: 'sites.change', input: { origin, accountIds: [first, ...rest] } };
}
