import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedAccounts } from '../../../protocol/ui/accounts.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { PracticeMark } from '../../components/practice-mark.js';
import { DoneAccount } from './done-account.js';
import { OpenWallet } from './open-wallet.js';

/** More would be a list nobody reads: the numbers above say the rest. */
const SHOWN = 12;
const OUTCOMES = ['added', 'upgraded', 'present'] as const;

interface Props {
  added: AddedAccounts;
  /** The wallet came into being just now; else something was added to it. */
  isNew: boolean;
  note?: string | undefined;
}

/** What became of the accounts, and the way into the wallet. */
export function Done({ added, isNew, note }: Props) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { accounts, outcomes } = added;
  const [only] = accounts;
  const single = accounts.length === 1 && outcomes[0] === 'added' ? only : undefined;
  return (
    <main className="flow flow-done" data-testid="done">
      <CircleCheck size={40} className="gain" aria-hidden="true" />
      <h1 className="welcome-title" ref={title} tabIndex={-1}>
        {t(isNew ? 'onboarding.doneTitle' : 'onboarding.addedTitle')}
      </h1>
      {single ? null : (
        <p className="done-counts">
          {OUTCOMES.map((outcome) => ({
            outcome,
            count: outcomes.filter((each) => each === outcome).length,
          }))
            .filter(({ count }) => count > 0)
            .map(({ outcome, count }) => t(`onboarding.doneCount.${outcome}`, { count }))
            .join(' \u00b7 ')}
        </p>
      )}
      {note ? <p className="quiet small">{note}</p> : null}
      {isNew ? <p className="quiet">{t('onboarding.doneText')}</p> : null}
      {single ? <DoneAccount account={single} /> : null}
      {accounts.length > 0 && !single ? (
        <ul className="card done-list" aria-label={t('onboarding.doneAddress', { count: accounts.length })}>
          {accounts.slice(0, SHOWN).map((account, index) => (
            <li key={account.accountId} className="done-row">
              <Identicon seed={account.accountId} size={28} />
              <div className="row-main">
                <Outside text={account.name} className="row-name" />
                <bdi className="mono break" data-testid="new-address">
                  {account.address}
                </bdi>
              </div>
              <PracticeMark accountId={account.accountId} />
              <span className="row-under">{t(`onboarding.outcome.${outcomes[index] ?? 'present'}`)}</span>
            </li>
          ))}
          {accounts.length > SHOWN ? (
            <li className="done-row quiet small">
              {t('onboarding.doneMore', { count: accounts.length - SHOWN })}
            </li>
          ) : null}
        </ul>
      ) : null}
      <OpenWallet />
    </main>
  );
}
