import { ChevronDown, Eye, EyeOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Age } from '../../components/age.js';
import { CopyAmount } from '../../components/amount.js';
import { IconButton } from '../../components/icon-button.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useAccountStates } from '../holdings/account-states.js';
import { partsOf } from '../holdings/parts.js';
import { useScope } from '../holdings/scope.js';
import { SwapWarnings } from '../holdings/swap-warnings.js';
import { TotalChange } from '../holdings/total-change.js';

const PartsSheet = lazy(() => import('../holdings/parts-sheet.js'));

/** The one number people open the wallet for, what it did lately, and whose it is. */
export function Total() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // Its code is loaded by the first press; from then on it stays, so that it can close with its motion.
  const [asked, setAsked] = useState(false);
  const show = (): void => {
    setAsked(true);
    setOpen(true);
  };
  const scope = useScope();
  const parts = partsOf(scope.portfolios);
  const snapshotMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? null);
  const old = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  const failed = useChainStore((s) => s.portfolio?.state === 'error' && s.portfolio.snapshot === null);
  const states = useAccountStates(scope.accounts.map((account) => account.address));
  const has = scope.portfolios.length > 0;
  return (
    <section className="total" aria-label={t('home.total')} data-testid="total">
      <SwapWarnings reading={states} />
      <div className="total-line">
        {has ? (
          <CopyAmount base={parts.totalRao} className={old ? 'total-amount amount-old' : 'total-amount'} />
        ) : failed ? (
          <span className="total-amount faint">{'\u2013'}</span>
        ) : (
          <div className="total-skeleton">
            <Skeleton rows={1} tall />
          </div>
        )}
        {has ? <HideSwitch /> : null}
      </div>
      {has ? (
        <TotalChange
          addresses={scope.accounts.map((account) => account.address)}
          nowRao={parts.spotTotalRao}
        />
      ) : null}
      <p className="total-note faint small">
        {has ? (
          <button type="button" className="parts-open" aria-haspopup="dialog" onClick={show}>
            {scope.all ? t('parts.openAll', { count: scope.accounts.length }) : t('parts.open')}
            <ChevronDown size={12} aria-hidden="true" />
          </button>
        ) : null}
        {old && snapshotMs !== null ? <Age atMs={snapshotMs} /> : null}
        {scope.missing > 0 && has ? (
          <span className="caution">{t('parts.missing', { count: scope.missing })}</span>
        ) : null}
        {parts.unpriced > 0 ? <span>{t('home.unpriced', { count: parts.unpriced })}</span> : null}
      </p>
      {asked ? (
        <Suspense fallback={null}>
          <PartsSheet open={open} onOpenChange={setOpen} scope={scope} />
        </Suspense>
      ) : null}
    </section>
  );
}

function HideSwitch() {
  const { t } = useTranslation();
  const { background } = useServices();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const change = async (): Promise<void> => {
    const settings = await background.call('settings.update', { patch: { hideAmounts: !hidden } });
    useWalletStore.setState({ settings });
  };
  return (
    <IconButton
      label={t(hidden ? 'home.showAmounts' : 'home.hideAmounts')}
      aria-pressed={hidden}
      onClick={() => void change()}
    >
      {hidden ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
    </IconButton>
  );
}
