import { useTranslation } from 'react-i18next';
import { Segmented } from '../../components/segmented.js';
import { Term } from '../../components/term.js';

/** All or nothing by default; partial fill says what happens to the rest. */
export function FillChoice({ partial, onChange }: { partial: boolean; onChange(partial: boolean): void }) {
  const { t } = useTranslation();
  return (
    <div className="tolerance">
      <div className="tolerance-line">
        <Term name="partial">{t('stake.filling')}</Term>
        <Segmented
          label={t('stake.filling')}
          hideLabel
          options={[
            { value: 'all', label: t('stake.allOrNothing') },
            { value: 'partial', label: t('stake.partial') },
          ]}
          value={partial ? 'partial' : 'all'}
          onChange={(value) => onChange(value === 'partial')}
        />
      </div>
      {partial ? <p className="faint tiny">{t('stake.partialText')}</p> : null}
    </div>
  );
}
