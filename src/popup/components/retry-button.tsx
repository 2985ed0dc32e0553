import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../state/read-again.js';
import { Button } from './button.js';

/** Beside an error: reads again now what could not be read, the portfolio where nothing else is said. */
export function RetryButton({ onAgain = readAgain }: { onAgain?(): void }) {
  const { t } = useTranslation();
  return (
    <Button onClick={onAgain}>
      <RotateCw size={14} aria-hidden="true" /> {t('actions.retry')}
    </Button>
  );
}
