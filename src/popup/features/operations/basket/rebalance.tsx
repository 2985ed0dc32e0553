import './basket.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ONE } from '../../../../core/amount/money.js';
import {
  type BasketHolding,
  driftOf,
  type RebalanceSteps,
  rebalanceSteps,
} from '../../../../core/basket/drift.js';
import type { BasketTarget } from '../../../../core/basket/targets.js';
import type { Plan } from '../../../../core/operations/plan.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useAct } from '../../../components/use-act.js';
import words from '../../../i18n/en/basket.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { toleranceLevel } from '../../stake/tolerance.js';
import { ToleranceField } from '../../stake/tolerance-field.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { DriftRows } from './drift-rows.js';
import { LegList } from './leg-list.js';
import { useGenesis, useTargets } from './use-targets.js';

addWords(words);

/** A gap below this costs more in fees than it mends. */
const DUST_RAO = ONE / 20n;
const ID_BYTES = 12;

/** What is held against what was wanted, and the fewest trades that bring the two together. */
export default function Rebalance() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('rebalance.title')} features={['change-subnet', 'change-validator']}>
      {(world) => <Known world={world} />}
    </OperationScreen>
  );
}

function Known({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const targets = useTargets(world.account.address);
  if (targets === undefined) return <Skeleton rows={5} />;
  if (targets === null || targets.targets.length === 0)
    return (
      <Notice
        tone="note"
        action={<Button onClick={() => navigate('/do/basket')}>{t('rebalance.toBasket')}</Button>}
      >
        {t('rebalance.noTargets')}
      </Notice>
    );
  return <Form world={world} targets={targets.targets} />;
}

function Form({ world, targets }: { world: FormWorld; targets: BasketTarget[] }) {
  const { t } = useTranslation();
  const [toleranceBps, setTolerance] = useState(world.settings.toleranceBps);
  const [confirmed, setConfirmed] = useState(false);
  const holdings = holdingsOf(world);
  const steps = rebalanceSteps(holdings, targets, DUST_RAO);
  const drift = <DriftRows drifts={driftOf(holdings, targets)} subnets={world.subnets} />;
  if (steps.legs.length === 0)
    return (
      <div className="scroll">
        {drift}
        <p className="quiet small">{t('rebalance.fine', { value: '0.05' })}</p>
      </div>
    );
  if (steps.moves.length > 0)
    return (
      <div className="scroll">
        {drift}
        <PlanOffer world={world} steps={steps} toleranceBps={toleranceBps} />
      </div>
    );
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'rebalance', legs: steps.legs, toleranceBps }}
      ready={toleranceLevel(toleranceBps) !== 'stop' || confirmed}
      reviewLabel={() => t('rebalance.review', { count: steps.legs.length })}
      toleranceBps={toleranceBps}
      fields={() => (
        <>
          {drift}
          <ToleranceField
            bps={toleranceBps}
            onChange={setTolerance}
            confirmed={confirmed}
            onConfirmed={setConfirmed}
          />
        </>
      )}
      more={(state) => <LegList state={state} />}
    />
  );
}

/** Moves between validators need signatures of their own before the swaps: a plan that can be left and resumed. */
function PlanOffer({
  world,
  steps,
  toleranceBps,
}: {
  world: FormWorld;
  steps: RebalanceSteps;
  toleranceBps: number;
}) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const [, navigate] = useLocation();
  const genesisHash = useGenesis();
  const act = useAct();
  const begin = (): Promise<void> =>
    act.run(async () => {
      if (genesisHash === null) return;
      const plan = planOf(world.account.address, genesisHash, steps, toleranceBps);
      await engine.call('putPlan', { plan });
      navigate(`/do/plan/${plan.id}`);
    });
  return (
    <section className="card pad-card">
      <h2 className="part-title">{t('rebalance.plan')}</h2>
      <ol className="small">
        <li>{t('rebalance.moves', { count: steps.moves.length })}</li>
        <li>{t('rebalance.swaps', { count: steps.legs.length })}</li>
      </ol>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button look="primary" wide busy={act.busy} onClick={() => void begin()}>
        {t('rebalance.begin')}
      </Button>
    </section>
  );
}

function planOf(address: string, genesisHash: string, steps: RebalanceSteps, toleranceBps: number): Plan {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  const waiting = { spendsStep: null, txHash: null, skipped: false };
  return {
    id: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    address,
    genesisHash,
    kind: 'rebalance',
    createdAtMs: Date.now(),
    steps: [
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
    ],
  };
}

/** Positions in pools, at spot: root is TAO and no part of a basket of subnets. */
function holdingsOf({ portfolio }: FormWorld): BasketHolding[] {
  return portfolio.positions
    .filter(({ netuid }) => netuid !== 0)
    .map(({ netuid, hotkey, alpha, spotRao }) => ({ netuid, hotkey, base: alpha.base, worthRao: spotRao }));
}
