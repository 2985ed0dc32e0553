import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { costsOf } from './costs.js';
import { paidOf, receivedOf, totalsOf } from './moved.js';
import { MovedText } from './moved-text.js';

/** Amounts of one line of a list: alpha of more subnets than this is on the page of the transaction. */
const MOST = 3;

/** What the block's own events say was moved, in short. A failure says what it cost itself. */
export function Outcome({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const { outcome } = row;
  if (!outcome || row.failure) return null;
  const received = totalsOf(outcome, receivedOf);
  const paid = totalsOf(outcome, paidOf);
  return (
    <p className="outcome" data-testid="outcome">
      {received.slice(0, MOST).map((moved) => (
        <MovedText key={`+${moved.netuid}`} moved={moved} sign="+" className="gain" />
      ))}
      {received.length > MOST ? <span className="faint">{'\u2026'}</span> : null}
      {paid.slice(0, MOST).map((moved) => (
        <MovedText key={`-${moved.netuid}`} moved={moved} precision="plain" sign={'\u2212'} />
      ))}
      {outcome.lockedAlpha ? (
        <span className="faint">
          {t('activity.receipt.locked')} <MovedText moved={outcome.lockedAlpha} precision="plain" />
        </span>
      ) : null}
      {costsOf(row).map(({ kind, moved }) => (
        <span key={kind} className="faint">
          {t(kind === 'shield' ? 'activity.feeShield' : 'activity.fee')}{' '}
          <MovedText moved={moved} precision="plain" />
        </span>
      ))}
    </p>
  );
}
