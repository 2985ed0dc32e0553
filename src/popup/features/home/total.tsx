import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { CopyAmount } from '../../components/amount.js';
import { IconButton } from '../../components/icon-button.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useAccountPortfolio, useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The one number people open the wallet for. */
export function Total() {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const portfolio = useAccountPortfolio(account?.address ?? null);
  const old = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  const failed = useChainStore((s) => s.portfolio?.state === 'error' && s.portfolio.snapshot === null);
  return (
    <section className="total" aria-label={t('home.total')} data-testid="total">
      <div className="total-line">
        {portfolio ? (
          <CopyAmount
            base={portfolio.totalRao}
            className={old ? 'total-amount amount-old' : 'total-amount'}
          />
        ) : failed ? (
          <span className="total-amount faint">{'\u2013'}</span>
        ) : (
          <div className="total-skeleton">
            <Skeleton rows={1} tall />
          </div>
        )}
        {portfolio ? <HideSwitch /> : null}
      </div>
      <p className="total-note faint small">
        {portfolio && portfolio.unpriced > 0 ? t('home.unpriced', { count: portfolio.unpriced }) : null}
      </p>
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
