import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../../core/amount/format.js';
import { alphaBase } from '../../../../core/amount/money.js';
import { Notice } from '../../../components/notice.js';
import { symbolText } from '../../../components/token-symbol.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { LockOutlook } from './lock-outlook.js';

interface Draft {
  amount: string;
  hotkey: string | null;
}

/** Locks alpha, with its decay before the signature. */
export function LockMore({ world, netuid }: { world: FormWorld; netuid: number }) {
  const { t } = useTranslation();
  const symbol = world.subnets.find((row) => row.netuid === netuid)?.symbol ?? null;
  const key = draftKey(`lock-${netuid}`, world.account.accountId, world.settings.networkId);
  const [draft, setDraft] = useState<Draft>(
    () =>
      keptDraft<Draft>(key) ?? {
        amount: '',
        hotkey: world.portfolio.positions.find((one) => one.netuid === netuid)?.hotkey ?? null,
      },
  );
  useEffect(() => keepDraft(key, draft), [key, draft]);
  const typed = readTyped(draft.amount);
  return (
    <OperationForm
      account={world.account}
      ask={{
        kind: 'lock',
        hotkey: draft.hotkey,
        netuid,
        amount: typed.base === null ? null : { by: 'alpha', base: alphaBase(typed.base) },
      }}
      ready={typed.base !== null && draft.hotkey !== null}
      reviewLabel={() =>
        typed.base === null
          ? t('operation.review')
          : t('lock.review', { amount: `${shortAmount(typed.base)} ${symbolText(netuid, symbol)}` })
      }
      fields={(state) => (
        <>
          <Notice tone="note">{t('lock.what')}</Notice>
          <MoneyField
            label={t('lock.amount')}
            text={draft.amount}
            onChange={(amount) => setDraft((old) => ({ ...old, amount }))}
            token={{ netuid, symbol }}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={state.quote?.bounds.available ?? null}
          />
          <ValidatorPicker
            netuid={netuid}
            value={draft.hotkey}
            onChange={(hotkey) => setDraft((old) => ({ ...old, hotkey }))}
          />
        </>
      )}
      more={(state) => <LockOutlook state={state} token={{ netuid, symbol }} />}
    />
  );
}
