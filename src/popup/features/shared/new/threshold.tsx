import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/icon-button.js';
import { Notice } from '../../../components/notice.js';
import { Term } from '../../../components/term.js';

interface Props {
  threshold: number;
  members: number;
  onChange(threshold: number): void;
}

/** How many must approve, and what that means when a key is lost or stolen. */
export function Threshold({ threshold, members, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const values = { threshold, members };
  const kind = threshold === 1 ? 'one' : threshold === members ? 'all' : 'any';
  const set = (next: number): void => {
    if (next >= 1 && next <= members) onChange(next);
  };
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h2 id={id} className="part-title">
        <Term name="threshold">{t('shared.new.threshold')}</Term>
      </h2>
      <div className="card stepper">
        <IconButton
          label={t('shared.new.fewer')}
          aria-disabled={threshold <= 1}
          onClick={() => set(threshold - 1)}
        >
          <Minus size={16} aria-hidden="true" />
        </IconButton>
        <p className="stepper-value" role="status" data-testid="threshold">
          <strong>{t('shared.mOfN', values)}</strong>
          <span className="quiet small">{t(`shared.new.${kind}`, values)}</span>
        </p>
        <IconButton
          label={t('shared.new.more')}
          aria-disabled={threshold >= members}
          onClick={() => set(threshold + 1)}
        >
          <Plus size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {kind === 'any' ? (
        <p className="quiet small">{t('shared.new.spare', { count: members - threshold })}</p>
      ) : (
        <Notice tone="caution" title={t(`shared.new.${kind}Title`)}>
          {t(`shared.new.${kind}Text`, values)}
        </Notice>
      )}
    </section>
  );
}
