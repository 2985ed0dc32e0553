import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RebalanceSteps } from '../../../../core/basket/drift.js';
import type { PlanStep } from '../../../../core/operations/plan.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { useAct } from '../../../components/use-act.js';
import { useSubnet } from '../../../state/selectors.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { useStartPlan } from '../plan/use-start-plan.js';

interface Props {
  steps: RebalanceSteps;
  toleranceBps: number;
  /** False while a very wide tolerance is not confirmed. */
  isMeant: boolean;
}

/** Moves between validators need signatures of their own before the swaps: a plan that can be left and resumed. */
export function PlanOffer({ steps, toleranceBps, isMeant }: Props) {
  const { t } = useTranslation();
  const start = useStartPlan();
  const act = useAct();
  const begin = (): Promise<void> => act.run(() => start('rebalance', planOf(steps, toleranceBps)));
  return (
    <section className="card pad-card" data-testid="plan-offer">
      <h2 className="part-title">{t('rebalance.plan')}</h2>
      <p className="quiet small">{t('rebalance.planText')}</p>
      <ol className="plan-rows small">
        {steps.moves.map((move) => (
          <Row key={`${move.netuid} ${move.fromHotkey}`} netuid={move.netuid} base={move.base}>
            <span className="quiet">{'\u2192'}</span> <ValidatorName hotkey={move.toHotkey} />
          </Row>
        ))}
        {steps.legs.map((leg) =>
          leg.kind === 'swap' ? (
            <Row
              key={`${leg.fromNetuid} ${leg.toNetuid} ${leg.hotkey}`}
              netuid={leg.fromNetuid}
              base={leg.amountBase}
            >
              <span className="quiet">{'\u2192'}</span> <NetuidChip netuid={leg.toNetuid} />
            </Row>
          ) : null,
        )}
      </ol>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button
        look="primary"
        wide
        busy={act.busy}
        aria-disabled={!isMeant}
        data-testid="begin-plan"
        onClick={() => isMeant && void begin()}
      >
        {t('rebalance.begin', { count: steps.moves.length + 1 })}
      </Button>
    </section>
  );
}

function Row({ netuid, base, children }: { netuid: number; base: bigint; children: ReactNode }) {
  const subnet = useSubnet(netuid);
  return (
    <li>
      <NetuidChip netuid={netuid} />
      <Amount base={base} token={{ netuid, symbol: subnet?.symbol ?? null }} always />
      {children}
    </li>
  );
}

function planOf(steps: RebalanceSteps, toleranceBps: number): PlanStep[] {
  const waiting = { spendsStep: null, txHash: null, skipped: false };
  return [
    ...steps.moves.map(({ netuid, fromHotkey, toHotkey, base }) => ({
      ...waiting,
      ask: {
        kind: 'change-validator' as const,
        fromHotkey,
        toHotkey,
        netuid,
        amount: { by: 'alpha' as const, base },
      },
    })),
    { ...waiting, ask: { kind: 'rebalance' as const, legs: steps.legs, toleranceBps } },
  ];
}
