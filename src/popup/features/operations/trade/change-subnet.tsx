import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../../core/amount/format.js';
import { Segmented } from '../../../components/segmented.js';
import { SubnetPicker } from '../../stake/subnet-picker.js';
import { TradeTerms, useTerms } from '../../stake/trade-terms.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { OperationForm } from '../form/operation-form.js';
import { StepList } from '../plan/step-list.js';
import { useStartPlan } from '../plan/use-start-plan.js';
import { ActLabel } from './act-label.js';
import { changeBoth } from './change-both.js';
import { type AmountDraft, NO_AMOUNT, readPositionAmount } from './position-amount.js';
import { PositionAmountField } from './position-amount-field.js';
import { PositionLine } from './position-line.js';
import { PositionScreen, type PositionWorld } from './position-screen.js';
import { useDraft } from './use-draft.js';

/** Moves stake to another subnet by one limited swap; with another validator as well, by a plan of two steps. */
export default function ChangeSubnet() {
  const { t } = useTranslation();
  return (
    <PositionScreen title={t('trade.subnet.title')} features={['change-subnet']}>
      {(world) => <SubnetForm world={world} />}
    </PositionScreen>
  );
}

interface Draft {
  amount: AmountDraft;
  toNetuid: number | null;
  /** Null keeps the validator. */
  toHotkey: string | null;
  isOther: boolean;
  toleranceBps: number;
  allowPartial: boolean;
}

function SubnetForm({ world }: { world: PositionWorld }) {
  const { t } = useTranslation();
  const startPlan = useStartPlan();
  const { account, settings, position, subnets, portfolio } = world;
  const { netuid, hotkey } = position;
  const [draft, change] = useDraft<Draft>(`subnet ${netuid} ${hotkey}`, world, {
    amount: NO_AMOUNT,
    toNetuid: null,
    toHotkey: null,
    isOther: false,
    toleranceBps: settings.toleranceBps,
    allowPartial: false,
  });
  const terms = useTerms(draft, change);
  const { amount, fault } = readPositionAmount(draft.amount);
  const { toNetuid, isOther, toHotkey, toleranceBps, allowPartial } = draft;
  const steps =
    isOther && toHotkey !== null && toNetuid !== null && amount !== null
      ? changeBoth({ position, positions: portfolio.positions, toHotkey, toNetuid, amount, toleranceBps })
      : null;
  const isIncomplete = isOther && steps === null;
  return (
    <OperationForm
      account={account}
      // The price is the same under either validator, so this answers for the second step of a plan as well.
      ask={{
        kind: 'change-subnet',
        hotkey,
        fromNetuid: netuid,
        toNetuid,
        amount,
        toleranceBps,
        allowPartial: allowPartial && !isOther,
      }}
      ready={terms.isMeant && !isIncomplete}
      trade
      allowPartial={allowPartial && !isOther}
      {...(steps ? { instead: () => startPlan('change-both', steps) } : {})}
      reviewLabel={() =>
        steps ? (
          t('trade.subnet.startPlan')
        ) : (
          <ActLabel
            act="subnet"
            amount={draft.amount}
            world={world}
            isTyped={amount !== null && toNetuid !== null && !isIncomplete}
          />
        )
      }
      fields={(state) => (
        <>
          <PositionLine world={world} />
          <PositionAmountField
            label={t('trade.subnet.amount')}
            world={world}
            draft={draft.amount}
            fault={fault}
            onChange={(next) => change({ amount: next })}
            state={state}
          />
          <SubnetPicker
            subnets={subnets.filter((row) => row.netuid !== netuid)}
            value={subnets.find((row) => row.netuid === toNetuid) ?? null}
            label={t('trade.subnet.to')}
            onChange={(next) => change({ toNetuid: next, toHotkey: null })}
          />
          <div className="trade-choice">
            <span className="quiet">{t('trade.subnet.validator')}</span>
            <Segmented
              label={t('trade.subnet.validator')}
              hideLabel
              options={[
                { value: 'same', label: t('trade.subnet.same') },
                { value: 'other', label: t('trade.subnet.other') },
              ]}
              value={isOther ? 'other' : 'same'}
              onChange={(value) => change({ isOther: value === 'other' })}
            />
          </div>
          {isOther && toNetuid !== null ? (
            <ValidatorPicker
              netuid={toNetuid}
              value={toHotkey}
              except={hotkey}
              label={t('trade.validator.to')}
              onChange={(next) => change({ toHotkey: next })}
            />
          ) : null}
          {steps ? (
            <section className="card pad-card" data-testid="plan-preview">
              <p className="small strong">{t('trade.subnet.planTitle')}</p>
              <StepList steps={steps} />
              <p className="small quiet">{t('trade.subnet.planText')}</p>
            </section>
          ) : null}
        </>
      )}
      more={() => (toNetuid === null ? null : <TradeTerms {...terms} fill={!isOther} />)}
      remedies={({ current }) => {
        const maximum = current?.bounds.maximum ?? null;
        if (maximum === null) return {};
        const takeMost = {
          label: t('stake.useMaximum'),
          onTake: () => change({ amount: { text: fieldAmount(maximum), unit: 'alpha', whole: false } }),
        };
        return { 'stake/not-enough-stake': takeMost, 'stake/locked': takeMost };
      }}
    />
  );
}
