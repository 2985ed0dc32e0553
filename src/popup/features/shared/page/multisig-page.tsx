import { ChartPie, Send, Settings2, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { canApprove } from '../../../../core/accounts/types.js';
import { printShared } from '../../../../core/routes/shared-call.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { EmptyState } from '../../../components/empty-state.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Sheet } from '../../../components/sheet.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { Toggle } from '../../settings/toggle.js';
import { disclosesCalls, setDisclosesCalls } from '../disclose.js';
import { Give } from '../hand/give.js';
import { Value } from '../list/multisig-row.js';
import { type MultisigAccount, useMultisigs } from '../multisigs.js';
import { type People, usePeople } from '../people.js';
import { PersonRow } from '../person-row.js';
import { WholeAddress } from '../whole-address.js';
import { Waiting } from './waiting.js';

/** One multisig account: what waits in it, who is in it, and how others get the same one. */
export function MultisigPage({ address }: { address: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const people = usePeople();
  const account = useMultisigs().find((one) => one.address === address);
  return (
    <main className="screen" data-testid="shared-page">
      <PageHeader title={account ? cleanText(account.name) : t('shared.title')} back="/shared" />
      <div className="page-body scroll">
        {account ? (
          <Body account={account} people={people} />
        ) : (
          <EmptyState
            Icon={Users}
            text={`${t('shared.notFound.title')} ${t('shared.notFound.text')}`}
            action={{ label: t('shared.notFound.all'), onClick: () => navigate('/shared') }}
          />
        )}
      </div>
    </main>
  );
}

function Body({ account, people }: { account: MultisigAccount; people: People }) {
  const { t } = useTranslation();
  const { signatories, threshold } = account.custody;
  const isOwn = people.own.some((one) => signatories.includes(one.address) && canApprove(one));
  const [isPrivate, setPrivate] = useState(() => !disclosesCalls(account.address));
  return (
    <>
      <section className="card page-card" aria-label={t('shared.page.address')}>
        <div className="shared-head">
          <span className="badge">{t('shared.mOfN', { threshold, members: signatories.length })}</span>
          <Value address={account.address} />
        </div>
        <WholeAddress address={account.address} accountId={account.accountId} />
        <Acts account={account} canPropose={isOwn} />
      </section>
      {isOwn ? null : <Notice tone="note">{t('shared.page.noneOwn')}</Notice>}
      <Waiting account={account} people={people} />
      <section className="stack-tight" aria-labelledby="shared-members">
        <h2 id="shared-members" className="part-title">
          {t('shared.page.members')}
        </h2>
        <ul className="card members">
          {signatories.map((one) => (
            <li key={one}>
              <PersonRow person={people.of(one)} />
            </li>
          ))}
        </ul>
        <HandOver account={account} />
      </section>
      {isOwn && threshold > 1 ? (
        <section className="card page-card">
          <Toggle
            label={t('shared.page.disclose')}
            hint={t('shared.page.discloseHint')}
            checked={isPrivate}
            onChange={(next) => {
              setDisclosesCalls(account.address, !next);
              setPrivate(next);
            }}
          />
        </section>
      ) : null}
    </>
  );
}

/** To the forms with this account in front, to its positions, to what every account has. */
function Acts({ account, canPropose }: { account: MultisigAccount; canPropose: boolean }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const { accountId } = account;
  const goAs = (path: string): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.setActiveAccount', { accountId });
      await refreshWallet(background);
      navigate(path);
    });
  return (
    <>
      {canPropose ? (
        <>
          <Button look="primary" wide busy={act.busy} onClick={() => void goAs('/')} data-testid="act-as">
            <Send size={14} aria-hidden="true" /> {t('shared.page.act')}
          </Button>
          <p className="faint tiny">{t('shared.page.actHint')}</p>
        </>
      ) : null}
      <div className="member-acts">
        <Button aria-disabled={act.busy} onClick={() => void goAs('/portfolio')}>
          <ChartPie size={14} aria-hidden="true" /> {t('shared.page.portfolio')}
        </Button>
        <Link href={`/accounts/${accountId}`} className="button button-plain">
          <Settings2 size={14} aria-hidden="true" /> {t('shared.page.manage')}
        </Link>
      </div>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}

function HandOver({ account }: { account: MultisigAccount }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { signatories, threshold } = account.custody;
  return (
    <>
      <Button className="page-command" onClick={() => setOpen(true)} data-testid="hand-account">
        <Users size={14} aria-hidden="true" /> {t('shared.page.hand')}
      </Button>
      <Sheet title={t('shared.page.handTitle')} open={open} onOpenChange={setOpen}>
        <p className="quiet small">{t('shared.page.handText')}</p>
        {open ? (
          <Give
            fileName="kelvin-multisig.json"
            text={printShared({
              kind: 'kelvin-account',
              version: 1,
              name: account.name,
              account: account.address,
              signatories,
              threshold,
            })}
          />
        ) : null}
      </Sheet>
    </>
  );
}
