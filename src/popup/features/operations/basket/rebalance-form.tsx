import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ONE } from '../../../../core/amount/money.js';
import { type BasketHolding, driftOf, rebalanceSteps } from '../../../../core/basket/drift.js';
import type { BasketTarget } from '../../../../core/basket/targets.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { TradeTerms, useTerms } from '../../stake/trade-terms.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { useDraft } from '../trade/use-draft.js';
import { DriftRows } from './drift-rows.js';
import { LegList } from './leg-list.js';
import { PlanOffer } from './plan-offer.js';

/** A gap below this costs more in fees than it mends. */
const LEAST_GAP_RAO = ONE / 20n;
const HUNDREDTH = ONE / 100n;
/** Part of the whole below which a gap is no drift: trades move prices, so that shares never come out to the last digit. */
const LEAST_GAP_PART = 200n;

interface Draft {
  toleranceBps: number;
  allowPartial: boolean;
  /** Holdings outside the basket are sold into it; otherwise they are none of its business. */
  others: boolean;
}

interface Props {
  world: FormWorld;
  targets: BasketTarget[];
}

/** The drift; then nothing to do, one signature, or a plan where stake must first change validators. */
export function RebalanceForm({ world, targets }: Props) {
  const { t } = useTranslation();
  const [draft, change] = useDraft<Draft>('rebalance', world, {
    toleranceBps: world.settings.toleranceBps,
    allowPartial: false,
    others: false,
  });
  const terms = useTerms(draft, change);
  const all = holdingsOf(world);
  const isWanted = ({ netuid }: BasketHolding): boolean => targets.some((one) => one.netuid === netuid);
  const holdings = draft.others ? all : all.filter(isWanted);
  const others = new Set(all.filter((one) => !isWanted(one)).map(({ netuid }) => netuid)).size;
  const least = leastGap(holdings);
  const drifts = driftOf(holdings, targets);
  const steps = rebalanceSteps(holdings, targets, least);
  const isFine = drifts.every(({ gapRao }) => gapRao < least && -gapRao < least);
  const fields = (
    <>
      <DriftRows drifts={drifts} subnets={world.subnets} legs={steps.legs} leastRao={least} />
      {others > 0 ? (
        <label className="basket-others small">
          <input
            type="checkbox"
            className="check"
            checked={draft.others}
            onChange={(event) => change({ others: event.target.checked })}
          />
          <span>
            {t('rebalance.others')}
            <span className="row-under">{` ${t('rebalance.othersText', { count: others })}`}</span>
          </span>
        </label>
      ) : null}
    </>
  );
  const again = (
    <Link className="link small" href="/do/basket">
      {t('rebalance.change')}
    </Link>
  );
  if (steps.legs.length === 0)
    return (
      <div className="operation-scroll scroll">
        <p className="quiet small" role="status">
          {t(isFine ? 'rebalance.fine' : 'rebalance.noTrade', { value: `${plainAmount(least)}\u00a0${TAU}` })}
        </p>
        {fields}
        {again}
      </div>
    );
  if (steps.moves.length > 0)
    return (
      <PlanOffer
        account={world.account}
        steps={steps}
        toleranceBps={draft.toleranceBps}
        isMeant={terms.isMeant}
        after={again}
      >
        {fields}
        <TradeTerms {...terms} fill={false} />
      </PlanOffer>
    );
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'rebalance', legs: steps.legs, toleranceBps: draft.toleranceBps }}
      ready={terms.isMeant}
      reviewLabel={() => t('rebalance.review', { count: steps.legs.length })}
      toleranceBps={draft.toleranceBps}
      fields={() => (
        <>
          {fields}
          <TradeTerms {...terms} fill={false} />
        </>
      )}
      more={(state) => (
        <>
          <LegList state={state} />
          {again}
        </>
      )}
    />
  );
}

/** Smallest gap worth a trade, rao; whole hundredths of a TAO, because it is read and not reckoned with. */
function leastGap(holdings: readonly BasketHolding[]): bigint {
  const part = holdings.reduce((sum, { worthRao }) => sum + worthRao, 0n) / LEAST_GAP_PART;
  const rounded = part - (part % HUNDREDTH);
  return rounded > LEAST_GAP_RAO ? rounded : LEAST_GAP_RAO;
}

/** Positions in pools, at spot: root is TAO and no part of a basket of subnets. */
function holdingsOf({ portfolio }: FormWorld): BasketHolding[] {
  return portfolio.positions
    .filter(({ netuid }) => netuid !== 0)
    .map(({ netuid, hotkey, alpha, spotRao }) => ({ netuid, hotkey, base: alpha.base, worthRao: spotRao }));
}
