import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView, Requester } from '../../../protocol/ui/approvals.js';
import { ageText } from '../../components/age.js';
import { cx } from '../../components/cx.js';
import { Mark } from '../../components/mark.js';
import { Outside } from '../../components/outside.js';
import { useNow } from '../../state/use-now.js';

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/;

/** Who asks, as the browser says it: never what the page claims, except as a claim. */
export function RequesterHeader({ view, danger }: { view: ApprovalView; danger: boolean }) {
  const { t } = useTranslation();
  const { requester } = view;
  const host = requester.origin?.replace(/^https:\/\//, '') ?? null;
  return (
    <header className="requester">
      {host === null ? (
        <Mark size={28} />
      ) : (
        <span className={cx('requester-tile', danger && 'requester-tile-danger')} aria-hidden="true">
          {danger ? '?' : host.replace(/^http:\/\//, '').charAt(0)}
        </span>
      )}
      <div className="requester-main">
        <p className="requester-host" data-testid="requester">
          {host === null ? t('approval.own') : <bdi>{host}</bdi>}
        </p>
        <p className={cx('requester-line', danger && 'loss')}>
          <History requester={requester} />
        </p>
        {requester.asciiHost ? (
          <p className="requester-line">
            <bdi className="mono">{t('approval.ascii', { host: requester.asciiHost })}</bdi>
          </p>
        ) : null}
        {requester.insecure ? (
          <p className="requester-line caution" data-testid="insecure">
            <ShieldAlert size={12} aria-hidden="true" />{' '}
            {t(LOOPBACK.test(host ?? '') ? 'approval.insecureLocal' : 'approval.insecure')}
          </p>
        ) : null}
      </div>
      {view.total > 1 ? (
        <span className="pill pill-still" data-testid="queue">
          {t('approval.queue', { position: view.position, total: view.total })}
        </span>
      ) : null}
    </header>
  );
}

function History({ requester }: { requester: Requester }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  if (requester.origin === null) return <>{t('approval.ownLine')}</>;
  const since =
    requester.connectedSinceMs === null
      ? t('approval.firstTime')
      : t('approval.connectedSince', { age: ageText(t, requester.connectedSinceMs, now) });
  const count =
    requester.connectedSinceMs === null
      ? null
      : requester.signatures === 0
        ? t('approval.firstRequest')
        : t('approval.signatures', { count: requester.signatures });
  return (
    <>
      {since}
      {count ? ` \u00b7 ${count}` : null}
      {requester.claimedName ? (
        <>
          {' \u00b7 '}
          <Outside text={t('approval.claims', { name: requester.claimedName })} />
        </>
      ) : null}
    </>
  );
}
