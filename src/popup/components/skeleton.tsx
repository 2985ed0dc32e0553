import { useTranslation } from 'react-i18next';
import { useDelayed } from '../state/use-delayed.js';

/** Bars where text will be. Nothing at all for the first 150 ms. */
export function Skeleton({ rows, tall }: { rows: number; tall?: boolean }) {
  const visible = useDelayed();
  const { t } = useTranslation();
  if (!visible) return null;
  return (
    <div className="skeleton" aria-busy="true" role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same
        <div key={row} className={tall ? 'bar bar-tall' : 'bar'} />
      ))}
    </div>
  );
}
