import './words.js';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { ActivityItem } from './activity-item.js';
import { storyOf } from './story.js';

/** Own transactions, newest first, each with its state and outcome, and the way to everything else that happened. */
export function ActivityList() {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const rows = useChainStore((s) => s.activity);
  if (rows === null) return <Skeleton rows={3} tall />;
  const own = rows
    .filter((row) => row.address === account?.address)
    .sort((a, b) => b.createdAtMs - a.createdAtMs);
  if (own.length === 0)
    return (
      <div className="empty">
        <History size={20} className="faint" aria-hidden="true" />
        <p className="quiet">{t('activity.empty')}</p>
        <AllActivity />
      </div>
    );
  return (
    <>
      <LatestNews rows={own} />
      <ul className="rows" data-testid="activity">
        {own.map((row) => (
          <ActivityItem key={row.txHash} row={row} />
        ))}
      </ul>
      <AllActivity />
    </>
  );
}

/** What is listed here and what only the whole list has. */
function AllActivity() {
  const { t } = useTranslation();
  return (
    <div className="activity-more" data-testid="activity-more">
      <p className="quiet small">{t('activity.listed')}</p>
      <Link href="/history" className="link">
        {t('activity.all')}
      </Link>
    </div>
  );
}

/** What changed last, for those who cannot see it: once, and not again whenever an age in the list counts on. */
function LatestNews({ rows }: { rows: readonly ActivityRow[] }) {
  const { t } = useTranslation();
  const latest = rows.reduce((newest, row) => (row.updatedAtMs > newest.updatedAtMs ? row : newest));
  const { key, values } = storyOf(latest);
  return (
    <p className="visually-hidden" role="status">
      {t(key, values)}
    </p>
  );
}
