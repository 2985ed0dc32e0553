import './emergency.css';
import './words.js';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import { isDanger, isOpen } from '../../../core/watch/open.js';
import { AccountChoice } from '../../components/account-picker.js';
import { ageText } from '../../components/age.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NetworkPill } from '../../components/network-pill.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import { AtRisk } from './at-risk.js';
import { Calm } from './calm.js';
import { DoneList } from './done-list.js';
import { GivenList } from './given-list.js';
import { Later } from './later.js';
import { OwnCalls } from './own-calls.js';
import { isComplete, isWrong, planOf, type Situation } from './situation.js';
import { StepList } from './step-list.js';
import { Threats } from './threats.js';
import { type Seen, useSituation } from './use-situation.js';

/**
 * One page for bad moments: what is wrong with an account, and what to do about it in which order. A link may name the
 * account and the step: `/emergency/<account id or active>/<step>`; without one it is the account with the newest danger.
 */
export default function Emergency() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [id = '', step = ''] = (useParams()['*'] ?? '').split('/');
  const active = useActiveAccount();
  const all = useWalletStore((s) => s.status?.accounts);
  const accounts = (all ?? []).filter(({ role }) => role === 'coldkey');
  const named = accounts.find(({ accountId }) => accountId === id);
  // A notification names nobody: it is about the account with a danger.
  const alerts = useWalletStore((s) => s.alerts?.alerts);
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const danger =
    id === ''
      ? alerts?.find((one) => one.networkId === networkId && isDanger(one) && isOpen(one))
      : undefined;
  const account =
    named ??
    accounts.find(({ address }) => address === danger?.address) ??
    accounts.find(({ accountId }) => accountId === active?.accountId) ??
    accounts[0];
  return (
    <main className="screen" data-testid="emergency-screen">
      <PageHeader title={t('emergency.title')} aside={<NetworkPill short />} />
      {account ? (
        <div className="emergency scroll">
          <AccountChoice
            label={t('emergency.chooseAccount')}
            testId="emergency-account"
            accounts={accounts}
            account={account}
            onChoose={({ accountId }) => navigate(`/emergency/${accountId}`, { replace: true })}
          />
          <Body key={account.accountId} account={account} wanted={step === '' ? null : step} />
        </div>
      ) : null}
    </main>
  );
}

function Body({ account, wanted }: { account: Account; wanted: string | null }) {
  const { t } = useTranslation();
  const seen = useSituation(account.address);
  const { situation, block, stale, callsError } = seen;
  // That the network cannot be asked is said above already, with what it said last.
  const isTold = stale && seen.error?.code === 'chain/offline';
  return (
    <>
      {stale ? <Stale seen={seen} /> : null}
      {seen.error && !isTold ? <ErrorNotice error={seen.error} /> : null}
      {situation && block ? (
        <>
          <Unavailable situation={situation} />
          {callsError ? <Notice tone="caution">{t('emergency.unread')}</Notice> : null}
          <Known account={account} situation={situation} block={block} wanted={wanted} stale={stale} />
        </>
      ) : seen.error || stale ? null : (
        <>
          <p className="quiet small" role="status">
            {t('emergency.reading')}
          </p>
          <Skeleton rows={4} tall />
        </>
      )}
      <DoneList address={account.address} />
    </>
  );
}

interface KnownProps {
  account: Account;
  situation: Situation;
  block: { number: number; atMs: number };
  wanted: string | null;
  stale: boolean;
}

function Known({ account, situation, block, wanted, stale }: KnownProps) {
  const { t } = useTranslation();
  const now = useNow();
  const wrong = isWrong(situation);
  const plan = planOf(situation, stale);
  const { order } = plan;
  // Until a swap is settled the network takes nothing but its answers.
  const frozen = order === 'swap' || order === 'disputed';
  // With its key, its device, or by a right of ours: whether that right reaches so far is asked for each step.
  const mine = useCanAct(account) === true;
  // In a bad moment what can be done stands before why it comes in this order.
  const why = (
    <p className="quiet small emergency-why" data-testid="order">
      {t(`emergency.order.${order}`)}
    </p>
  );
  const steps = (
    <section aria-labelledby="emergency-steps">
      <h2 id="emergency-steps" className="part-title">
        {t(wrong ? 'emergency.steps' : 'emergency.calm.anyway')}
      </h2>
      {wrong ? null : why}
      <StepList account={account} plan={plan} wanted={wanted} canAct={mine} />
      {wrong ? why : null}
      {order === 'swap' ? <p className="quiet small emergency-why">{t('emergency.frozen')}</p> : null}
      <Later account={account} swap={situation.swap} step={plan.later} now={block} canAct={mine} />
      {mine ? null : <p className="quiet small emergency-why">{t('emergency.watchOnly.import')}</p>}
    </section>
  );
  const ofOwnKeys = (
    <>
      <OwnCalls
        account={account}
        announced={situation.announced}
        now={block}
        wanted={wanted === 'reject' && !wrong}
        canAct={mine}
      />
      <GivenList
        account={account}
        given={situation.given}
        wanted={wanted === 'remove' && !wrong}
        canAct={mine}
      />
    </>
  );
  const asOf = (
    <p className="faint tiny" data-testid="as-of">
      {t('emergency.asOf', {
        block: groupDigits(String(block.number)),
        age: ageText(t, block.atMs, now),
      })}
    </p>
  );
  const watchOnly = mine ? null : (
    <Notice tone="caution" title={t('emergency.watchOnly.title')}>
      {t('emergency.watchOnly.text')}
    </Notice>
  );
  if (!wrong)
    return (
      <>
        {situation.calls === null || stale ? null : (
          <Calm account={account} complete={isComplete(situation)} situation={situation} />
        )}
        {asOf}
        {watchOnly}
        {ofOwnKeys}
        {steps}
      </>
    );
  return (
    <>
      <section className={stale ? 'emergency-old' : ''} aria-labelledby="emergency-now">
        <h2 id="emergency-now" className="part-title">
          {t('emergency.now')}
        </h2>
        <Threats situation={situation} now={block} open={order === 'disputed'} />
      </section>
      {watchOnly}
      {steps}
      {frozen ? null : ofOwnKeys}
      <AtRisk address={account.address} />
      {asOf}
    </>
  );
}

/** The network cannot be asked, or not now: what is shown is old, and what is not shown is not known. */
function Stale({ seen: { block } }: { seen: Seen }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <Notice tone="caution" title={t('emergency.offline.title')} alert>
      {block
        ? t('emergency.offline.known', {
            age: ageText(t, block.atMs, now),
            block: groupDigits(String(block.number)),
          })
        : t('emergency.offline.unknown')}
    </Notice>
  );
}

/** Parts that this runtime does not have: said, never taken for "nothing there". */
function Unavailable({ situation: { swap, grants, calls } }: { situation: Situation }) {
  const { t } = useTranslation();
  const missing = [
    ...(swap === null ? ['swap'] : []),
    ...(grants === null ? ['proxies'] : []),
    ...(calls === 'unavailable' ? ['announced'] : []),
  ];
  if (missing.length === 0) return null;
  return (
    <Notice tone="note" title={t('emergency.unavailable.title')}>
      {missing.map((part) => t(`emergency.unavailable.${part}`)).join(' ')}
    </Notice>
  );
}
