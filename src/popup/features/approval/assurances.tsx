import { Check, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { Explanation } from '../../../core/explain/types.js';

/** What was checked, and how far the amounts can be trusted. */
export function Assurances({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const block = explanation.atBlock ? groupDigits(String(explanation.atBlock.number)) : '\u2013';
  return (
    <ul className="assurances">
      <li data-testid="codecs" data-agree={explanation.codecsAgree}>
        {explanation.codecsAgree ? (
          <Check size={14} className="gain" aria-hidden="true" />
        ) : (
          <CircleAlert size={14} className="caution" aria-hidden="true" />
        )}
        {t(explanation.codecsAgree ? 'approval.codecsAgree' : 'approval.codecsAlone')}
      </li>
      {explanation.metadataHashMode === 1 ? (
        <li>
          <Check size={14} className="gain" aria-hidden="true" />
          {t('approval.digest')}
        </li>
      ) : null}
      <li className="faint">{t(`approval.certainty.${explanation.certainty}`, { block })}</li>
    </ul>
  );
}
