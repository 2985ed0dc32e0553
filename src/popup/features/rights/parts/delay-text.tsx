import { useTranslation } from 'react-i18next';
import { Filled } from '../../../components/param-view.js';

/** When a right takes effect: at once, or so long after each announcement. */
export function DelayText({ blocks }: { blocks: number }) {
  const { t } = useTranslation();
  if (blocks === 0) return <>{t('rights.atOnce')}</>;
  return <Filled template={t('rights.delayed')} params={{ time: { t: 'blocks', count: BigInt(blocks) } }} />;
}
