import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** From the last page of a flow into the wallet, as the background knows it now. */
export function OpenWallet() {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const open = async (): Promise<void> => {
    useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
    navigate('/');
  };
  return (
    <Button look="primary" wide onClick={() => void open()}>
      {t('onboarding.open')}
    </Button>
  );
}
