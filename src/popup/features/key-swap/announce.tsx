import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import { Blocks } from '../../components/blocks.js';
import { Fact } from '../../components/fact.js';
import { plainAmount, TAU } from '../../components/format.js';
import { Notice } from '../../components/notice.js';
import { Term } from '../../components/term.js';
import { OperationForm } from '../operations/form/operation-form.js';
import { useTerms } from '../shared/use-terms.js';
import { chosenKey, NewKey, type NewKeyDraft, NO_KEY } from './new-key.js';
import { canPropose, freshKeys } from './swap-of.js';
import { WhatMoves } from './what-moves.js';

interface Props {
  account: Account;
  accounts: readonly Account[];
  state: AccountState | null;
  /** What is shown is not what the chain says now: nothing is begun on it. */
  old: boolean;
  head: ReactNode;
  foot: ReactNode;
}

/** Nothing is announced: what a swap is, what it takes along, and how to begin one. */
export function Announce({ account, accounts, state, old, head, foot }: Props) {
  const { t } = useTranslation();
  const terms = useTerms();
  const fresh = freshKeys(accounts, account);
  const [draft, setDraft] = useState<NewKeyDraft>(NO_KEY);
  const { address, proven } = chosenKey(draft, fresh, account);
  const calm = (
    <>
      {head}
      <p data-testid="swap-state">{t('keySwap.state.none')}</p>
      <p className="quiet small">
        <Term name="coldkeySwap">{t('keySwap.title')}</Term>: {t('keySwap.intro')}
      </p>
    </>
  );
  if (!canPropose(account))
    return (
      <div className="page-body scroll">
        {calm}
        <Notice tone="note">{t('keySwap.announce.notHere')}</Notice>
        {foot}
      </div>
    );
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'announce-swap', newColdkey: address }}
      ready={proven && !old}
      reviewLabel={() => t('keySwap.announce.review')}
      fields={() => (
        <>
          {calm}
          <Notice
            tone="caution"
            title={t('keySwap.announce.leakedTitle')}
            action={
              <Link className="link" href={`/emergency/${account.accountId}/evacuate`}>
                {t('keySwap.announce.leakedAct')}
              </Link>
            }
          >
            {t('keySwap.announce.leakedText')}
          </Notice>
          <WhatMoves account={account} state={state} />
          <h2 className="part-title">{t('keySwap.announce.title')}</h2>
          <dl className="facts">
            <Fact name={t('keySwap.announce.cost')}>
              {terms?.swapCostRao == null
                ? '\u2026'
                : t('keySwap.announce.costFirst', {
                    cost: `${plainAmount(terms.swapCostRao)}\u00a0${TAU}`,
                  })}
            </Fact>
            <Fact name={t('keySwap.announce.wait')}>
              {terms?.swapDelayBlocks == null ? '\u2026' : <Blocks count={BigInt(terms.swapDelayBlocks)} />}
            </Fact>
          </dl>
          <p className="quiet small">{t('keySwap.locked')}</p>
          <NewKey draft={draft} fresh={fresh} old={account} onChange={setDraft} />
        </>
      )}
      more={() => foot}
    />
  );
}
