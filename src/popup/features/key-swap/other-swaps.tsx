import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { type Now, spanText } from './countdown.js';
import { swapIn } from './swap-of.js';

/** One block by the chain's target, ms. */
const BLOCK_MS = 12_000;

interface Props {
  account: Account;
  accounts: readonly Account[];
  states: readonly AccountState[];
  now: Now;
  onChoose(account: Account): void;
}

/** Own and watched accounts beside the one in view whose keys are being swapped. */
export function OtherSwaps({ account, accounts, states, now, onChoose }: Props) {
  const { t } = useTranslation();
  const rows = accounts.flatMap((one) => {
    const swap = swapIn(states, one.address);
    if (one.accountId === account.accountId || swap === null || swap === 'unavailable') return [];
    return swap.state === 'none' ? [] : [{ one, swap }];
  });
  if (rows.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="other-swaps">
      <h2 id="other-swaps" className="part-title">
        {t('keySwap.others')}
      </h2>
      <ul className="card" data-testid="other-swaps">
        {rows.map(({ one, swap }) => {
          const left = swap.executableAtBlock - now.block;
          return (
            <li key={one.accountId} className="row-item">
              <button type="button" className="row-open other-swap" onClick={() => onChoose(one)}>
                <Identicon seed={one.accountId} size={28} />
                <span className="row-main">
                  <Outside text={one.name} className="row-name truncate" />
                  <span className="row-under">
                    {swap.state === 'disputed'
                      ? t('keySwap.state.disputed')
                      : left <= 0
                        ? t('keySwap.state.due')
                        : `${t('keySwap.countdown.execute')} ${t('keySwap.countdown.in', {
                            span: spanText(t, left * BLOCK_MS),
                          })}`}
                  </span>
                </span>
                <ChevronRight size={16} aria-hidden="true" className="faint" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
