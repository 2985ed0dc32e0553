import { AppWindow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';

/** Where a request went that this page cannot finish: most browsers close the page meanwhile. */
export function HandedOver({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <main className="centred" role="status" data-testid="handed-over">
      <AppWindow size={32} aria-hidden="true" />
      <h1 className="page-title">{t('approval.handedOver.title')}</h1>
      <p className="quiet">{t('approval.handedOver.text')}</p>
      <Button onClick={onClose}>{t('approval.handedOver.close')}</Button>
    </main>
  );
}
