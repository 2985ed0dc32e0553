import { Link2, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/amount.js';
import type { HeldBack } from './account-states.js';

interface Props {
  held: HeldBack;
  netuid: number;
  symbol: string | null;
}

/** What of a position cannot leave now: a lock, a bond. The icon differs as well as the word. */
export function HeldBadges({ held, netuid, symbol }: Props) {
  const { t } = useTranslation();
  const token = { netuid, symbol };
  return (
    <>
      {held.lockedBase > 0n ? (
        <span className="held" data-testid="locked-badge">
          <Lock size={11} aria-hidden="true" /> {t('position.lockedWord')}{' '}
          <Amount base={held.lockedBase} token={token} />
          {' · '}
        </span>
      ) : null}
      {held.bondedBase > 0n ? (
        <span className="held" data-testid="bonded-badge">
          <Link2 size={11} aria-hidden="true" /> {t('position.bondedWord')}{' '}
          <Amount base={held.bondedBase} token={token} />
          {' · '}
        </span>
      ) : null}
    </>
  );
}
