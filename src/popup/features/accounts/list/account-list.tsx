import { Download, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { currentSurface } from '../../../app/surface.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { Toggle } from '../../settings/toggle.js';
import { AccountRow } from './account-row.js';
import { useReorder } from './use-reorder.js';

const NO_ACCOUNTS: Account[] = [];

/** All accounts in their order; hidden ones only when asked for. */
export function AccountList() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const openAdd = useOpenAdd();
  const hintId = useId();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const [showHidden, setShowHidden] = useState(false);
  const hidden = accounts.filter((account) => account.hidden).length;
  // A wallet whose accounts are all hidden would look empty.
  const all = showHidden || hidden === accounts.length;
  const visible = all ? accounts : accounts.filter((account) => !account.hidden);
  const reorder = useReorder(visible);
  return (
    <main className="screen" data-testid="accounts">
      <PageHeader
        title={t('accounts.title')}
        aside={
          <Button onClick={openAdd}>
            <Plus size={14} aria-hidden="true" /> {t('accounts.add')}
          </Button>
        }
      />
      <div className="page-body scroll">
        {hidden > 0 && hidden < accounts.length ? (
          <Toggle
            label={t('accounts.showHidden', { count: hidden })}
            checked={showHidden}
            onChange={setShowHidden}
          />
        ) : null}
        {reorder.act.error ? <ErrorNotice error={reorder.act.error} /> : null}
        <ul className="account-rows card" aria-label={t('accounts.title')}>
          {visible.map((account, index) => (
            <AccountRow
              key={account.accountId}
              account={account}
              first={index === 0}
              last={index === visible.length - 1}
              hintId={visible.length > 1 ? hintId : undefined}
              onMove={(step) => reorder.move(account, step)}
            />
          ))}
        </ul>
        {visible.length > 1 ? (
          <p id={hintId} className="faint tiny">
            {t('accounts.orderHint')}
          </p>
        ) : null}
        <p role="status" className="visually-hidden">
          {reorder.said}
        </p>
        {accounts.some(canSign) ? (
          <Button className="page-command" onClick={() => navigate('/accounts/export')}>
            <Download size={14} aria-hidden="true" /> {t('accounts.exportSeveral')}
          </Button>
        ) : null}
      </div>
    </main>
  );
}

/** Adding runs in a tab: a popup closes on a stray click. */
function useOpenAdd(): () => void {
  const { platform } = useServices();
  const [, navigate] = useLocation();
  return () => {
    if (currentSurface() === 'tab') navigate('/add');
    else platform.openTab('/add');
  };
}
