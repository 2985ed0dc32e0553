import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';

/** Long enough to be read, short enough not to be in the way. */
const SHOWN_MS = 3_000;

/** An own request that was finished in its window: it is on its way, and the wallet follows it. */
export function Sent({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const close = useRef(onClose);
  close.current = onClose;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    const timer = setTimeout(() => close.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="centred" data-testid="sent">
      <CircleCheck size={40} className="gain" aria-hidden="true" />
      <h1 className="page-title" ref={title} tabIndex={-1}>
        {t('approval.sent.title')}
      </h1>
      <p className="quiet">{t('approval.sent.text')}</p>
      <Button look="primary" onClick={onClose}>
        {t('actions.close')}
      </Button>
    </main>
  );
}
