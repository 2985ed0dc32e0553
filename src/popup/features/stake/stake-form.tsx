import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exactAmount } from '../../../core/amount/format.js';
import { rao } from '../../../core/amount/money.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { TAU } from '../../components/format.js';
import { MoneyField } from '../operations/form/money-field.js';
import { MoneyText } from '../operations/form/money-text.js';
import { OperationForm } from '../operations/form/operation-form.js';
import type { FormWorld } from '../operations/form/operation-screen.js';
import { readTyped } from '../operations/form/typed-amount.js';
import type { OperationState } from '../operations/form/use-operation.js';
import { keepDraft, keptDraft, type StakeDraft } from './stake-draft.js';
import { SubnetPicker } from './subnet-picker.js';
import { TradeTerms, useTerms } from './trade-terms.js';
import { ValidatorPicker } from './validator-picker.js';

/** Amount, subnet and validator; everything else is the frame's. */
export function StakeForm({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const { account, settings, subnets, portfolio } = world;
  const [draft, setDraft] = useState<StakeDraft>(
    () =>
      keptDraft(settings.networkId, account.accountId) ?? {
        networkId: settings.networkId,
        accountId: account.accountId,
        amount: '',
        netuid: null,
        hotkey: null,
        toleranceBps: settings.toleranceBps,
        allowPartial: false,
      },
  );
  useEffect(() => keepDraft(draft), [draft]);
  const change = (patch: Partial<StakeDraft>): void => setDraft((old) => ({ ...old, ...patch }));
  const terms = useTerms(draft, change);

  const subnet = subnets.find((row) => row.netuid === draft.netuid) ?? null;
  const isRoot = draft.netuid === ROOT_NETUID;
  const isFirstAlpha = !isRoot && portfolio.positions.every(({ netuid }) => netuid === ROOT_NETUID);
  const typed = readTyped(draft.amount);
  const ask: OperationAsk | null =
    draft.netuid === null
      ? null
      : {
          kind: 'stake',
          hotkey: draft.hotkey,
          netuid: draft.netuid,
          amountRao: typed.base === null ? null : rao(typed.base),
          toleranceBps: draft.toleranceBps,
          allowPartial: draft.allowPartial && !isRoot,
        };
  const fill = (base: bigint | null | undefined): void => {
    if (base !== null && base !== undefined) change({ amount: exactAmount(base) });
  };

  const fields = ({ quote, current }: OperationState) => (
    <>
      <MoneyField
        label={t('stake.amount')}
        text={draft.amount}
        onChange={(amount) => change({ amount })}
        token={null}
        fault={typed.fault}
        maximum={quote?.bounds.maximum ?? null}
        available={portfolio.balance.spendableRao}
        under={
          typed.base !== null && !isRoot && current?.receives[0] ? (
            <>
              {'\u2248 '}
              <MoneyText money={current.receives[0]} />
            </>
          ) : null
        }
      />
      <SubnetPicker
        subnets={subnets}
        value={subnet}
        onChange={(netuid) =>
          change({ netuid, hotkey: portfolio.positions.find((p) => p.netuid === netuid)?.hotkey ?? null })
        }
      />
      {draft.netuid === null ? null : (
        <ValidatorPicker
          netuid={draft.netuid}
          value={draft.hotkey}
          onChange={(hotkey) => change({ hotkey })}
        />
      )}
      {isFirstAlpha ? (
        <p className="quiet small stake-hint" data-testid="first-alpha">
          {t('stake.firstTime')}
        </p>
      ) : null}
    </>
  );

  return (
    <OperationForm
      account={account}
      ask={ask}
      ready={terms.isMeant}
      allowPartial={draft.allowPartial}
      reviewLabel={() =>
        typed.base === null
          ? t('stake.reviewEmpty')
          : t('stake.review', { amount: `${draft.amount.trim()}\u00a0${TAU}` })
      }
      fields={fields}
      more={() => (draft.netuid === null || isRoot ? null : <TradeTerms {...terms} />)}
      remedies={({ current }) => ({
        'stake/insufficient-balance': {
          label: t('stake.useMaximum'),
          onTake: () => fill(current?.bounds.maximum),
        },
        'send/insufficient': { label: t('stake.useMaximum'), onTake: () => fill(current?.bounds.maximum) },
        'stake/amount-too-low': { label: t('stake.useMinimum'), onTake: () => fill(current?.bounds.minimum) },
      })}
    />
  );
}
