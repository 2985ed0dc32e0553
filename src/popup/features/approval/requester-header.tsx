import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView, Requester } from '../../../protocol/ui/approvals.js';
import { ageText } from '../../components/age.js';
import { cx } from '../../components/cx.js';
import { Mark } from '../../components/mark.js';
import { Outside } from '../../components/outside.js';
import { useNow } from '../../state/use-now.js';
import { HostName } from './host-name.js';
import { QueueControl } from './queue-control.js';

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/;
const SCHEME = /^https?:\/\//;

/** Who asks, as the browser says it: never what the page claims, except as a claim. */
export function RequesterHeader({ view, danger }: { view: ApprovalView; danger: boolean }) {
  const { t } = useTranslation();
  const { requester } = view;
  const host = requester.origin?.replace(SCHEME, '') ?? null;
  return (
    <header className="requester">
      {host === null ? (
        <Mark size={28} />
      ) : (
        <span className={cx('requester-tile', danger && 'requester-tile-danger')} aria-hidden="true">
          {danger ? '?' : host.charAt(0)}
        </span>
      )}
      <div className="requester-main">
        <p className="requester-host" data-testid="requester">
          {requester.origin?.startsWith('http:') ? <span className="host-rest">http://</span> : null}
          {host === null ? t('approval.own') : <HostName host={host} />}
        </p>
        <p className={cx('requester-line', danger && 'loss')}>
          <History requester={requester} />
        </p>
        <Marks requester={requester} host={host} />
      </div>
      <QueueControl view={view} />
    </header>
  );
}

/** What is unusual about the address itself. */
function Marks({ requester, host }: { requester: Requester; host: string | null }) {
  const { t } = useTranslation();
  const { asciiHost, insecure, origin } = requester;
  return (
    <>
      {asciiHost ? (
        <p className="requester-line caution" data-testid="ascii-host">
          {asciiHost === host?.replace(/:\d+$/, '') ? (
            t('approval.asciiOnly')
          ) : (
            <bdi className="mono">{t('approval.ascii', { host: asciiHost })}</bdi>
          )}
        </p>
      ) : null}
      {insecure ? (
        <p className="requester-line caution" data-testid="insecure">
          <ShieldAlert size={12} aria-hidden="true" />{' '}
          {t(LOOPBACK.test(origin ?? '') ? 'approval.insecureLocal' : 'approval.insecure')}
        </p>
      ) : null}
    </>
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
