import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { fieldAmount } from '../../../../core/amount/format.js';
import { Notice } from '../../../components/notice.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { OperationForm } from '../form/operation-form.js';
import { ActLabel } from './act-label.js';
import { type AmountDraft, readPositionAmount, WHOLE } from './position-amount.js';
import { PositionAmountField } from './position-amount-field.js';
import { PositionLine } from './position-line.js';
import { PositionScreen, type PositionWorld } from './position-screen.js';
import { useDraft } from './use-draft.js';

/** Moves stake to another validator of the same subnet: nothing is traded. */
export default function ChangeValidator() {
  const { t } = useTranslation();
  return (
    <PositionScreen title={t('trade.validator.title')} features={['change-validator']}>
      {(world) => <ValidatorForm world={world} />}
    </PositionScreen>
  );
}

function ValidatorForm({ world }: { world: PositionWorld }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { account, position } = world;
  const { netuid, hotkey } = position;
  const [draft, change] = useDraft<{ amount: AmountDraft; toHotkey: string | null }>(
    `validator ${netuid} ${hotkey}`,
    world,
    { amount: WHOLE, toHotkey: null },
  );
  const { amount, fault } = readPositionAmount(draft.amount);
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'change-validator', fromHotkey: hotkey, toHotkey: draft.toHotkey, netuid, amount }}
      ready
      unasked={draft.toHotkey === null}
      reviewLabel={() => (
        <ActLabel
          act="validator"
          amount={draft.amount}
          world={world}
          isTyped={amount !== null && draft.toHotkey !== null}
        />
      )}
      fields={(state) => (
        <>
          <PositionLine world={world} />
          <ValidatorPicker
            netuid={netuid}
            value={draft.toHotkey}
            except={hotkey}
            label={t('trade.validator.to')}
            onChange={(toHotkey) => change({ toHotkey })}
          />
          <PositionAmountField
            label={t('trade.validator.amount')}
            world={world}
            draft={draft.amount}
            fault={fault}
            onChange={(next) => change({ amount: next })}
            state={state}
          />
          <Notice tone="note">{t('trade.validator.noTrade')}</Notice>
        </>
      )}
      offers={() => ({
        'claim-first': { label: t('trade.validator.claimFirst'), onTake: () => navigate('/do/claim') },
      })}
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
