import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import { Filled } from '../../components/param-view.js';
import { useTerms } from '../shared/use-terms.js';
import { PlainStep } from './plain-step.js';
import type { Plan, Situation } from './situation.js';
import { StepCard } from './step-list.js';

interface Props {
  account: Account;
  swap: Situation['swap'];
  step: Plan['later'];
  now: { number: number };
  /** False for an account that nobody here may act for. */
  canAct: boolean;
}

/** Calling an own swap off: the network takes it only from a block on, so until then it is told with its time and not offered. */
export function Later({ account, swap, step, now, canAct }: Props) {
  const { t } = useTranslation();
  const terms = useTerms();
  const [open, setOpen] = useState(false);
  if (step === null || swap === null || swap === 'none') return null;
  const delay = terms?.swapReannounceBlocks ?? null;
  const at = delay === null ? null : swap.executableAtBlock + delay;
  const isPossible = at !== null && at <= now.number;
  const title = t('emergency.step.clear.title');
  return (
    <section aria-labelledby="emergency-later" data-testid="later">
      <h2 id="emergency-later" className="part-title">
        {t('emergency.later.title')}
      </h2>
      <p className="quiet small emergency-why">
        {at === null ? (
          t('emergency.later.unknown')
        ) : isPossible ? (
          t('emergency.later.possible')
        ) : (
          <Filled
            template={t('emergency.later.when')}
            params={{
              block: { t: 'text', text: groupDigits(String(at)) },
              time: { t: 'blocks', count: BigInt(at - now.number) },
            }}
          />
        )}
      </p>
      {isPossible && canAct ? (
        <ul className="emergency-steps">
          <StepCard
            kind={step.kind}
            number={null}
            title={title}
            label={title}
            testId="later-step"
            open={open}
            wanted={false}
            onToggle={() => setOpen(!open)}
          >
            <p className="quiet small">{t('emergency.step.clear.why')}</p>
            <PlainStep account={account} step={step} />
          </StepCard>
        </ul>
      ) : null}
    </section>
  );
}
