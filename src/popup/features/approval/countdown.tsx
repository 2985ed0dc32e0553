import { useTranslation } from 'react-i18next';
import { useNow } from '../../state/use-now.js';

/** The last minute is counted: nobody should lose a request while reading it without having been told. */
const SHOWN_MS = 60_000;

/** Seconds until the request closes by itself; nothing before its last minute. */
export function Countdown({ endMs }: { endMs: number }) {
  const { t } = useTranslation();
  const leftMs = endMs - useNow();
  if (leftMs > SHOWN_MS || leftMs <= 0) return null;
  return (
    <p className="countdown caution tiny amount" role="timer" data-testid="countdown">
      {t('approval.closesIn', { seconds: Math.ceil(leftMs / 1_000) })}
    </p>
  );
}
