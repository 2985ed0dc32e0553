import './acting.css';
import './words.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { currentSurface } from '../../app/surface.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { RetryButton } from '../../components/retry-button.js';
import { Skeleton } from '../../components/skeleton.js';
import { cleanText } from '../../components/untrusted.js';
import { useGeneralRoutes } from './general-routes.js';
import { isUsable } from './pick.js';

/** A screen that ends in a signature, for an account without a key here: open where somebody of this wallet may act for it. */
export default function ActingGate({ account, children }: { account: Account; children: ReactNode }) {
  const isColdkey = account.role === 'coldkey';
  const { options, error, again } = useGeneralRoutes(isColdkey ? account : null);
  if (options?.some(isUsable)) return children;
  return (
    <main className="screen" data-testid="watched-only" aria-busy={isColdkey && !options && !error}>
      <PageHeader title={cleanText(account.name)} />
      {error && !options ? (
        <ErrorNotice error={error} action={<RetryButton onAgain={again} />} />
      ) : isColdkey && !options ? (
        <Skeleton rows={5} tall />
      ) : (
        <NoWay account={account} hasBarred={(options ?? []).length > 0} />
      )}
    </main>
  );
}

/** Why nothing can be signed for it, and what would change that. */
function NoWay({ account, hasBarred }: { account: Account; hasBarred: boolean }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [, navigate] = useLocation();
  const kind = account.custody?.kind;
  const why = kind === 'multisig' || kind === 'pure' ? kind : hasBarred ? 'barred' : 'watched';
  const inTab = currentSurface() === 'tab';
  return (
    <>
      <Notice tone="note" title={t(`acting.none.${why}`)}>
        {t(`acting.noneNext.${why}`)}
      </Notice>
      <div className="acting-links">
        <Button look="primary" wide onClick={() => (inTab ? navigate('/add') : platform.openTab('/add'))}>
          {t('acting.link.add')}
        </Button>
        <Link className="link small" href={kind === 'multisig' ? `/shared/${account.address}` : '/rights'}>
          {t(kind === 'multisig' ? 'acting.link.shared' : 'acting.link.rights')}
        </Link>
      </div>
    </>
  );
}
