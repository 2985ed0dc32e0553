import { ArrowRight, Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import { cleanText } from '../../components/untrusted.js';
import { known } from '../holdings/account-states.js';
import { useMultisigs } from '../shared/multisigs.js';

const MOVES = ['free', 'stake', 'hotkeys', 'settings'] as const;

/** What a swap takes along and what it leaves behind, with what of it this account has. */
export function WhatMoves({ account, state }: { account: Account; state: AccountState | null }) {
  const { t } = useTranslation();
  const multisigs = useMultisigs().filter(({ custody }) => custody.signatories.includes(account.address));
  const grants = state ? known(state.proxies)?.grants : undefined;
  return (
    <section className="card page-card moves" aria-label={t('keySwap.moves.title')}>
      <h2 className="part-title">{t('keySwap.moves.title')}</h2>
      <ul>
        {MOVES.map((one) => (
          <li key={one}>
            <ArrowRight size={14} aria-hidden="true" className="gain" />
            {t(`keySwap.moves.${one}`)}
          </li>
        ))}
      </ul>
      <h2 className="part-title">{t('keySwap.stays.title')}</h2>
      <ul data-testid="stays">
        <Stays>{t('keySwap.stays.proxies', { count: grants?.length ?? 0 })}</Stays>
        <Stays>
          {multisigs.length > 0
            ? t('keySwap.stays.multisigOwn', {
                names: multisigs.map(({ name }) => cleanText(name)).join(', '),
              })
            : t('keySwap.stays.multisig')}
        </Stays>
        <Stays>{t('keySwap.stays.deposits')}</Stays>
        <Stays>{t('keySwap.stays.evm')}</Stays>
        <Stays>{t('keySwap.stays.signed')}</Stays>
      </ul>
    </section>
  );
}

function Stays({ children }: { children: string }) {
  return (
    <li>
      <Ban size={14} aria-hidden="true" className="caution" />
      {children}
    </li>
  );
}
