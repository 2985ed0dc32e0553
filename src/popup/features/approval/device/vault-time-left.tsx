import { useTranslation } from 'react-i18next';
import { useNow } from '../../../state/use-now.js';

const MINUTE = 60_000;

/** How long an answer still helps: the transaction is made for a stretch of blocks. */
export function TimeLeft({ endMs }: { endMs: number }) {
  const { t } = useTranslation();
  const left = endMs - useNow();
  if (left <= 0) return <p className="caution small">{t('vaultStep.over')}</p>;
  const text =
    left >= 2 * MINUTE
      ? t('vaultStep.left', { minutes: Math.floor(left / MINUTE) })
      : t('vaultStep.leftSeconds', { seconds: Math.ceil(left / 1_000) });
  return (
    <p className="faint small amount" role="timer">
      {text}
    </p>
  );
}
