import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { known } from '../holdings/account-states.js';
import { FreeFrom } from '../holdings/free-from.js';

interface Props {
  position: Position;
  states: readonly AccountState[];
  token: { netuid: number; symbol: string | null };
}

/** How much of a position a conviction lock holds back, and until when. */
export function LockNote({ position, states, token }: Props) {
  const { t } = useTranslation();
  const state = states.find(({ address }) => address === position.coldkey);
  const locks = (state ? (known(state.locks) ?? []) : []).filter(
    (lock) => lock.netuid === position.netuid && lock.hotkey === position.hotkey && lock.lockedBase > 0n,
  );
  return locks.map((lock) => (
    <span className="p-note" key={`${lock.sinceBlock} ${lock.perpetual}`} data-testid="lock-note">
      <Lock size={11} aria-hidden="true" /> {t('portfolio.locked')}{' '}
      <Amount base={lock.lockedBase} token={token} />{' '}
      <span className="faint">
        <FreeFrom lock={lock} />
      </span>
    </span>
  ));
}
