import './plan.css';
import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanStep } from '../../../../core/operations/plan.js';
import { cx } from '../../../components/cx.js';
import type { StepState } from './plan-state.js';
import { StepSentence } from './step-sentence.js';

interface Props {
  steps: readonly PlanStep[];
  /** What became of each; left out before the plan exists. */
  states?: readonly StepState[];
  /** The step whose turn it is. */
  next?: number | null;
  /** Below one step, such as what can be done with it. */
  below?: (index: number) => ReactNode;
}

/** The signatures of a plan, one under the other. */
export function StepList({ steps, states, next, below }: Props) {
  const { t } = useTranslation();
  return (
    <ol className="plan-steps" data-testid="plan-steps">
      {steps.map((step, index) => {
        const state = states?.[index];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the plan
            key={index}
            className={cx('plan-step', index === next && 'plan-step-next')}
            data-state={state}
            aria-current={index === next ? 'step' : undefined}
          >
            <span className={cx('plan-dot', state && isDone(state) && 'plan-dot-done')} aria-hidden="true">
              <Mark state={state} index={index} />
            </span>
            <div className="plan-text">
              <p>
                <StepSentence ask={step.ask} />
              </p>
              {state ? (
                <p className={cx('small', isOut(state) ? 'caution' : 'quiet')} role="status">
                  {t(state === 'open' && index !== next ? 'plan.state.waits' : `plan.state.${state}`)}
                </p>
              ) : null}
              {below?.(index)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function isDone(state: StepState): boolean {
  return state === 'in-block' || state === 'finalized';
}

function isOut(state: StepState): boolean {
  return state === 'failed' || state === 'expired';
}

function Mark({ state, index }: { state: StepState | undefined; index: number }) {
  if (state && isDone(state)) return <Check size={12} />;
  if (state === 'skipped') return <Minus size={12} />;
  if (state && isOut(state)) return <X size={12} />;
  return String(index + 1);
}
