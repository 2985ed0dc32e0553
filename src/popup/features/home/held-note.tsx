import { Link2, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/amount.js';
import type { HeldBack } from '../holdings/account-states.js';

interface Props {
  held: HeldBack;
  netuid: number;
  symbol: string | null;
}

/** What of a position cannot leave now, beside all of it, whose unit it shares. The icon differs as well as the word. */
export function HeldNote({ held: { lockedBase, bondedBase }, ...token }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {lockedBase > 0n ? (
        <span className="held" data-testid="locked-badge">
          {' \u00b7 '}
          <Lock size={11} aria-hidden="true" /> {t('position.lockedWord')}{' '}
          <Amount base={lockedBase} token={token} unit={false} />
        </span>
      ) : null}
      {bondedBase > 0n ? (
        <span className="held" data-testid="bonded-badge">
          {' \u00b7 '}
          <Link2 size={11} aria-hidden="true" /> {t('position.bondedWord')}{' '}
          <Amount base={bondedBase} token={token} unit={false} />
        </span>
      ) : null}
    </>
  );
}
