import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../core/amount/format.js';
import { rao } from '../../../core/amount/money.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { TAU, taoText } from '../../components/format.js';
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
  // Max was pressed: the amount shrinks by what protection costs once that is known.
  const [isMost, setIsMost] = useState(false);
  useEffect(() => {
    keepDraft(draft);
  }, [draft]);
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
  const fill = (base: bigint | null): void => {
    if (base !== null) change({ amount: fieldAmount(base) });
  };
  const mostOf = ({ quote }: OperationState): bigint | null => quote?.bounds.maximum ?? null;
  const isBeyond = (state: OperationState): boolean => {
    const most = mostOf(state);
    return most !== null && typed.base !== null && typed.base > most;
  };

  const fields = (state: OperationState) => (
    <>
      <MoneyField
        label={t('stake.amount')}
        text={draft.amount}
        onChange={(amount) => {
          setIsMost(false);
          change({ amount });
        }}
        onAll={() => {
          setIsMost(true);
          fill(mostOf(state));
        }}
        allIs="max"
        token={null}
        fault={typed.fault}
        remark={isBeyond(state) ? <Beyond most={mostOf(state) ?? 0n} onTake={fill} /> : null}
        maximum={mostOf(state)}
        available={portfolio.balance.spendableRao}
        under={
          typed.base !== null && !isRoot && state.current?.receives[0] ? (
            <>
              {'\u2248 '}
              <MoneyText money={state.current.receives[0]} />
            </>
          ) : null
        }
      />
      <FitFees issue={isMost ? (state.current?.issue ?? null) : null} onFit={fill} />
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
      isSaid={isBeyond}
      remedies={({ current }) => ({
        'send/insufficient': {
          label: t('stake.useMaximum'),
          onTake: () => fill(current?.issue ? roomFor(current.issue) : null),
        },
        'stake/amount-too-low': {
          label: t('stake.useMinimum'),
          onTake: () => fill(current?.bounds.minimum ?? null),
        },
      })}
    />
  );
}

/** The largest amount in words, one press away. */
function Beyond({ most, onTake }: { most: bigint; onTake(most: bigint): void }) {
  const { t } = useTranslation();
  return (
    <>
      {t('stake.tooHigh', { maximum: taoText(most) })}{' '}
      <button type="button" className="link" onClick={() => onTake(most)}>
        {t('stake.useMaximum')}
      </button>
    </>
  );
}

/** What the balance holds besides all fees, rao; null where the refusal does not tell. */
function roomFor({ code, context }: ErrorBody): bigint | null {
  const { haveRao, feeRao } = context;
  if (code !== 'send/insufficient' || typeof haveRao !== 'string' || typeof feeRao !== 'string') return null;
  const room = BigInt(haveRao) - BigInt(feeRao);
  return room > 0n ? room : null;
}

/** Lowers the largest amount by the fees that were not known when it was taken. */
function FitFees({ issue, onFit }: { issue: ErrorBody | null; onFit(room: bigint): void }) {
  const room = issue && roomFor(issue);
  const fit = useRef(onFit);
  fit.current = onFit;
  useEffect(() => {
    if (room !== null) fit.current(room);
  }, [room]);
  return null;
}
