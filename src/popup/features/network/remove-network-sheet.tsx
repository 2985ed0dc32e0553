import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { Sheet } from '../../components/sheet.js';

interface Props {
  name: string;
  busy: boolean;
  onRemove(): void;
  onClose(): void;
}

/** Asked only for the network in use: removing it takes the wallet to another chain. */
export function RemoveNetworkSheet({ name, busy, onRemove, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('networks.removeTitle')} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <p className="quiet small break">{t('networks.removeText', { name, other: t('network.finney') })}</p>
      <div className="sheet-buttons">
        <Button onClick={onClose}>{t('networks.keep')}</Button>
        <Button look="danger" busy={busy} onClick={onRemove}>
          {t('networks.removeAction', { name })}
        </Button>
      </div>
    </Sheet>
  );
}
