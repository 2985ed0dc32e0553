import { useTranslation } from 'react-i18next';
import type { MeasuredYield } from '../../../core/chain/market.js';
import { useServices } from '../../app/services.js';
import { cx } from '../../components/cx.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { perDayText, perYearText, toneOf, windowText } from '../market/figures.js';

/** Measured growth per day with its year and window, or why there is none. Never a zero that nobody measured. */
export function YieldText({ measured, long }: { measured: MeasuredYield; long?: boolean }) {
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
  const year = t('yield.perYear', { rate: perYearText(measured) });
  const window = t('yield.window', { span });
  return (
    <span title={`${year}, ${window}`}>
      <span className={cx('amount', toneOf(measured.perDayPpb))}>
        {t('yield.perDay', { rate: perDayText(measured) })}
      </span>
      {long ? (
        <span className="faint">
          {' · '}
          {year} · {window}
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

/** Growth of one own position, asked when it comes into view. */
export function PositionYield({ coldkey, hotkey, netuid, long }: Key & { long?: boolean }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const asked = useAsk(`${networkId} ${coldkey} ${hotkey} ${netuid}`, () =>
    engine.call('positionYield', { coldkey, hotkey, netuid }),
  );
  if (asked.value) return <YieldText measured={asked.value} {...(long ? { long } : {})} />;
  return <span className="faint">{t(asked.error ? 'yield.failed' : 'yield.measuring')}</span>;
}
