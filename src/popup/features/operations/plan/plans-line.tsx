import '../trade/words.js';
import './plan.css';
import { ListChecks } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useServices } from '../../../app/services.js';
import { useChainStore } from '../../../state/chain-store.js';
import { isOver, nextStep } from './plan-state.js';
import { usePlans } from './use-plans.js';

/** Plans that wait for a signature or for a block, one line each. Those that are over are put away. */
export default function PlansLine() {
  const { t } = useTranslation();
  const { engine } = useServices();
  const plans = usePlans();
  const rows = useChainStore((s) => s.activity);
  const over = rows && plans ? plans.filter((plan) => isOver(plan, rows)) : NONE;
  const overIds = over.map(({ id }) => id).join(' ');
  useEffect(() => {
    // One that could not be put away now is put away at the next look.
    for (const id of overIds.split(' ').filter(Boolean))
      engine.call('removePlan', { id }).catch(() => undefined);
  }, [engine, overIds]);
  const open = plans?.filter((plan) => !over.includes(plan)) ?? NONE;
  if (!rows || open.length === 0) return null;
  return (
    <ul className="pad-top stack-tight" data-testid="plans">
      {open.map((plan) => {
        const next = nextStep(plan, rows);
        return (
          <li key={plan.id} className="plan-line">
            <ListChecks size={16} aria-hidden="true" className="quiet" />
            <span>
              {next === null
                ? t('plan.lineOnItsWay', { title: t(`plan.title.${plan.kind}`) })
                : t('plan.line', {
                    title: t(`plan.title.${plan.kind}`),
                    step: next + 1,
                    count: plan.steps.length,
                  })}
            </span>
            <Link className="link" href={`/do/plan/${plan.id}`}>
              {t('plan.open')}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const NONE: never[] = [];
