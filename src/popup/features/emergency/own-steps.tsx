import { type ReactNode, useState } from 'react';
import type { Account } from '../../../core/accounts/types.js';
import { PlainStep } from './plain-step.js';
import type { Step } from './situation.js';
import { StepCard } from './step-list.js';

/** One thing that a key of the person's own did, and the step that undoes it. */
export interface OwnStep {
  key: string;
  step: Step & { ask: NonNullable<Step['ask']> };
  title: string;
  about: ReactNode;
}

interface Props {
  account: Account;
  kind: 'announced' | 'given';
  title: string;
  text: string;
  steps: readonly OwnStep[];
  testId: string;
  /** A link asked for such a step, and it is one of these. */
  wanted: boolean;
  /** False for an account that nobody here may act for. */
  canAct: boolean;
}

/** What keys of the person's own have done to the account: told, and undone as any other, but no threat. */
export function OwnSteps({ account, kind, title, text, steps, testId, wanted, canAct }: Props) {
  const [chosen, choose] = useState<string | null>(null);
  const [first] = steps;
  if (!first) return null;
  const open = chosen ?? (wanted ? first.step.key : '');
  const id = `emergency-${kind}`;
  return (
    <section aria-labelledby={id} data-testid={kind}>
      <h2 id={id} className="part-title">
        {title}
      </h2>
      <p className="quiet small emergency-why">{text}</p>
      <ul className="emergency-steps">
        {steps.map((one) => (
          <StepCard
            key={one.key}
            kind={kind}
            number={null}
            title={one.title}
            label={one.title}
            testId={testId}
            open={one.step.key === open}
            wanted={wanted && one === first}
            onToggle={() => choose(one.step.key === open ? '' : one.step.key)}
          >
            {one.about}
            {canAct ? <PlainStep account={account} step={one.step} /> : null}
          </StepCard>
        ))}
      </ul>
    </section>
  );
}
