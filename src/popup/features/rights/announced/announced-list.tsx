import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import type { AccountState } from '../../../../core/chain/account-state.js';
import { Term } from '../../../components/term.js';
import type { Situation } from '../../emergency/situation.js';
import { listOf } from '../../emergency/situation.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { announcedOf } from './announced.js';
import { AnnouncedRow } from './announced-row.js';
import { useHeldCalls } from './use-held.js';

interface Props {
  account: Account;
  state: AccountState;
  calls: Situation['calls'];
  /** Number of the best block. */
  best: number;
}

/** Calls that wait for their delay: over this account, and by it for others. Nothing where none does. */
export function AnnouncedList({ account, state, calls, best }: Props) {
  const { t } = useTranslation();
  const made = known(state.announcements) ?? [];
  const reals = [...new Set(made.map(({ real }) => real))].sort();
  const others = useAccountStates(reals)?.snapshot?.value ?? [];
  const held = useHeldCalls();
  const list = announcedOf(account.address, listOf(calls), [state, ...others]);
  if (list.length === 0) return null;
  return (
    <section data-testid="announced">
      <h2 className="part-title">
        <Term name="announcement">{t('rights.announced.title')}</Term>
      </h2>
      <ul className="right-announced">
        {list.map((one) => (
          <AnnouncedRow
            key={`${one.delegate} ${one.real} ${one.callHash} ${one.height}`}
            account={account}
            one={one}
            best={best}
            held={held}
          />
        ))}
      </ul>
    </section>
  );
}
