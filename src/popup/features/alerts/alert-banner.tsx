import './alerts.css';
import './words.js';
import { ChevronRight, CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ALERT_SEVERITY, type Alert, type AlertKind } from '../../../core/watch/types.js';
import { cx } from '../../components/cx.js';
import { useOwnAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { actionPath } from './alert-facts.js';
import { AlertSentence } from './alert-row.js';
import { openAlerts } from './top-alert.js';

/** Money that left stays gone: who has read of it finds it on the list, where it can be dismissed. */
const PAST: ReadonlySet<AlertKind> = new Set(['funds-left', 'stake-left']);

/** The gravest alert that asks for attention, on top of everything: one press leads to what can be done. */
export default function AlertBanner() {
  const alerts = useWalletStore((s) => s.alerts?.alerts);
  const [worst, ...others] = openAlerts(alerts ?? []);
  return worst ? <Banner alert={worst} others={others} /> : null;
}

function Banner({ alert, others }: { alert: Alert; others: Alert[] }) {
  const { t } = useTranslation();
  const account = useOwnAccount(alert.address);
  const severity = ALERT_SEVERITY[alert.facts.kind];
  const isDanger = severity === 'danger';
  const Icon = isDanger ? CircleAlert : TriangleAlert;
  // A danger leads straight to its remedy, which tells all that is wrong with that account; several accounts are looked at together.
  const isOne = others.every(({ address }) => address === alert.address);
  const isSettled = alert.read && PAST.has(alert.facts.kind);
  const path = isDanger && isOne && !isSettled ? actionPath(alert, account?.accountId ?? null) : '/alerts';
  return (
    <section aria-label={t('alerts.banner.label')} data-testid="alert-banner" data-kind={alert.facts.kind}>
      <Link href={path} className={cx('alert-banner', `alert-${severity}`)}>
        <Icon size={18} aria-hidden="true" className="alert-icon" />
        <span className="alert-text">
          <strong className="alert-banner-name">
            {t(`alerts.name.${alert.facts.kind}`)}
            {others.length > 0 ? ` ${t('alerts.banner.more', { count: others.length })}` : ''}
          </strong>{' '}
          <AlertSentence alert={alert} />
        </span>
        <ChevronRight size={16} aria-hidden="true" className="alert-go" />
      </Link>
    </section>
  );
}
