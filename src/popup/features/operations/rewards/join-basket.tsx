import './words.js';
import './rewards.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { fieldAmount } from '../../../../core/amount/format.js';
import { rao } from '../../../../core/amount/money.js';
import { taoText } from '../../../components/format.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import type { OperationState } from '../form/use-operation.js';
import { useDraft } from '../trade/use-draft.js';
import { Fund } from './fund.js';

/** Stake into a validator's basket: what the fund holds and is worth stands before the amount. */
export default function JoinBasket() {
  const { t } = useTranslation();
  const { hotkey } = useParams<{ hotkey?: string }>();
  return (
    <OperationScreen title={t('join.title')} features={['root-baskets', 'basket-staking']}>
      {(world) => (
        <Form
          key={`${world.account.accountId} ${world.settings.networkId} ${hotkey}`}
          world={world}
          first={hotkey ?? null}
        />
      )}
    </OperationScreen>
  );
}

function Form({ world, first }: { world: FormWorld; first: string | null }) {
  const { t } = useTranslation();
  const [draft, change] = useDraft<{ amount: string; hotkey: string | null }>(`join ${first ?? ''}`, world, {
    amount: '',
    hotkey: first,
  });
  const typed = readTyped(draft.amount);
  const fill = (base: bigint | null): void => {
    if (base !== null) change({ amount: fieldAmount(base) });
  };
  return (
    <OperationForm
      account={world.account}
      ask={{
        kind: 'stake-basket',
        hotkey: draft.hotkey,
        amountRao: typed.base === null ? null : rao(typed.base),
      }}
      ready={typed.base !== null && draft.hotkey !== null}
      reviewLabel={() =>
        typed.base === null ? t('operation.review') : t('join.review', { amount: taoText(typed.base) })
      }
      fields={(state) => (
        <>
          <ValidatorPicker netuid={0} value={draft.hotkey} onChange={(hotkey) => change({ hotkey })} />
          {draft.hotkey === null ? (
            <p className="quiet small">{t('join.choose')}</p>
          ) : (
            <Fund state={state} hotkey={draft.hotkey} />
          )}
          <MoneyField
            label={t('join.amount')}
            text={draft.amount}
            onChange={(amount) => change({ amount })}
            token={null}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={world.portfolio.balance.spendableRao}
          />
        </>
      )}
      more={(state) => <After state={state} />}
      remedies={({ current }) => ({
        'stake/amount-too-low': {
          label: t('stake.useMinimum'),
          onTake: () => fill(current?.bounds.minimum ?? null),
        },
        'stake/insufficient-balance': {
          label: t('stake.useMaximum'),
          onTake: () => fill(current?.bounds.maximum ?? null),
        },
      })}
    />
  );
}

function After({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'basket') return null;
  const { worthAfterRao } = current.detail;
  return (
    <p className="quiet small" data-testid="join-after">
      {worthAfterRao === null ? null : `${t('join.worthAfter', { amount: taoText(worthAfterRao) })} `}
      {t('join.exitOnly')}
    </p>
  );
}
