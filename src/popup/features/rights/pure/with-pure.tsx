import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { Custody } from '../../../../core/accounts/custody.js';
import type { Account } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { Outside } from '../../../components/outside.js';
import { PageHeader } from '../../../components/page-header.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { useWalletStore } from '../../../state/wallet-store.js';

export type Pure = Account & { custody: Extract<Custody, { kind: 'pure' }> };

function isPure(account: Account): account is Pure {
  return account.custody?.kind === 'pure';
}

/** The keyless account that a link names. */
export function usePure(): Pure | null {
  const { id } = useParams();
  return useWalletStore(
    (s) => s.status?.accounts.filter(isPure).find(({ accountId }) => accountId === id) ?? null,
  );
}

/** Asks to show the keyless account first where another one is: forms act for the account that is shown. */
export function AsPure({ pure, title, children }: { pure: Pure; title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const active = useActiveAccount();
  const { switchTo, busy, error } = useSwitchTo();
  if (active?.accountId === pure.accountId) return children;
  return (
    <main className="screen">
      <PageHeader title={title} back={`/rights/pure/${pure.accountId}`} />
      <Notice
        tone="note"
        action={
          <Button busy={busy} onClick={() => switchTo(pure)}>
            <span>
              {t('rights.pure.switch')} <Outside text={pure.name} />
            </span>
          </Button>
        }
      >
        {t('rights.pure.switchText')}
      </Notice>
      {error ? <ErrorNotice error={error} /> : null}
    </main>
  );
}

/** A link to an account that is not here, or that has a key. */
export function NoPure({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <main className="screen">
      <PageHeader title={title} back="/rights" />
      <Notice tone="note">{t('rights.pure.unknown')}</Notice>
    </main>
  );
}
