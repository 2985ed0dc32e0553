import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/checkbox.js';
import { Segmented } from '../../components/segmented.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { isOurs, useScopeChoice } from './scope.js';

const ScopeAccounts = lazy(() => import('./scope-accounts.js'));

/** Which accounts the totals are taken over. Nothing to choose with a single account. */
export function ScopeControls() {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? null);
  const { all, watched, choose } = useScopeChoice();
  if (!accounts || accounts.length < 2) return null;
  const hidden = accounts.filter((account) => account.hidden).length;
  const watching = accounts.filter((account) => !account.hidden && !isOurs(account)).length;
  return (
    <div className="scope">
      <Segmented
        label={t('parts.scope')}
        hideLabel
        value={all ? 'all' : 'one'}
        options={[
          { value: 'one', label: t('parts.thisAccount') },
          { value: 'all', label: t('parts.allAccounts') },
        ]}
        onChange={(value) => choose({ all: value === 'all' })}
      />
      {all && watching > 0 ? (
        <label className="scope-watched small">
          <Checkbox checked={watched} onChange={(event) => choose({ watched: event.target.checked })} />
          {t('parts.withWatched', { count: watching })}
        </label>
      ) : null}
      {all ? (
        <Suspense fallback={null}>
          <ScopeAccounts />
        </Suspense>
      ) : null}
      {all && hidden > 0 ? <p className="faint tiny">{t('parts.hiddenOut', { count: hidden })}</p> : null}
    </div>
  );
}
