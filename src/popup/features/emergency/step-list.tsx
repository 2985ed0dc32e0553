import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { cx } from '../../components/cx.js';
import { rightText } from '../../components/sentence-text.js';
import { EvacuateStep } from './evacuate-step.js';
import { PlainStep } from './plain-step.js';
import { openedStep, type Plan, type Step } from './situation.js';

interface Props {
  account: Account;
  plan: Plan;
  /** The step a link asked for. */
  wanted: string | null;
  /** False for an account that nobody here may act for: the steps are told, not offered. */
  canAct: boolean;
}

/** What to do, one under the other; one is open at a time, so that nobody reads two prices at once. */
export function StepList({ account, plan, wanted, canAct }: Props) {
  const { steps } = plan;
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const isThere = steps.some(({ key }) => key === chosen);
  const open = isThere || chosen === '' ? chosen : openedStep(plan, wanted);
  return (
    <ol className="emergency-steps" data-testid="steps">
      {steps.map((step, index) => {
        const title = t('emergency.stepNumber', { number: index + 1, title: titleOf(t, step) });
        return canAct ? (
          <StepCard
            key={step.key}
            kind={step.kind}
            number={index + 1}
            title={titleOf(t, step)}
            label={title}
            testId="step"
            open={step.key === open}
            wanted={wanted !== null && index > 0 && step.key === openedStep(plan, wanted)}
            onToggle={() => choose(step.key === open ? '' : step.key)}
          >
            <StepBody account={account} step={step} />
          </StepCard>
        ) : (
          <li key={step.key} className="emergency-told">
            <span className="step-number" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <strong>{titleOf(t, step)}</strong>
              <span className="quiet small"> {t(`emergency.step.${step.kind}.why`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function titleOf(t: ReturnType<typeof useTranslation>['t'], { kind, grant }: Step): string {
  return t(`emergency.step.${kind}.title`, { right: grant ? rightText(t, grant.proxyType) : '' });
}

function StepBody({ account, step }: { account: Account; step: Step }) {
  const { t } = useTranslation();
  const { ask } = step;
  return (
    <>
      <p className="quiet small">
        {t(`emergency.step.${step.kind}.why`)} {step.kind === 'dispute' ? t('emergency.order.ownSwap') : null}
      </p>
      {ask === null ? (
        <EvacuateStep key={account.accountId} account={account} />
      ) : (
        <PlainStep account={account} step={{ ...step, ask }} />
      )}
    </>
  );
}

interface CardProps {
  kind: string;
  /** Null where no order is meant. */
  number: number | null;
  title: string;
  label: string;
  testId: string;
  open: boolean;
  /** A link led here, past the first step: it is brought into view once. */
  wanted: boolean;
  onToggle(): void;
  children: ReactNode;
}

/** One act, folded until it is wanted. */
export function StepCard(props: CardProps) {
  const { kind, number, title, label, testId, open, wanted, onToggle, children } = props;
  const id = useId();
  const card = useRef<HTMLLIElement>(null);
  const wantedAtFirst = useRef(wanted);
  useEffect(() => {
    if (wantedAtFirst.current) card.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  return (
    <li
      ref={card}
      className={cx('card emergency-step', open && 'emergency-step-open')}
      data-testid={testId}
      data-kind={kind}
    >
      <h3>
        <button
          type="button"
          className="step-head"
          aria-expanded={open}
          aria-controls={id}
          aria-label={label}
          onClick={onToggle}
        >
          {number === null ? null : (
            <span className="step-number" aria-hidden="true">
              {number}
            </span>
          )}{' '}
          <span className="step-title">{title}</span>
          <ChevronDown size={16} aria-hidden="true" className="step-mark" />
        </button>
      </h3>
      <div id={id} className="step-body" hidden={!open}>
        {open ? children : null}
      </div>
    </li>
  );
}
