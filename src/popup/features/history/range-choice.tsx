import { useTranslation } from 'react-i18next';
import { type HistoryRange, RANGES } from '../../../core/chain/history.js';
import { Segmented } from '../../components/segmented.js';

/** How far back a curve of the past reaches. */
export function RangeChoice({
  value,
  onChange,
}: {
  value: HistoryRange;
  onChange(range: HistoryRange): void;
}) {
  const { t } = useTranslation();
  return (
    <Segmented<HistoryRange>
      label={t('history.range')}
      hideLabel
      value={value}
      options={RANGES.map((one) => ({ value: one, label: t(`history.ranges.${one}`) }))}
      onChange={onChange}
    />
  );
}
