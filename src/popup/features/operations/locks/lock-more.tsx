import { useTranslation } from 'react-i18next';
import { fieldAmount, shortAmount } from '../../../../core/amount/format.js';
import { alphaBase } from '../../../../core/amount/money.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { symbolText } from '../../../components/token-symbol.js';
import { useAdd } from '../../holdings/position-acts.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { useDraft } from '../trade/use-draft.js';
import { LockOutlook } from './lock-outlook.js';
import { useHeldLock } from './use-held-lock.js';

interface Draft {
  amount: string;
  /** Null: nothing was chosen, so that it is the one a lock is with already, or the one the alpha is with. */
  hotkey: string | null;
}

/** Locks alpha, with its decay and what it gathers before the signature. */
export function LockMore({ world, netuid }: { world: FormWorld; netuid: number }) {
  const { t } = useTranslation();
  const { account, portfolio } = world;
  const symbol = world.subnets.find((row) => row.netuid === netuid)?.symbol ?? null;
  const [draft, change] = useDraft<Draft>(`lock ${netuid}`, world, { amount: '', hotkey: null });
  const held = useHeldLock(account.address, netuid);
  const position = portfolio.positions.find((one) => one.netuid === netuid);
  const hotkey = draft.hotkey ?? held?.hotkey ?? position?.hotkey ?? null;
  const typed = readTyped(draft.amount);
  const token = { netuid, symbol };
  if (!position && !held) return <NoAlpha netuid={netuid} />;
  return (
    <OperationForm
      account={account}
      ask={{
        kind: 'lock',
        hotkey,
        netuid,
        amount: typed.base === null ? null : { by: 'alpha', base: alphaBase(typed.base) },
      }}
      ready={typed.base !== null && hotkey !== null}
      reviewLabel={() =>
        typed.base === null
          ? t('operation.review')
          : t('lock.review', { amount: `${shortAmount(typed.base)}\u00a0${symbolText(netuid, symbol)}` })
      }
      fields={(state) => (
        <>
          <MoneyField
            label={t('lock.amount')}
            text={draft.amount}
            onChange={(amount) => change({ amount })}
            token={token}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={state.quote?.bounds.maximum ?? null}
          />
          <ValidatorPicker netuid={netuid} value={hotkey} onChange={(next) => change({ hotkey: next })} />
          <Notice tone="note">{t('lock.what')}</Notice>
        </>
      )}
      more={(state) => <LockOutlook state={state} token={token} />}
      remedies={({ current }) => ({
        'lock/amount': {
          label: t('stake.useMaximum'),
          onTake: () => change({ amount: fieldAmount(current?.bounds.maximum ?? 0n) }),
        },
        'lock/other-validator': {
          label: t('lock.useHeld'),
          onTake: () => change({ hotkey: String(current?.issue?.context.hotkey ?? '') }),
        },
      })}
    />
  );
}

function NoAlpha({ netuid }: { netuid: number }) {
  const { t } = useTranslation();
  const add = useAdd(netuid, null);
  return (
    <section className="empty" data-testid="no-alpha">
      <p className="strong">{t('lock.noAlpha')}</p>
      <p className="quiet small">{t('lock.noAlphaText')}</p>
      <Button onClick={add}>{t('lock.stakeHere')}</Button>
    </section>
  );
}
