import { ArrowRight, Snowflake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Account, canSign } from '../../../core/accounts/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import { ageText } from '../../components/age.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NetworkPill } from '../../components/network-pill.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useNow } from '../../state/use-now.js';
import { useSituation } from '../emergency/use-situation.js';
import { AnnouncedList } from './announced/announced-list.js';
import { GivenRights } from './given/given-rights.js';
import { HeldRights } from './held/held-rights.js';
import { AccountInView } from './parts/account-in-view.js';
import { PureList } from './pure/pure-list.js';

/** `/rights`: everything about one account on one page, what it gave away first. */
export default function Overview() {
  const { t } = useTranslation();
  const account = useActiveAccount();
  return (
    <main className="screen" data-testid="rights-screen">
      <PageHeader title={t('rights.title')} aside={<NetworkPill short />} />
      {account ? (
        <div className="rights scroll">
          <AccountInView account={account} />
          <Body key={account.accountId} account={account} />
        </div>
      ) : null}
    </main>
  );
}

function Body({ account }: { account: Account }) {
  const { t } = useTranslation();
  const seen = useSituation(account.address);
  const { situation, state, block, stale, error, callsError } = seen;
  return (
    <>
      {stale ? <Stale block={block} /> : null}
      {error && !stale ? <ErrorNotice error={error} /> : null}
      {situation && state && block ? (
        <div className={stale ? 'rights-body rights-old' : 'rights-body'}>
          <AnnouncedList account={account} state={state} calls={situation.calls} best={block.number} />
          {callsError ? <Notice tone="caution">{t('emergency.unread')}</Notice> : null}
          <GivenRights proxies={state.proxies} />
          <Offline account={account} />
          <HeldRights account={account} />
          <PureList />
          <AsOf block={block} />
        </div>
      ) : error || stale ? null : (
        <Skeleton rows={5} tall />
      )}
    </>
  );
}

function Offline({ account }: { account: Account }) {
  const { t } = useTranslation();
  if (!canSign(account)) return null;
  return (
    <Link href={`/rights/offline/${account.accountId}`} className="card right-offer" data-testid="offline">
      <Snowflake size={20} aria-hidden="true" className="ice" />
      <span className="row-main">
        <span className="row-name">{t('rights.offline.title')}</span>
        <span className="row-under">{t('rights.offline.offer')}</span>
      </span>
      <ArrowRight size={16} aria-hidden="true" className="quiet" />
    </Link>
  );
}

function AsOf({ block }: { block: { number: number; atMs: number } }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <p className="faint tiny" data-testid="as-of">
      {t('emergency.asOf', {
        block: groupDigits(String(block.number)),
        age: ageText(t, block.atMs, now),
      })}
    </p>
  );
}

function Stale({ block }: { block: { number: number; atMs: number } | null }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <Notice tone="caution" title={t('rights.stale.title')} alert>
      {block
        ? t('rights.stale.known', {
            age: ageText(t, block.atMs, now),
            block: groupDigits(String(block.number)),
          })
        : t('rights.stale.unknown')}
    </Notice>
  );
}
