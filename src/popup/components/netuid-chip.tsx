import { useTranslation } from 'react-i18next';
import { TAU } from './format.js';

/** Which money a row is about. Always shown, because a symbol may have no glyph and two may look alike. */
export function NetuidChip({ netuid }: { netuid: number | 'tao' }) {
  const { t } = useTranslation();
  const text = netuid === 'tao' ? TAU : netuid === 0 ? t('amount.root').toUpperCase() : `SN${netuid}`;
  return <span className="chip mono">{text}</span>;
}
