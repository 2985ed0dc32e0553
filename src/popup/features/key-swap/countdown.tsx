import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import { dateText } from '../../components/age.js';

/** One block by the chain's target, ms (opentensor/subtensor runtime: MILLISECS_PER_BLOCK). */
const BLOCK_MS = 12_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A block whose time is known. */
export interface Now {
  block: number;
  atMs: number;
}

/** `3 days 4 h`, `5 h 12 min`, `7 min`. */
export function spanText(t: TFunction, ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  if (days > 0) return t('keySwap.countdown.days', { count: days, hours });
  if (hours > 0) return t('keySwap.countdown.hours', { hours, minutes });
  if (minutes > 0) return t('keySwap.countdown.minutes', { minutes });
  return t('keySwap.countdown.soon');
}

/** When a block comes: in words, in blocks and as a date, each on its own. */
export function Countdown({ label, at, now }: { label: string; at: number; now: Now }) {
  const { t } = useTranslation();
  const left = at - now.block;
  const block = groupDigits(String(at));
  return (
    <div className="swap-countdown-line" data-testid="countdown">
      <dt>{label}</dt>
      <dd>
        {left <= 0 ? (
          <>
            <strong>{t('keySwap.countdown.now')}</strong>
            <span className="quiet small">{t('keySwap.countdown.since', { block })}</span>
          </>
        ) : (
          <>
            <strong>{t('keySwap.countdown.in', { span: spanText(t, left * BLOCK_MS) })}</strong>
            <span className="quiet small">{dateText(now.atMs + left * BLOCK_MS)}</span>
            <span className="quiet small amount">
              {t('keySwap.countdown.blocks', { count: left, number: groupDigits(String(left)) })}
              {' \u00b7 '}
              {t('keySwap.countdown.block', { block })}
            </span>
          </>
        )}
      </dd>
    </div>
  );
}
