import { ChevronRight, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Account, canApprove } from '../../../../core/accounts/types.js';
import type { FoundRight } from '../../../../core/routes/pending.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { DelayText } from '../parts/delay-text.js';
import { factsOf, rightWords } from '../parts/right-words.js';
import { useTypes } from '../parts/use-terms.js';
import { PersonMark, PersonName } from '../parts/who.js';
import { FoundRow } from './found-row.js';
import { useSearch } from './use-search.js';

const NO_ACCOUNTS: Account[] = [];

/** For whom the account may act: own accounts that named it, and those that a look through the chain finds. */
export function HeldRights({ account }: { account: Account }) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const own = accounts.filter(({ role }) => role === 'coldkey').map(({ address }) => address);
  const states = useAccountStates(own)?.snapshot?.value ?? null;
  const rights: FoundRight[] = (states ?? []).flatMap((state) =>
    (known(state.proxies)?.grants ?? [])
      .filter(({ delegate }) => delegate === account.address)
      .map((grant) => ({ ...grant, real: state.address })),
  );
  const search = useSearch(account.address);
  const found = (search.found ?? []).filter(({ real }) => !own.includes(real));
  if (!canApprove(account) && rights.length === 0) return null;
  return (
    <section data-testid="held">
      <h2 className="part-title">{t('rights.held.title')}</h2>
      {rights.length > 0 ? (
        <ul className="card right-rows">
          {rights.map((right) => (
            <HeldRow key={keyOf(right)} right={right} accounts={accounts} />
          ))}
        </ul>
      ) : (
        <p className="quiet small">{t('rights.held.empty')}</p>
      )}
      {found.length > 0 ? (
        <ul className="card right-rows" aria-label={t('rights.held.found')}>
          {found.map((right) => (
            <FoundRow key={keyOf(right)} right={right} />
          ))}
        </ul>
      ) : null}
      {search.error ? <ErrorNotice error={search.error} /> : null}
      <p className="quiet small" role="status">
        {search.busy
          ? t('rights.held.searching')
          : search.found && found.length === 0
            ? t('rights.held.nothing')
            : ''}
      </p>
      {canApprove(account) ? (
        <>
          <Button busy={search.busy} onClick={search.start} data-testid="find-rights">
            <Search size={14} aria-hidden="true" /> {t('rights.held.find')}
          </Button>
          <p className="faint tiny">{t('rights.held.findText')}</p>
        </>
      ) : null}
    </section>
  );
}

function keyOf({ real, proxyType, delayBlocks }: FoundRight): string {
  return `${real} ${proxyType} ${delayBlocks}`;
}

function HeldRow({ right, accounts }: { right: FoundRight; accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const types = useTypes();
  const { switchTo } = useSwitchTo();
  const real = accounts.find(({ address }) => address === right.real);
  return (
    <li>
      <button
        type="button"
        className="right-row"
        data-testid="held-right"
        onClick={() => real && switchTo(real, () => navigate('/'))}
      >
        <PersonMark address={right.real} />
        <span className="row-main">
          <PersonName address={right.real} />
          <span className="row-under right-first">
            {rightWords(t, factsOf(types.value, right.proxyType)).name} ·{' '}
            <DelayText blocks={right.delayBlocks} />
          </span>
          <span className="row-under ice">{t('rights.held.use')}</span>
        </span>
        <ChevronRight size={16} aria-hidden="true" className="faint" />
      </button>
    </li>
  );
}
