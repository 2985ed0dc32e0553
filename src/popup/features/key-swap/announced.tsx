import { CircleAlert, Clock, Snowflake } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import { cx } from '../../components/cx.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { OperationForm } from '../operations/form/operation-form.js';
import { useTerms } from '../shared/use-terms.js';
import { WholeAddress } from '../shared/whole-address.js';
import { Answers } from './answers.js';
import { Countdown, type Now } from './countdown.js';
import { NameKey } from './name-key.js';
import { type AnnouncedSwap, canPropose, newKeyOf } from './swap-of.js';
import { WhatMoves } from './what-moves.js';

interface Props {
  account: Account;
  accounts: readonly Account[];
  state: AccountState | null;
  swap: AnnouncedSwap;
  now: Now;
  old: boolean;
  head: ReactNode;
  foot: ReactNode;
}

/** A swap is announced: to whom, when it can be carried out or called off, and how to stop it. */
export function Announced({ account, accounts, state, swap, now, old, head, foot }: Props) {
  const { t } = useTranslation();
  const own = newKeyOf(swap, accounts);
  const [named, setNamed] = useState<string | null>(null);
  const target = own?.address ?? named;
  const isDue = swap.state === 'announced' && swap.executableAtBlock <= now.block;
  const told = (
    <>
      {head}
      <Status account={account} swap={swap} own={own} now={now} isDue={isDue} />
    </>
  );
  const answers = swap.state === 'announced' ? <Answers account={account} swap={swap} now={now} /> : null;
  if (!isDue || !canPropose(account))
    return (
      <div className="page-body scroll">
        {told}
        {answers}
        {swap.state === 'announced' ? <WhatMoves account={account} state={state} /> : null}
        {foot}
      </div>
    );
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'execute-swap', newColdkey: target }}
      ready={target !== null && !old}
      reviewLabel={() => t('keySwap.execute.review')}
      fields={() => (
        <>
          {told}
          <section className="stack-tight" aria-label={t('keySwap.execute.title')}>
            <h2 className="part-title">{t('keySwap.execute.title')}</h2>
            <p className="quiet small">{t('keySwap.execute.text')}</p>
            {own ? null : <NameKey hash={swap.newColdkeyHash} onNamed={setNamed} />}
          </section>
          <WhatMoves account={account} state={state} />
        </>
      )}
      more={() => (
        <>
          {answers}
          {foot}
        </>
      )}
    />
  );
}

const ICONS = { announced: Clock, due: CircleAlert, disputed: Snowflake };

interface StatusProps {
  account: Account;
  swap: AnnouncedSwap;
  own: Account | null;
  now: Now;
  isDue: boolean;
}

function Status({ account, swap, own, now, isDue }: StatusProps) {
  const { t } = useTranslation();
  const terms = useTerms();
  const isDisputed = swap.state === 'disputed';
  const kind = isDisputed ? 'disputed' : isDue ? 'due' : 'announced';
  const Icon = ICONS[kind];
  const clearAt =
    terms?.swapReannounceBlocks == null ? null : swap.executableAtBlock + terms.swapReannounceBlocks;
  return (
    <>
      {own === null && !isDisputed ? (
        <Notice
          tone="danger"
          title={t('keySwap.unknown.title')}
          action={
            <Link className="link" href={`/emergency/${account.accountId}/dispute`}>
              {t('keySwap.unknown.act')}
            </Link>
          }
          alert
        >
          {t('keySwap.unknown.text')}
        </Notice>
      ) : null}
      <section className={cx('card page-card swap-status', `swap-${kind}`)}>
        <p className="swap-title" data-testid="swap-state" data-state={kind}>
          <Icon size={18} aria-hidden="true" /> {t(`keySwap.state.${kind}`)}
        </p>
        {isDisputed ? (
          <p className="small">{t('keySwap.disputedText')}</p>
        ) : (
          <>
            <dl className="swap-countdown">
              <Countdown label={t('keySwap.countdown.execute')} at={swap.executableAtBlock} now={now} />
              {clearAt === null ? null : (
                <Countdown label={t('keySwap.countdown.clear')} at={clearAt} now={now} />
              )}
            </dl>
            <p className="quiet small">{t('keySwap.locked')}</p>
          </>
        )}
        {own ? (
          <div className="new-key" data-testid="own-new-key">
            <span className="row-under">{t('keySwap.newKey')}</span>
            <Outside text={own.name} className="row-name" />
            <WholeAddress address={own.address} accountId={own.accountId} />
          </div>
        ) : null}
        <p className="faint tiny">
          {t('keySwap.fingerprint')} <bdi className="mono break">{swap.newColdkeyHash}</bdi>
        </p>
      </section>
    </>
  );
}
