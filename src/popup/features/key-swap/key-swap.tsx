import '../accounts/accounts.css';
import '../emergency/emergency.css';
import '../operations/form/form.css';
import '../operations/send/send.css';
import '../settings/settings.css';
import '../shared/shared.css';
import './key-swap.css';
import './words.js';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import { AccountChoice } from '../../components/account-picker.js';
import { ageText } from '../../components/age.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NetworkPill } from '../../components/network-pill.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useAccountStates } from '../holdings/account-states.js';
import { Announce } from './announce.js';
import { Announced } from './announced.js';
import { OtherSwaps } from './other-swaps.js';
import { swapIn } from './swap-of.js';

const NO_ACCOUNTS: Account[] = [];

/** Whether an account is being handed to another key, and how to begin, end or stop that. */
export default function KeySwap() {
  const { t } = useTranslation();
  const all = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const accounts = useMemo(() => all.filter(({ role }) => role === 'coldkey'), [all]);
  const active = useActiveAccount();
  const [chosen, choose] = useState<string | null>(null);
  const account =
    accounts.find(({ accountId }) => accountId === (chosen ?? active?.accountId)) ?? accounts[0] ?? null;
  return (
    <main className="screen" data-testid="key-swap">
      <PageHeader title={t('keySwap.title')} aside={<NetworkPill short />} />
      {account ? (
        <Body
          key={account.accountId}
          account={account}
          accounts={accounts}
          onChoose={(next) => choose(next.accountId)}
        />
      ) : (
        <p className="quiet small">{t('keySwap.none.empty')}</p>
      )}
    </main>
  );
}

interface Props {
  account: Account;
  accounts: Account[];
  onChoose(account: Account): void;
}

function Body({ account, accounts, onChoose }: Props) {
  const { t } = useTranslation();
  const clock = useNow(10_000);
  const addresses = useMemo(() => accounts.map(({ address }) => address), [accounts]);
  const reading = useAccountStates(addresses);
  const offline = useChainStore((s) => s.network !== null && s.network.state === 'offline');
  const best = useChainStore((s) => s.network?.best ?? null);
  const snapshot = reading?.snapshot ?? null;
  const states = snapshot?.value ?? null;
  const swap = swapIn(states, account.address);
  const isOld = reading !== null && (reading.state !== 'live' || offline);
  const age = snapshot ? ageText(t, snapshot.atMs, clock) : '';
  const now =
    best && !isOld
      ? { block: best.number, atMs: best.atMs }
      : { block: snapshot?.block.number ?? 0, atMs: snapshot?.atMs ?? clock };
  const head = (
    <>
      <AccountChoice
        label={t('emergency.chooseAccount')}
        testId="emergency-account"
        accounts={accounts}
        account={account}
        onChoose={onChoose}
      />
      {reading?.error ? <ErrorNotice error={reading.error} /> : null}
      {isOld && snapshot ? (
        <p className="caution small" role="status">
          {t('keySwap.old', { age })}
        </p>
      ) : null}
    </>
  );
  const foot = (
    <>
      {states ? (
        <OtherSwaps account={account} accounts={accounts} states={states} now={now} onChoose={onChoose} />
      ) : null}
      {snapshot ? (
        <p className="faint tiny" data-testid="as-of">
          {t('keySwap.asOf', { block: groupDigits(String(snapshot.block.number)), age })}
        </p>
      ) : null}
    </>
  );
  if (swap === null || swap === 'unavailable')
    return (
      <div className="page-body scroll">
        {head}
        {swap === 'unavailable' ? (
          <p className="quiet small">{t('keySwap.unavailable')}</p>
        ) : reading?.error ? null : (
          <>
            <p className="quiet small" role="status">
              {t('keySwap.reading')}
            </p>
            <Skeleton rows={5} tall />
          </>
        )}
        {foot}
      </div>
    );
  const state = states?.find((one) => one.address === account.address) ?? null;
  if (swap.state === 'none')
    return (
      <Announce account={account} accounts={accounts} state={state} old={isOld} head={head} foot={foot} />
    );
  return (
    <Announced
      account={account}
      accounts={accounts}
      state={state}
      swap={swap}
      now={now}
      old={isOld}
      head={head}
      foot={foot}
    />
  );
}
