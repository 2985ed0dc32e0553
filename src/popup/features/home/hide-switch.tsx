import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { IconButton } from '../../components/icon-button.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** One press hides every amount, on this surface and on the others, until the next. */
export function HideSwitch() {
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
