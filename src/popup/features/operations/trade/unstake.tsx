import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { fieldAmount } from '../../../../core/amount/format.js';
import { ROOT_NETUID } from '../../../../core/operations/root.js';
import { TradeTerms, useTerms } from '../../stake/trade-terms.js';
import { OperationForm } from '../form/operation-form.js';
import { ActLabel } from './act-label.js';
import { type AmountDraft, NO_AMOUNT, readPositionAmount, WHOLE } from './position-amount.js';
import { PositionAmountField } from './position-amount-field.js';
import { PositionLine } from './position-line.js';
import { PositionScreen, type PositionWorld } from './position-screen.js';
import { useDraft } from './use-draft.js';

/** Sells a position or a part of it; on root, takes TAO out one to one. */
export default function Unstake() {
  const { t } = useTranslation();
  return (
    <PositionScreen title={t('trade.unstake.title')} features={['unstake']}>
      {(world) => <UnstakeForm world={world} />}
    </PositionScreen>
  );
}

interface Draft {
  amount: AmountDraft;
  toleranceBps: number;
  allowPartial: boolean;
}

function UnstakeForm({ world }: { world: PositionWorld }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { account, settings, position } = world;
  const { netuid, hotkey } = position;
  const isRoot = netuid === ROOT_NETUID;
  const [draft, change] = useDraft<Draft>(`unstake ${netuid} ${hotkey}`, world, {
    amount: NO_AMOUNT,
    toleranceBps: settings.toleranceBps,
    allowPartial: false,
  });
  const terms = useTerms(draft, change);
  const { amount, fault } = readPositionAmount(draft.amount);
  const takeWhole = { label: t('trade.unstake.all'), onTake: () => change({ amount: WHOLE }) };
  const takeMost = (maximum: bigint | null | undefined) => ({
    label: t('stake.useMaximum'),
    onTake: () => {
      if (maximum !== null && maximum !== undefined)
        change({ amount: { text: fieldAmount(maximum), unit: 'alpha', whole: false } });
    },
  });
  // The whole position is sold under one limit or not at all: the chain's call for it knows no partial fill.
  const canFill = !isRoot && !draft.amount.whole;
  return (
    <OperationForm
      account={account}
      ask={{
        kind: 'unstake',
        hotkey,
        netuid,
        amount,
        toleranceBps: draft.toleranceBps,
        allowPartial: draft.allowPartial && canFill,
      }}
      ready={terms.isMeant}
      trade={!isRoot}
      allowPartial={draft.allowPartial && canFill}
      reviewLabel={() => (
        <ActLabel act="unstake" amount={draft.amount} world={world} isTyped={amount !== null} />
      )}
      fields={(state) => (
        <>
          <PositionLine world={world} />
          <PositionAmountField
            label={t('trade.unstake.amount')}
            world={world}
            draft={draft.amount}
            fault={fault}
            onChange={(next) => change({ amount: next })}
            state={state}
            inTao={!isRoot}
          />
        </>
      )}
      more={() =>
        isRoot ? (
          <p className="quiet small">{t('trade.unstake.root')}</p>
        ) : (
          <TradeTerms {...terms} fill={canFill} />
        )
      }
      offers={() => ({
        'remainder-too-small': takeWhole,
        'claim-first': {
          label: t('trade.unstake.claimFirst'),
          onTake: () => navigate(`/do/exit-root/${hotkey}`),
        },
      })}
      remedies={({ current }) => ({
        'stake/not-enough-stake': takeMost(current?.bounds.maximum),
        'stake/locked': takeMost(current?.bounds.maximum),
        ...(draft.amount.whole ? {} : { 'stake/amount-too-low': takeWhole }),
      })}
    />
  );
}
