import type { Account } from '../../../core/accounts/types.js';
import '../approval/connect.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SITE_TERMS, type Site, type SiteTerm } from '../../../protocol/ui/sites.js';
import { ageText, dateText } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { Segmented } from '../../components/segmented.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useActors } from '../acting/general-routes.js';
import { ChooseAccounts } from '../approval/choose-accounts.js';
import { offeredTo } from './offered.js';
import { SiteName } from './site-name.js';
import { endText, hostOf } from './site-text.js';
import type { SiteAct } from './use-sites.js';

interface Props {
  site: Site;
  now: number;
  onAct(act: SiteAct, text: string): void;
}

const NONE: readonly Account[] = [];

/** Everything about one site: what it sees and for how long can be changed, and it can be ended or blocked. */
export function EditSite({ site, now, onAct }: Props) {
  const { t } = useTranslation();
  const { origin } = site;
  const host = hostOf(origin);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(site.accountIds));
  const [term, setTerm] = useState<SiteTerm | null>(null);
  const status = useWalletStore((s) => s.status);
  const actors = useActors(status?.accounts ?? NONE);
  const accounts = offeredTo(status?.accounts ?? NONE, new Set(site.accountIds), actors);
  const accountIds = accounts.filter(({ accountId }) => chosen.has(accountId)).map((one) => one.accountId);
  const isOther = accountIds.some((id) => !site.accountIds.includes(id));
  const isChanged = isOther || accountIds.length !== site.accountIds.length || term !== null;
  const isReady = isChanged && accountIds.length > 0;
  const save = (): void => {
    if (!isReady) return;
    const input = { origin, accountIds: accountIds as [`0x${string}`], ...(term ? { term } : {}) };
    onAct({ method: 'sites.change', input }, t('sites.changed', { host }));
  };
  return (
    <div className="stack site-sheet">
      <SiteName origin={origin} />
      <SiteFacts site={site} now={now} />
      <ChooseAccounts accounts={accounts} chosen={chosen} onChange={setChosen} />
      {accountIds.length === 0 ? (
        <p className="field-note" role="status">
          {t('sites.chooseOne')}
        </p>
      ) : null}
      <Segmented
        label={t('sites.term')}
        options={SITE_TERMS.map((value) => ({ value, label: t(`approval.term.${value}`) }))}
        value={term ?? (site.expiresAtMs === null ? 'ever' : '')}
        onChange={(next) => setTerm(next === '' ? null : next)}
      />
      <Button look="primary" wide aria-disabled={!isReady} onClick={save}>
        {t('sites.save')}
      </Button>
      <div className="site-ends">
        <Button
          onClick={() => onAct({ method: 'sites.revoke', input: { origin } }, t('sites.revoked', { host }))}
        >
          {t('sites.revoke')}
        </Button>
        <Button
          className="loss"
          onClick={() => onAct({ method: 'sites.block', input: { origin } }, t('sites.blockedNow', { host }))}
        >
          {t('sites.block')}
        </Button>
      </div>
      <p className="faint tiny">{t('sites.blockText')}</p>
    </div>
  );
}

function SiteFacts({ site, now }: { site: Site; now: number }) {
  const { t } = useTranslation();
  return (
    <dl className="site-facts">
      <dt>{t('sites.since')}</dt>
      <dd>{dateText(site.connectedAtMs)}</dd>
      <dt>{t('sites.lastUsed')}</dt>
      <dd title={dateText(site.lastUsedAtMs)}>{ageText(t, site.lastUsedAtMs, now)}</dd>
      <dt>{t('sites.signatures')}</dt>
      <dd>{site.signatures}</dd>
      <dt>{t('sites.ends')}</dt>
      <dd>
        {site.expiresAtMs === null ? t('sites.never') : dateText(site.expiresAtMs)}
        {site.expiresAtMs === null ? null : (
          <span className="quiet"> ({endText(t, site.expiresAtMs, now)})</span>
        )}
      </dd>
    </dl>
  );
}
