import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { useChainStore } from '../../../state/chain-store.js';
import { COMMON_DERIVATIONS } from './common-paths.js';
import { FoundList } from './found-list.js';
import { useScan } from './use-scan.js';

/** Searches the common paths; needs the chain, and says so when there is none. */
export function FindAccounts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const scan = useScan(account);
  const offline = useChainStore(
    (s) => s.network?.state === 'offline' || s.network?.state === 'wrong-genesis',
  );
  const { state } = scan;
  return (
    <section className="card page-card" aria-labelledby="find-title">
      <h2 id="find-title" className="strong">
        {t('derive.find')}
      </h2>
      <p className="quiet small">{t('derive.findText', { count: COMMON_DERIVATIONS.length })}</p>
      {offline ? <Notice tone="caution">{t('derive.offline')}</Notice> : null}
      {state.phase === 'running' ? (
        <div className="stack">
          <progress
            className="work"
            aria-label={t('derive.find')}
            max={state.total || COMMON_DERIVATIONS.length}
            value={state.done}
          />
          <div className="address-foot">
            <p role="status" className="quiet small amount">
              {state.total > 0 && state.done === state.total
                ? t('derive.asking')
                : t('derive.progress', { done: state.done, total: state.total || COMMON_DERIVATIONS.length })}
            </p>
            <Button onClick={scan.stop}>{t('derive.stop')}</Button>
          </div>
        </div>
      ) : (
        <Button
          className="page-command"
          aria-disabled={offline}
          onClick={() => (offline ? undefined : scan.start())}
        >
          <Search size={14} aria-hidden="true" />
          {t(state.phase === 'idle' ? 'derive.start' : 'derive.again')}
        </Button>
      )}
      {state.phase === 'failed' ? <ErrorNotice error={state.error} /> : null}
      {state.phase === 'found' ? (
        <FoundList account={account} found={state.found} onAdded={scan.held} />
      ) : null}
    </section>
  );
}
