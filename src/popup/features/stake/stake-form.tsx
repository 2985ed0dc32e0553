import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../core/amount/format.js';
import { alphaBase, rao } from '../../../core/amount/money.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { OperationQuote } from '../../../core/operations/quote.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { plainAmount, TAU, taoText } from '../../components/format.js';
import { MoneyField } from '../operations/form/money-field.js';
import { OperationForm } from '../operations/form/operation-form.js';
import type { FormWorld } from '../operations/form/operation-screen.js';
import { readTyped } from '../operations/form/typed-amount.js';
import { amountIn, Becomes, UnitSwitch } from '../operations/form/unit-switch.js';
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
        ...largest(world),
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

  const { netuid } = draft;
  const subnet = subnets.find((row) => row.netuid === netuid) ?? null;
  const isRoot = netuid === ROOT_NETUID;
  // On root and before a subnet is chosen there is no other money than TAO.
  const unit = isRoot || netuid === null ? 'tao' : (draft.unit ?? 'tao');
  const isFirstAlpha = !isRoot && portfolio.positions.every((position) => position.netuid === ROOT_NETUID);
  const typed = readTyped(draft.amount);
  const ask: OperationAsk | null =
    netuid === null
      ? null
      : {
          kind: 'stake',
          hotkey: draft.hotkey,
          netuid,
          amountRao: unit === 'tao' && typed.base !== null ? rao(typed.base) : null,
          ...(unit === 'alpha' && typed.base !== null ? { receiveBase: alphaBase(typed.base) } : {}),
          toleranceBps: draft.toleranceBps,
          allowPartial: draft.allowPartial && !isRoot,
        };
  const fill = (base: bigint | null): void => {
    if (base !== null) change({ amount: fieldAmount(base), unit: 'tao' });
  };
  const mostOf = ({ quote }: OperationState): bigint =>
    quote?.bounds.maximum ?? portfolio.balance.spendableRao;
  const isBeyond = (state: OperationState): boolean =>
    unit === 'tao' && typed.base !== null && typed.base > mostOf(state);
  const becomes = ({ current }: OperationState) =>
    typed.base === null || isRoot ? undefined : (unit === 'tao' ? current?.receives : current?.pays)?.[0];

  const fields = (state: OperationState) => (
    <>
      <MoneyField
        label={t(unit === 'tao' ? 'stake.amount' : 'stake.amountAlpha')}
        text={draft.amount}
        onChange={(amount) => {
          setIsMost(false);
          change({ amount });
        }}
        onShare={(base) => {
          setIsMost(false);
          fill(base);
        }}
        onAll={() => {
          setIsMost(true);
          fill(mostOf(state));
        }}
        allIs="max"
        token={null}
        fault={typed.fault}
        remark={isBeyond(state) ? <Beyond most={mostOf(state)} onTake={fill} /> : null}
        maximum={mostOf(state)}
        available={portfolio.balance.spendableRao}
        under={<Becomes money={becomes(state)} />}
        unitSwitch={
          subnet && !isRoot ? (
            <UnitSwitch
              netuid={subnet.netuid}
              symbol={subnet.symbol}
              unit={unit}
              taoFirst
              onChange={(next) => {
                setIsMost(false);
                change({ unit: next, amount: amountIn(becomes(state)) });
              }}
            />
          ) : undefined
        }
      />
      <FitFees most={isMost ? mostFit(state, typed.base) : null} onFit={fill} />
      <div className="stake-where">
        <SubnetPicker
          subnets={subnets}
          value={subnet}
          onChange={(next) =>
            change({
              netuid: next,
              hotkey: portfolio.positions.find((p) => p.netuid === next)?.hotkey ?? null,
              // So much of another subnet's alpha is another amount.
              ...(unit === 'alpha' ? { unit: 'tao', amount: '' } : {}),
            })
          }
        />
        {netuid === null ? null : (
          <ValidatorPicker netuid={netuid} value={draft.hotkey} onChange={(hotkey) => change({ hotkey })} />
        )}
      </div>
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
      trade={!isRoot}
      allowPartial={draft.allowPartial}
      reviewLabel={(quote) => {
        const signed = unit === 'tao' ? typed.base : paidRao(quote);
        return typed.base === null || signed === null
          ? t('stake.reviewEmpty')
          : t('stake.review', { amount: `${plainAmount(signed)}\u00a0${TAU}` });
      }}
      fields={fields}
      more={() => (isRoot ? null : <TradeTerms {...terms} />)}
      isSaid={isBeyond}
      remedies={({ current }) => ({
        'send/insufficient': {
          label: t('stake.useMaximum'),
          onTake: () => fill(current?.issue ? roomFor(current.issue) : null),
        },
        'stake/insufficient-balance': {
          label: t('stake.useMaximum'),
          onTake: () => fill(current?.bounds.maximum ?? null),
        },
        'stake/amount-too-low': {
          label: t('stake.useMinimum'),
          onTake: () => fill(current?.bounds.minimum ?? null),
        },
      })}
    />
  );
}

/** Where most of the account's stake is: the form opens with what is likeliest meant. Nobody without stake is led anywhere. */
function largest({ portfolio, subnets }: FormWorld): Pick<StakeDraft, 'netuid' | 'hotkey'> {
  const isOpen = (netuid: number): boolean =>
    netuid === ROOT_NETUID || subnets.some((row) => row.netuid === netuid && row.subtokenEnabled);
  const [first] = portfolio.positions
    .filter(({ netuid }) => isOpen(netuid))
    .sort((a, b) => (a.spotRao === b.spotRao ? 0 : a.spotRao > b.spotRao ? -1 : 1));
  return { netuid: first?.netuid ?? null, hotkey: first?.hotkey ?? null };
}

/** TAO that the quote would pay, rao; what is signed whatever the amount was typed in. */
function paidRao(quote: OperationQuote | null): bigint | null {
  const paid = quote?.pays[0];
  return paid?.token === 'tao' ? paid.rao : null;
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

/** What the largest amount must come down to, rao, now that the bounds and all fees are known; null where it fits. */
function mostFit({ quote, current }: OperationState, typed: bigint | null): bigint | null {
  const room = current?.issue ? roomFor(current.issue) : null;
  const maximum = quote?.bounds.maximum ?? null;
  if (room !== null) return room;
  return maximum !== null && typed !== null && typed > maximum ? maximum : null;
}

/** Lowers the largest amount by the fees that were not known when it was taken. */
function FitFees({ most, onFit }: { most: bigint | null; onFit(room: bigint): void }) {
  const fit = useRef(onFit);
  fit.current = onFit;
  useEffect(() => {
    if (most !== null) fit.current(most);
  }, [most]);
  return null;
}
