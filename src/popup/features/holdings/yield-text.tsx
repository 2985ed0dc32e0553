import { useTranslation } from 'react-i18next';
import type { MeasuredYield } from '../../../core/chain/market.js';
import { type EngineDoor, useServices } from '../../app/services.js';
import { cx } from '../../components/cx.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { perDayText, perYearText, toneOf, windowText } from '../market/figures.js';

/**
 * Measured growth per day with its year and window, or why there is none. Never a zero that nobody measured.
 * `long`: all of it in one line of text; `lines`: the year and the window below the day, with
 * the words of the portfolio.
 */
export function YieldText({
  measured,
  long,
  lines,
}: {
  measured: MeasuredYield;
  long?: boolean;
  lines?: boolean;
}) {
  const { t } = useTranslation();
  if (measured.kind === 'not-measured')
    return (
      <span className="faint" title={t(`yield.why.${measured.reason}`)}>
        {long
          ? t('yield.notMeasuredWhy', { why: t(`yield.why.${measured.reason}`) })
          : t('yield.notMeasured')}
        {long ? null : <span className="visually-hidden"> {t(`yield.why.${measured.reason}`)}</span>}
      </span>
    );
  const span = windowText(t, measured.fromBlock, measured.toBlock);
  const rate = perYearText(measured);
  const year = rate === null ? null : t('yield.perYear', { rate });
  const window = t('yield.window', { span });
  if (lines)
    return (
      <>
        <span className={cx('amount', toneOf(measured.perDayPpb))} title={window}>
          {t('yield.perDay', { rate: perDayText(measured) })}
        </span>
        <span className="p-note" title={window}>
          {rate === null ? null : `${t('portfolio.perYear', { rate })} \u00b7 `}
          {span}
        </span>
      </>
    );
  return (
    <span title={year === null ? window : `${year}, ${window}`}>
      <span className={cx('amount', toneOf(measured.perDayPpb))}>
        {t('yield.perDay', { rate: perDayText(measured) })}
      </span>
      {long ? (
        <span className="faint yield-rest">
          <span className="yield-dot"> · </span>
          {year === null ? null : (
            <>
              <span className="yield-part">{year}</span>
              <span className="yield-mid"> · </span>
            </>
          )}
          <span className="yield-part">{window}</span>
        </span>
      ) : null}
    </span>
  );
}

interface Key {
  coldkey: string;
  hotkey: string;
  netuid: number;
}

const known = new WeakMap<EngineDoor, Map<string, MeasuredYield>>();

/** What was measured of a position, asked once in the life of a page: rows that come back into view know it already. */
function useYield({ coldkey, hotkey, netuid }: Key): { value: MeasuredYield | null; failed: boolean } {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const key = `${networkId} ${coldkey} ${hotkey} ${netuid}`;
  const before = known.get(engine)?.get(key);
  const asked = useAsk(key, async () => {
    if (before) return before;
    const value = await engine.call('positionYield', { coldkey, hotkey, netuid });
    // What is not measured yet may be so the next time.
    if (value.kind === 'measured') known.set(engine, (known.get(engine) ?? new Map()).set(key, value));
    return value;
  });
  return { value: before ?? asked.value, failed: asked.error !== null };
}

/** Growth of one own position, asked when it comes into view. */
export function PositionYield({ long, lines, ...position }: Key & { long?: boolean; lines?: boolean }) {
  const { t } = useTranslation();
  const { value, failed } = useYield(position);
  if (value) return <YieldText measured={value} {...(long ? { long } : {})} {...(lines ? { lines } : {})} />;
  return <span className="faint">{t(failed ? 'yield.failed' : 'yield.measuring')}</span>;
}
