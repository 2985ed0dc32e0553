import '../accounts/accounts.css';
import '../approval/approval.css';
import './sites.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Segmented } from '../../components/segmented.js';
import { Sheet } from '../../components/sheet.js';
import { Skeleton } from '../../components/skeleton.js';
import approvalWords from '../../i18n/en/approval.json' with { type: 'json' };
import words from '../../i18n/en/sites.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useActors } from '../acting/general-routes.js';
import { BlockedSites } from './blocked-sites.js';
import { ByAccount } from './by-account.js';
import { EditSite } from './edit-site.js';
import { NoSites } from './no-sites.js';
import { offeredTo } from './offered.js';
import { PhishingSection } from './phishing-section.js';
import { RevokeAll } from './revoke-all.js';
import { SiteRow } from './site-row.js';
import { hostOf } from './site-text.js';
import { type SiteAct, type SitesState, useSites } from './use-sites.js';

addWords(approvalWords);
addWords(words);

type View = 'site' | 'account';

const NO_ACCOUNTS: never[] = [];

/** Which site sees which account, for how long, and the way to end that. */
export default function SitesScreen() {
  const { t } = useTranslation();
  const state = useSites();
  return (
    <main className="screen" data-testid="sites">
      <PageHeader title={t('sites.title')} back="/settings" />
      <div className="page-body scroll">
        <Said said={state.said} />
        {state.unread ? (
          <ErrorNotice
            error={state.unread}
            action={<Button onClick={state.again}>{t('actions.retry')}</Button>}
          />
        ) : null}
        {state.error ? <ErrorNotice error={state.error} /> : null}
        {!state.sites && !state.unread ? <Skeleton rows={3} tall /> : null}
        {state.sites ? <Connected state={state} /> : null}
        <BlockedSites
          blocked={state.blocked}
          onUnblock={(origin) =>
            state.act(
              [{ method: 'sites.unblock', input: { origin } }],
              t('sites.letInNow', { host: hostOf(origin) }),
            )
          }
        />
        <PhishingSection />
      </div>
    </main>
  );
}

function Connected({ state }: { state: SitesState }) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('site');
  const [opened, setOpened] = useState<string | null>(null);
  const all = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const actors = useActors(all);
  const sites = state.sites ?? [];
  const site = sites.find(({ origin }) => origin === opened);
  const act = (one: SiteAct, text: string): void => {
    setOpened(null);
    state.act([one], text);
  };
  const revoke = (origin: string): SiteAct => ({ method: 'sites.revoke', input: { origin } });
  if (sites.length === 0) return <NoSites />;
  return (
    <>
      <Segmented<View>
        label={t('sites.view')}
        hideLabel
        options={[
          { value: 'site', label: t('sites.bySite') },
          { value: 'account', label: t('sites.byAccount') },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'account' ? (
        <ByAccount
          accounts={offeredTo(all, new Set(sites.flatMap(({ accountIds }) => accountIds)), actors)}
          sites={sites}
          onAct={act}
        />
      ) : (
        <ul className="card site-rows" aria-label={t('sites.title')}>
          {sites.map((one) => (
            <SiteRow
              key={one.origin}
              site={one}
              accounts={all}
              now={state.now}
              onOpen={() => setOpened(one.origin)}
              onRevoke={() => act(revoke(one.origin), t('sites.revoked', { host: hostOf(one.origin) }))}
            />
          ))}
        </ul>
      )}
      {sites.length > 1 ? (
        <RevokeAll
          count={sites.length}
          onRevoke={() =>
            state.act(
              sites.map(({ origin }) => revoke(origin)),
              t('sites.revokedAll'),
            )
          }
        />
      ) : null}
      <Sheet
        title={t('sites.siteTitle')}
        open={site !== undefined}
        onOpenChange={(open) => (open ? undefined : setOpened(null))}
      >
        {site ? <EditSite key={site.origin} site={site} now={state.now} onAct={act} /> : null}
      </Sheet>
    </>
  );
}

/** What was just done. It takes the focus, because the row that had it may be gone. */
function Said({ said }: { said: SitesState['said'] }) {
  const line = useRef<HTMLParagraphElement>(null);
  const turn = said?.turn;
  useEffect(() => {
    if (turn !== undefined) line.current?.focus();
  }, [turn]);
  return (
    <p ref={line} role="status" tabIndex={-1} className="site-said">
      {said?.text}
    </p>
  );
}
