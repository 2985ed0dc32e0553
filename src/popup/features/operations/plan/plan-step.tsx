import '../trade/words.js';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Plan } from '../../../../core/operations/plan.js';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../../core/operations/root.js';
import { useServices } from '../../../app/services.js';
import { Notice } from '../../../components/notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useChainStore } from '../../../state/chain-store.js';
import { TradeTerms, useTerms } from '../../stake/trade-terms.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { nextStep, sayingOf } from './plan-state.js';
import { stepAsk, withTolerance } from './step-ask.js';
import { StepSentence } from './step-sentence.js';
import { usePlans } from './use-plans.js';

/** One step of a plan with everything filled in: only the tolerance can still be chosen. */
export default function PlanStepPage() {
  const { t } = useTranslation();
  const params = useParams<{ id: string; step: string }>();
  const plans = usePlans();
  const plan = plans?.find((one) => one.id === params.id);
  const index = Number(params.step) - 1;
  const title = plan ? t('plan.stepOf', { step: params.step, count: plan.steps.length }) : t('plan.plan');
  return (
    <OperationScreen title={title} features={[]} back={plan ? `/do/plan/${plan.id}` : '/'}>
      {(world) =>
        plan?.steps[index] ? (
          <StepForm key={`${plan.id} ${index}`} world={world} plan={plan} index={index} />
        ) : plans ? (
          <Notice tone="note">{t('plan.gone')}</Notice>
        ) : (
          <Skeleton rows={4} tall />
        )
      }
    </OperationScreen>
  );
}

const NO_ROWS: never[] = [];

function StepForm({ world, plan, index }: { world: FormWorld; plan: Plan; index: number }) {
  const { t } = useTranslation();
  const { background, engine } = useServices();
  const [, navigate] = useLocation();
  const rows = useChainStore((s) => s.activity ?? NO_ROWS);
  const step = plan.steps[index];
  const planned = step?.ask;
  const [toleranceBps, setTolerance] = useState(
    planned && 'toleranceBps' in planned ? planned.toleranceBps : null,
  );
  const terms = useTerms({ toleranceBps: toleranceBps ?? 0, allowPartial: false }, (patch) => {
    if (patch.toleranceBps !== undefined) setTolerance(patch.toleranceBps);
  });
  const isTurn = nextStep(plan, rows) === index;
  const isSigned = step?.txHash !== null && !isTurn;
  useEffect(() => {
    if (isSigned) navigate(`/do/plan/${plan.id}`, { replace: true });
  }, [isSigned, navigate, plan.id]);
  if (!step) return null;
  if (!isTurn) return <Notice tone="note">{t('plan.notYet')}</Notice>;
  const live = stepAsk(plan, step, rows);
  const ask = live && withTolerance(live, toleranceBps);
  const note = async (approvalId: string): Promise<void> => {
    const view = await background.call('approvals.get', { id: approvalId as never });
    if (view.kind !== 'extrinsic' || !view.result.ok) return;
    const proposed = { atMs: view.createdAtMs, saying: sayingOf(view.result.explanation.sentence) };
    const steps = plan.steps.map((one, at) => (at === index ? { ...one, txHash: null, proposed } : one));
    await engine.call('putPlan', { plan: { ...plan, steps } });
  };
  return (
    <OperationForm
      account={world.account}
      ask={ask}
      ready={terms.isMeant}
      onProposed={note}
      reviewLabel={() => t('plan.review', { step: index + 1 })}
      fields={() => (
        <>
          <section className="card pad-card" data-testid="step-says">
            <p className="strong">
              <StepSentence ask={ask ?? step.ask} />
            </p>
          </section>
          {ask?.kind === 'change-validator' ? (
            <Notice tone="note">{t('trade.validator.noTrade')}</Notice>
          ) : null}
        </>
      )}
      more={() => (ask && isTrade(ask) ? <TradeTerms {...terms} fill={false} /> : null)}
    />
  );
}

function isTrade(ask: OperationAsk): boolean {
  return 'toleranceBps' in ask && !('netuid' in ask && ask.netuid === ROOT_NETUID);
}
