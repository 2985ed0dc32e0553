import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ALERT_SEVERITY, type Alert, type AlertKind } from '../../../core/watch/types.js';
import { Age } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { IconButton } from '../../components/icon-button.js';
import { networkName } from '../../components/network-name.js';
import { Filled } from '../../components/param-view.js';
import { Term, type TermName } from '../../components/term.js';
import { useOwnAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { actionPath, alertWords } from './alert-facts.js';
import { useBlockOf, useNames } from './use-names.js';

const ICONS = { danger: CircleAlert, caution: TriangleAlert, note: Info };

/** Kinds whose name is a term of the field. */
const TERMS: Partial<Record<AlertKind, TermName>> = {
  'swap-announced': 'coldkeySwap',
  'swap-disputed': 'coldkeySwap',
  'proxy-added': 'proxy',
  'call-announced': 'announcement',
};

/** Told in full, with the time that is left, on the page about swaps. */
const SWAPS: ReadonlySet<AlertKind> = new Set(['swap-announced', 'swap-disputed']);

interface Props {
  alert: Alert;
  /** Whether it was new when the page was opened: seeing it does not take the mark away under the reader's eyes. */
  isNew: boolean;
  onDismiss(): void;
}

/** One alert: what it is, who and when, what that means, and the one thing to do about it. */
export function AlertRow({ alert, isNew, onDismiss }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const id = useId();
  const { facts, over } = alert;
  const severity = ALERT_SEVERITY[facts.kind];
  const Icon = ICONS[severity];
  const name = t(`alerts.name.${facts.kind}`);
  const term = TERMS[facts.kind];
  const account = useOwnAccount(alert.address);
  return (
    <li
      className={cx('alert', `alert-${severity}`, over && 'alert-over')}
      aria-labelledby={id}
      data-testid="alert"
      data-kind={facts.kind}
      data-new={isNew}
      data-over={over}
    >
      <Icon size={18} aria-hidden="true" className="alert-icon" />
      <div className="alert-text">
        <h2 id={id} className="alert-name">
          <span className="visually-hidden">{t(`alerts.severity.${severity}`)}: </span>
          {term ? <Term name={term}>{name}</Term> : name}
          {isNew ? <span className="alert-mark">{t('alerts.new')}</span> : null}
          {over ? <span className="alert-mark alert-mark-over">{t('alerts.over')}</span> : null}
        </h2>
        <p>
          <AlertSentence alert={alert} />
        </p>
        {over ? null : <p className="quiet small">{t(`alerts.means.${facts.kind}`)}</p>}
        <p className="faint tiny">
          <Age atMs={alert.raisedAtMs} />
          <OnNetwork alert={alert} />
        </p>
        {over ? null : (
          <Button
            look={severity === 'danger' ? 'primary' : 'plain'}
            className="alert-act"
            onClick={() => navigate(actionPath(alert, account?.accountId ?? null))}
          >
            {t(`alerts.act.${facts.kind}`)}
          </Button>
        )}
        {!over && SWAPS.has(facts.kind) ? (
          <Button className="alert-act" onClick={() => navigate('/key-swap')}>
            {t('alerts.toSwap')}
          </Button>
        ) : null}
      </div>
      <IconButton label={t('alerts.dismissWhat', { what: name })} onClick={onDismiss}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** Who, what and when, in one sentence. */
export function AlertSentence({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const { key, params } = alertWords(t, alert, useNames(), useBlockOf(alert.genesisHash));
  return <Filled template={t(`alerts.what.${key}`)} params={params} />;
}

/** Said only of another network than the one in use. */
function OnNetwork({ alert: { networkId } }: { alert: Alert }) {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  if (!settings || settings.networkId === networkId) return null;
  const id = networkId as typeof settings.networkId;
  return (
    <>
      {' \u00b7 '}
      {t('alerts.elsewhere', { network: networkName({ ...settings, networkId: id }, t) })}
    </>
  );
}
