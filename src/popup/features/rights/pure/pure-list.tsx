import { ChevronRight, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import { ShortAddress } from '../../../components/address.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { Term } from '../../../components/term.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { NewPureCard } from './new-pure.js';
import { useNewPures } from './use-new-pures.js';

const NO_ACCOUNTS: Account[] = [];

/** Accounts without a key of their own, and the way to make one. */
export function PureList() {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const pures = accounts.filter(({ custody }) => custody?.kind === 'pure');
  const fresh = useNewPures();
  return (
    <section data-testid="pures">
      <h2 className="part-title">
        <Term name="pureProxy">{t('rights.pure.list')}</Term>
      </h2>
      {fresh.map((made) => (
        <NewPureCard key={made.address} made={made} />
      ))}
      {pures.length > 0 ? (
        <ul className="card right-rows">
          {pures.map((account) => (
            <li key={account.accountId}>
              <Link href={`/rights/pure/${account.accountId}`} className="right-row" data-testid="pure">
                <Identicon seed={account.accountId} size={28} />
                <span className="row-main">
                  <Outside text={account.name} className="row-name truncate" />
                  <span className="row-under">
                    <ShortAddress address={account.address} />
                  </span>
                </span>
                <ChevronRight size={16} aria-hidden="true" className="faint" />
              </Link>
            </li>
          ))}
        </ul>
      ) : fresh.length === 0 ? (
        <p className="quiet small">{t('rights.pure.empty')}</p>
      ) : null}
      <Link href="/rights/pure" className="button button-plain right-command">
        <Plus size={14} aria-hidden="true" /> {t('rights.pure.create')}
      </Link>
    </section>
  );
}
