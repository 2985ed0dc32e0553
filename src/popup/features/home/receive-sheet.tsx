import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { Identicon } from '../../components/identicon.js';
import { Sheet } from '../../components/sheet.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The whole address, with its ends set apart: those are what people compare. */
export function ReceiveSheet({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const account = useActiveAccount();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const [copied, markCopied] = useCopied();
  if (!account) return null;
  const { address } = account;
  return (
    <Sheet title={t('home.receiveTitle')} open={open} onOpenChange={onOpenChange}>
      <div className="receive">
        <Identicon seed={account.accountId} size={48} />
        <p className="mono receive-address" data-testid="receive-address">
          <span>
            <strong>{address.slice(0, 6)}</strong>
            {address.slice(6, -6)}
            <strong>{address.slice(-6)}</strong>
          </span>
        </p>
        <p className="quiet small">{t('home.receiveText', { network: t(`network.${networkId}`) })}</p>
        <Button look="primary" wide onClick={() => void platform.copy(address).then(markCopied)}>
          {copied ? t('actions.copied') : t('home.copyAddress')}
        </Button>
        <span className="visually-hidden" role="status">
          {copied ? t('actions.copied') : ''}
        </span>
      </div>
    </Sheet>
  );
}
