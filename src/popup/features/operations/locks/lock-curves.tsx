import { useTranslation } from 'react-i18next';
import type { LockPoint } from '../../../../core/operations/quote.js';

const WIDTH = 320;
const HEIGHT = 88;

/** What stays locked over a year, and dashed how it were with the switch the other way. The numbers are in a table. */
export function LockCurves({ shown, other }: { shown: LockPoint[]; other: LockPoint[] }) {
  const { t } = useTranslation();
  const most = [...shown, ...other].reduce(
    (top, { lockedBase }) => (lockedBase > top ? lockedBase : top),
    1n as bigint,
  );
  const lastDay = Math.max(1, ...shown.map(({ day }) => day));
  const line = (points: LockPoint[]): string =>
    points
      .map(({ day, lockedBase }) => {
        // Pixels, not money: a thousandth of the height is finer than any screen.
        const thousandths = (lockedBase * 1_000n) / most;
        const share = Number(thousandths) / 1_000;
        return `${((day / lastDay) * WIDTH).toFixed(1)},${(HEIGHT - share * HEIGHT).toFixed(1)}`;
      })
      .join(' ');
  return (
    <figure className="lock-figure" aria-hidden="true">
      <svg
        className="lock-curves"
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line className="lock-axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <polyline className="lock-line-other" points={line(other)} />
        <polyline className="lock-line" points={line(shown)} />
      </svg>
      <figcaption className="lock-days tiny faint">
        <span>{t('lock.today')}</span>
        <span className="lock-key">{t('lock.lineNow')}</span>
        <span className="lock-key lock-key-other">{t('lock.lineOther')}</span>
        <span>{t('lock.day', { count: lastDay })}</span>
      </figcaption>
    </figure>
  );
}
