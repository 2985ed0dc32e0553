import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fieldAmount } from '../../../../core/amount/format.js';
import type { MarketRow } from '../../../../core/chain/market.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import type { OperationQuote } from '../../../../core/operations/quote.js';
import { errorParts } from '../../../components/error-text.js';
import { taoText } from '../../../components/format.js';
import { TradeTerms, useTerms } from '../../stake/trade-terms.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { useDraft } from '../trade/use-draft.js';
import { BasketRows } from './basket-rows.js';
import { type Preset, presetWeights, type TypedShare, toTyped, toWeights } from './choice.js';
import { LegList } from './leg-list.js';
import { leastAmount, legsOf, subnetAtFault } from './legs.js';
import { PresetChoice } from './preset-choice.js';
import { isWhole, ShareState } from './share-state.js';
import { useKeepTargets, useTargets } from './use-targets.js';
import { useValidators } from './use-validators.js';

interface Draft {
  amount: string;
  preset: Preset;
  count: number;
  /** Own shares as typed; presets are worked out anew from the market. */
  own: TypedShare[];
  validators: Record<number, string>;
  toleranceBps: number;
  allowPartial: boolean;
}

/** Amount, shares and validators; each purchase has its own limit. */
export function BasketForm({ world, rows }: { world: FormWorld; rows: readonly MarketRow[] }) {
  const { t } = useTranslation();
  const { account, settings, subnets, portfolio } = world;
  const [draft, change] = useDraft<Draft>('basket', world, {
    amount: '',
    preset: 'depth',
    count: 10,
    own: [],
    validators: {},
    toleranceBps: settings.toleranceBps,
    allowPartial: false,
  });
  const terms = useTerms(draft, change);
  const shownRows = useStillRows(rows);
  const isOwn = draft.preset === 'own';
  const weights =
    draft.preset === 'own' ? toWeights(draft.own) : presetWeights(draft.preset, shownRows, draft.count);
  const validatorOf = useValidators(
    weights.map(({ netuid }) => netuid),
    portfolio.positions,
    draft.validators,
  );
  const hotkeyOf = (netuid: number): string | null => validatorOf(netuid).hotkey;
  const keepTargets = useKeepTargets(account.address);
  const hasTargets = (useTargets(account.address)?.targets.length ?? 0) > 0;
  const typed = readTyped(draft.amount);
  const typedShares = isOwn ? draft.own : null;
  const whole = weights.length > 0 && isWhole(weights, typedShares);
  const legs = whole ? legsOf(weights, typed.base, hotkeyOf) : null;
  const onShares = (own: TypedShare[]): void => change({ preset: 'own', own });
  const fill = (base: bigint | null): void => {
    if (base !== null) change({ amount: fieldAmount(base) });
  };
  const isMissing = weights.some(({ netuid }) => hotkeyOf(netuid) === null && !validatorOf(netuid).loading);
  const isBeyond = (quote: OperationQuote | null): boolean => {
    const most = quote?.bounds.maximum ?? null;
    return most !== null && typed.base !== null && typed.base > most;
  };
  return (
    <OperationForm
      account={account}
      ask={legs && { kind: 'basket-buy', legs, toleranceBps: draft.toleranceBps }}
      ready={typed.base !== null && legs !== null && terms.isMeant}
      isSaid={({ quote }) => typed.base === null || isBeyond(quote)}
      reviewLabel={() =>
        typed.base === null || weights.length === 0
          ? t('operation.review')
          : t('basket.review', { amount: taoText(typed.base), count: weights.length })
      }
      toleranceBps={draft.toleranceBps}
      onProposed={() =>
        keepTargets(
          weights.flatMap(({ netuid, bps }) => {
            const hotkey = hotkeyOf(netuid);
            return hotkey === null ? [] : [{ netuid, hotkey, bps }];
          }),
        )
      }
      fields={({ quote, current }) => {
        const faultAt =
          typed.base === null || isBeyond(quote) ? null : subnetAtFault(current?.issue ?? null, weights);
        return (
          <>
            <MoneyField
              label={t('basket.amount')}
              text={draft.amount}
              onChange={(amount) => change({ amount })}
              token={null}
              fault={typed.fault}
              remark={
                isBeyond(quote) ? t('stake.tooHigh', { maximum: taoText(quote?.bounds.maximum ?? 0n) }) : null
              }
              maximum={quote?.bounds.maximum ?? null}
              available={portfolio.balance.spendableRao}
            />
            <PresetChoice
              preset={draft.preset}
              count={draft.count}
              onPreset={(preset) => change(preset === 'own' ? { preset, own: toTyped(weights) } : { preset })}
              onCount={(count) => change({ count })}
            />
            <ShareState weights={weights} typed={typedShares} onShares={onShares} />
            <BasketRows
              weights={weights}
              typed={typedShares}
              subnets={subnets}
              validatorOf={validatorOf}
              amount={typed.base}
              fault={
                faultAt !== null && current?.issue
                  ? { netuid: faultAt, text: errorParts(t, current.issue).what }
                  : null
              }
              onShares={onShares}
              onValidator={(netuid, hotkey) =>
                change({ validators: { ...draft.validators, [netuid]: hotkey } })
              }
            />
            {isMissing ? <p className="field-note field-error">{t('basket.noValidators')}</p> : null}
            <TradeTerms {...terms} fill={false} />
          </>
        );
      }}
      remedies={({ current }) => ({
        ...leastOffer(current?.issue ?? null),
        'stake/insufficient-balance': {
          label: t('stake.useMaximum'),
          onTake: () => fill(current?.bounds.maximum ?? null),
        },
      })}
      more={(state) => (
        <>
          <LegList state={state} />
          {hasTargets ? (
            <Link className="link small" href="/do/rebalance">
              {t('basket.rebalance')}
            </Link>
          ) : null}
        </>
      )}
    />
  );

  function leastOffer(issue: ErrorBody | null) {
    const least = issue && leastAmount(issue, weights);
    if (least === null) return {};
    const label = t('basket.useMinimum', { amount: taoText(least) });
    return { 'stake/amount-too-low': { label, onTake: () => fill(least) } };
  }
}

/** The market as it was first seen, so that shares do not move with every block; seen anew once emission is known. */
function useStillRows(rows: readonly MarketRow[]): readonly MarketRow[] {
  const first = useRef(rows);
  if (!hasEmission(first.current) && hasEmission(rows)) first.current = rows;
  return first.current;
}

function hasEmission(rows: readonly MarketRow[]): boolean {
  return rows.some(({ emissionRaoPerBlock }) => emissionRaoPerBlock !== null && emissionRaoPerBlock > 0n);
}
