import './connect.css';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { SITE_TERMS, type SiteTerm } from '../../../protocol/ui/sites.js';
import { Button } from '../../components/button.js';
import { Segmented } from '../../components/segmented.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useActors } from '../acting/general-routes.js';
import { isForSites } from '../sites/offered.js';
import { ChooseAccounts } from './choose-accounts.js';
import { DangerLine } from './danger-banner.js';
import { Frame } from './frame.js';
import { HoldToApprove } from './hold-to-approve.js';
import { HostName } from './host-name.js';
import { LookAlike } from './look-alike.js';
import { useDecide } from './use-decide.js';

type View = ApprovalView & { kind: 'connect' };

/** A site asks to see accounts. Nothing more than the chosen ones is ever shown to it. */
export function Connect({ view }: { view: View }) {
  const { t } = useTranslation();
  const { requester } = view;
  const all = useWalletStore((s) => s.status?.accounts ?? NONE);
  const actors = useActors(all);
  const isOffered = (account: Account): boolean => isForSites(account, actors) && !account.hidden;
  const accounts = all.filter(isOffered);
  const active = useActiveAccount();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(active && isOffered(active) ? [active.accountId] : []),
  );
  const isFirst = requester.connectedSinceMs === null;
  const isSuspect = requester.looksLike !== null;
  // For good, unless something is odd about the address. A connection shows addresses and lets a site ask; it signs nothing.
  // One that ends by itself makes the question come back, and a question that comes back is answered without reading.
  const [term, setTerm] = useState<SiteTerm>(isSuspect || requester.insecure ? 'day' : 'ever');
  const accountIds = accounts.filter((a) => chosen.has(a.accountId)).map((a) => a.accountId);
  return (
    <Frame
      view={view}
      danger={isSuspect}
      title={t('approval.connectTitle')}
      approve={<ConnectButton view={view} accountIds={accountIds} term={term} />}
    >
      {isSuspect ? <DangerLine>{t('approval.danger.lookalike')}</DangerLine> : null}
      <LookAlike requester={requester} />
      {isFirst ? (
        <FirstTime origin={requester.origin} />
      ) : (
        <p className="quiet">{t('approval.connectAgain')}</p>
      )}
      <ChooseAccounts accounts={accounts} chosen={chosen} onChange={setChosen} />
      {accountIds.length === 0 ? (
        <p className="field-note" role="status">
          {t(accounts.length === 0 ? 'approval.noneToShare' : 'approval.chooseOne')}
        </p>
      ) : null}
      <Segmented<SiteTerm>
        label={t('approval.term.label')}
        options={SITE_TERMS.map((value) => ({ value, label: t(`approval.term.${value}`) }))}
        value={term}
        onChange={setTerm}
      />
    </Frame>
  );
}

/** The address once more, large, and what saying yes means: the moment to look is before the first yes. */
function FirstTime({ origin }: { origin: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {origin === null ? null : (
        <div className="card connect-host">
          <p className="connect-host-name" data-testid="connect-host">
            <HostName host={new URL(origin).host} />
          </p>
          <p className="quiet tiny">{t('approval.connectText')}</p>
        </div>
      )}
      <dl className="connect-means">
        <div>
          <dt>{t('approval.connectWill')}</dt>
          {(['addresses', 'ask'] as const).map((right) => (
            <dd key={right}>
              <Check size={14} aria-hidden="true" className="gain" /> {t(`approval.connectCan.${right}`)}
            </dd>
          ))}
        </div>
        <div>
          <dt>{t('approval.connectWon')}</dt>
          {(['sign', 'others'] as const).map((right) => (
            <dd key={right}>
              <X size={14} aria-hidden="true" className="loss" /> {t(`approval.connectCannot.${right}`)}
            </dd>
          ))}
        </div>
      </dl>
    </>
  );
}

function ConnectButton({ view, accountIds, term }: { view: View; accountIds: string[]; term: SiteTerm }) {
  const { t } = useTranslation();
  const { inert, busy, approve } = useDecide();
  const connect = (): void => {
    if (accountIds.length === 0) return;
    approve({
      id: view.id,
      decision: 'connect',
      accountIds: accountIds as [`0x${string}`],
      ...(term === 'ever' ? {} : { term }),
    });
  };
  if (view.requester.looksLike !== null)
    return <HoldToApprove label={t('approval.holdConnect')} ready={accountIds.length > 0} onHeld={connect} />;
  return (
    <Button
      look="primary"
      busy={busy}
      aria-disabled={inert || accountIds.length === 0}
      data-testid="approve"
      data-inert={inert}
      onClick={connect}
    >
      {accountIds.length > 1
        ? t('approval.connectCount', { count: accountIds.length })
        : t('approval.connect')}
    </Button>
  );
}

const NONE: readonly Account[] = [];
