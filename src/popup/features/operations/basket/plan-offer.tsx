import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import type { RebalanceSteps } from '../../../../core/basket/drift.js';
import type { PlanStep } from '../../../../core/operations/plan.js';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { useAct } from '../../../components/use-act.js';
import { useSubnet } from '../../../state/selectors.js';
import { useActingOperation } from '../../acting/use-acting-operation.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { QuoteAge } from '../form/quote-table.js';
import { useStaleAt } from '../form/use-stale.js';
import { useStartPlan } from '../plan/use-start-plan.js';
import { PlanQuote } from './plan-quote.js';

interface Props {
  account: Account;
  steps: RebalanceSteps;
  toleranceBps: number;
  /** False while a very wide tolerance is not confirmed. */
  isMeant: boolean;
  /** What stands above the plan. */
  children: ReactNode;
  /** What stands below it. */
  after: ReactNode;
}

/** Moves between validators need signatures of their own before the swaps: a plan that can be left and resumed. */
export function PlanOffer({ account, steps, toleranceBps, isMeant, children, after }: Props) {
  const { t } = useTranslation();
  const start = useStartPlan();
  const act = useAct();
  const moves = movesOf(steps);
  const quoted = (ask: OperationAsk | null) => ({ account, ask, protect: true });
  const { state: swaps } = useActingOperation(
    quoted({ kind: 'rebalance', legs: steps.beforeMoves, toleranceBps }),
  );
  const { state: move } = useActingOperation(quoted(moves[0]?.ask ?? null));
  // From old balances nothing is begun; the line above everything says that they are.
  const isOld = useStaleAt() !== null;
  const isReady = isMeant && !isOld;
  const begin = (): Promise<void> =>
    act.run(() => start('rebalance', [...moves, swapsOf(steps, toleranceBps)]));
  return (
    <div className="operation-form">
      <div className="operation-scroll scroll">
        {children}
        <section className="card pad-card" data-testid="plan-offer">
          <h2 className="part-title">{t('rebalance.plan')}</h2>
          <ol className="plan-rows small">
            {steps.moves.map((one) => (
              <Row key={`${one.netuid} ${one.fromHotkey}`} netuid={one.netuid} base={one.base}>
                <span className="quiet">{'\u2192'}</span> <ValidatorName hotkey={one.toHotkey} />
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
          <PlanQuote swaps={swaps} move={move} moves={moves.length} />
          <p className="quiet tiny">{t('rebalance.planText')}</p>
          {act.error ? <ErrorNotice error={act.error} /> : null}
        </section>
        {after}
      </div>
      <div className="screen-foot">
        <Button
          look="primary"
          wide
          busy={act.busy}
          aria-disabled={!isReady}
          data-testid="begin-plan"
          onClick={() => isReady && void begin()}
        >
          {t('rebalance.begin', { count: moves.length + 1 })}
        </Button>
        <p className="faint tiny foot-note">
          <QuoteAge state={swaps} />
          <span>{t('operation.noFee')}</span>
        </p>
      </div>
    </div>
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

const WAITING = { spendsStep: null, txHash: null, skipped: false };

function movesOf({ moves }: RebalanceSteps): PlanStep[] {
  return moves.map(({ netuid, fromHotkey, toHotkey, base }) => ({
    ...WAITING,
    ask: { kind: 'change-validator', fromHotkey, toHotkey, netuid, amount: { by: 'alpha', base } },
  }));
}

function swapsOf({ legs }: RebalanceSteps, toleranceBps: number): PlanStep {
  return { ...WAITING, ask: { kind: 'rebalance', legs, toleranceBps } };
}
