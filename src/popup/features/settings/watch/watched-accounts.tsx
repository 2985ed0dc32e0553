import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ShortAddress } from '../../../components/address.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { isOurs } from '../../holdings/scope.js';
import { Section } from '../section.js';

/** Whom the watchtower looks at. */
export function WatchedAccounts() {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const coldkeys = (accounts ?? []).filter(({ role }) => role === 'coldkey');
  return (
    <Section title={t('watchSettings.accounts')}>
      <p className="quiet small">
        {t(coldkeys.length === 0 ? 'watchSettings.accountsNone' : 'watchSettings.accountsText')}
      </p>
      <ul className="watched">
        {coldkeys.map((account) => (
          <li key={account.accountId}>
            <Identicon seed={account.accountId} size={20} />
            <Outside text={account.name} className="truncate watched-name" />
            {isOurs(account) ? null : <span className="faint tiny">{t('watchSettings.noKey')}</span>}
            <ShortAddress address={account.address} className="faint tiny" />
          </li>
        ))}
      </ul>
      <Link href="/accounts" className="link small">
        {t('watchSettings.manage')}
      </Link>
    </Section>
  );
}
