import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../components/cx.js';
import { MINUTES, type OfflineStep, STEPS } from './steps.js';

interface Props {
  step: OfflineStep;
  done: boolean;
  current: boolean;
  open: boolean;
  onToggle(): void;
  children: ReactNode;
}

/** One step with its number, how long it takes, and whether it is done. */
export function StepCard({ step, done, current, open, onToggle, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const number = STEPS.indexOf(step) + 1;
  return (
    <li
      className={cx('card right-step', open && 'right-step-open')}
      aria-current={current ? 'step' : undefined}
      data-testid="offline-step"
      data-step={step}
      data-done={done}
    >
      <h2>
        <button
          type="button"
          className="right-step-head"
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
        >
          <span className={cx('right-step-number', done && 'right-step-done', current && 'right-step-now')}>
            {done ? (
              <>
                <Check size={14} aria-hidden="true" />
                <span className="visually-hidden">{t('rights.offline.isDone')}</span>
              </>
            ) : (
              number
            )}
          </span>
          <span className="right-step-title">{t(`rights.offline.${step}.title`)}</span>
          {MINUTES[step] > 0 ? (
            <span className="faint tiny">{t('rights.offline.minutes', { count: MINUTES[step] })}</span>
          ) : null}
          <ChevronDown size={16} aria-hidden="true" className="right-step-mark" />
        </button>
      </h2>
      <div id={id} className="right-step-body" hidden={!open}>
        {open ? children : null}
      </div>
    </li>
  );
}
