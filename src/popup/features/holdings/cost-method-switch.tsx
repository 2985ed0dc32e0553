import { useTranslation } from 'react-i18next';
import type { Method } from '../../../core/gains/index.js';
import { Segmented } from '../../components/segmented.js';
import words from '../../i18n/en/portfolio.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useCostMethod } from './cost-method.js';

addWords(words);

/** Average cost or first in, first out. */
export function CostMethodSwitch() {
  const { t } = useTranslation();
  const { method, choose } = useCostMethod();
  return (
    <Segmented<Method>
      label={t('portfolio.method.label')}
      hideLabel
      value={method}
      options={[
        { value: 'average', label: t('portfolio.method.average') },
        { value: 'fifo', label: t('portfolio.method.fifo') },
      ]}
      onChange={choose}
    />
  );
}
