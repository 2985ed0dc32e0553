import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueHistory } from '../../../core/chain/history.js';
import type { ChartMark } from '../../components/chart/chart.js';
import { keepDraft, keptDraft } from '../../state/kept-views.js';
import { PositionCurves } from './position-curves.js';
import { ValueCurve, ValueGrowth } from './value-curve.js';

const KEY = 'history-curve';

interface Props {
  value: ValueHistory | null;
  marks: readonly ChartMark[];
  /** What hinders it stands beside the list as well. */
  isToldBelow: boolean;
}

/** What the accounts were worth: one line with the change, which opens to the chart. The list below is what people come for. */
export function FoldedCurve({ value, marks, isToldBelow }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(() => keptDraft<boolean>(KEY) ?? false);
  const toggle = (): void => {
    keepDraft(KEY, !open);
    setOpen(!open);
  };
  return (
    <section className="folded-curve">
      <button
        type="button"
        className="card folded-head"
        aria-expanded={open}
        data-testid="curve-toggle"
        onClick={toggle}
      >
        <span className="strong">{t('history.value')}</span>
        <span className="amount small">
          {open || value?.state === 'error' ? null : <ValueGrowth history={value} />}
        </span>
        <ChevronDown size={16} className="folded-mark" aria-hidden="true" />
      </button>
      {open ? (
        <>
          <ValueCurve history={value} marks={marks} bare={isToldBelow} />
          {value && value.positions.length > 0 ? <PositionCurves positions={value.positions} /> : null}
        </>
      ) : null}
    </section>
  );
}
