import '../trade/words.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Plan, PlanStep } from '../../../../core/operations/plan.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Sheet } from '../../../components/sheet.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useAct } from '../../../components/use-act.js';
import { useChainStore } from '../../../state/chain-store.js';
import { isOver, nextStep, stepState } from './plan-state.js';
import { StepList } from './step-list.js';
import { usePlans } from './use-plans.js';

/** A plan of several signatures: what is done, what comes next. */
export default function PlanPage() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  const plans = usePlans();
  const plan = plans?.find((one) => one.id === id);
  return (
    <main className="screen">
      <PageHeader title={plan ? t(`plan.title.${plan.kind}`) : t('plan.plan')} />
      {plan ? (
        <Steps plan={plan} />
      ) : plans ? (
        <Notice tone="note">{t('plan.gone')}</Notice>
      ) : (
        <Skeleton rows={4} tall />
      )}
    </main>
  );
}

const NO_ROWS: never[] = [];

function Steps({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const [ending, setEnding] = useState(false);
  const rows = useChainStore((s) => s.activity ?? NO_ROWS);
  const next = nextStep(plan, rows);
  const states = plan.steps.map((step) => stepState(step, rows));
  const over = isOver(plan, rows);
  const end = (): Promise<void> =>
    act.run(async () => {
      await engine.call('removePlan', { id: plan.id });
      navigate('/', { replace: true });
    });
  const skip = (index: number): Promise<void> =>
    act.run(async () => {
      const steps = plan.steps.map(
        (step, at): PlanStep => (at === index ? { ...step, skipped: true } : step),
      );
      await engine.call('putPlan', { plan: { ...plan, steps } });
    });
  return (
    <>
      <div className="operation-scroll scroll">
        <p className="small quiet">{t(over ? 'plan.over' : 'plan.text')}</p>
        <section className="card pad-card">
          <StepList
            steps={plan.steps}
            states={states}
            next={next}
            below={(index) =>
              index === next || states[index] === 'unknown' ? (
                <div className="plan-acts">
                  <Button onClick={() => void skip(index)}>{t('plan.skip')}</Button>
                </div>
              ) : null
            }
          />
        </section>
        {act.error ? <ErrorNotice error={act.error} /> : null}
      </div>
      <div className="screen-foot stack-tight">
        {over ? (
          <Button look="primary" wide busy={act.busy} onClick={() => void end()}>
            {t('plan.done')}
          </Button>
        ) : (
          <>
            <Button
              look="primary"
              wide
              aria-disabled={next === null}
              data-testid="next-step"
              onClick={() => (next === null ? undefined : navigate(`/do/plan/${plan.id}/${next + 1}`))}
            >
              {next === null ? t('plan.onItsWay') : t('plan.review', { step: next + 1 })}
            </Button>
            <Button look="ghost" wide onClick={() => setEnding(true)}>
              {t('plan.end')}
            </Button>
          </>
        )}
      </div>
      <Sheet title={t('plan.endTitle')} open={ending} onOpenChange={setEnding}>
        <p>{t('plan.endText')}</p>
        <Button look="primary" wide busy={act.busy} onClick={() => void end()} data-testid="end-plan">
          {t('plan.end')}
        </Button>
      </Sheet>
    </>
  );
}
