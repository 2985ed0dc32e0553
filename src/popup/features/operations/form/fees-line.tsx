import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alphaBase } from '../../../../core/amount/money.js';
import {
  baseOf,
  kindOf,
  type Money,
  type OperationQuote,
  type TradeLeg,
} from '../../../../core/operations/quote.js';
import { COLUMN_LEAST, columnAmount } from '../../../components/format.js';
import { Term } from '../../../components/term.js';
import { addedMonies } from './added-monies.js';
import { MoneySymbol, MoneyText } from './money-text.js';

/** Pool fees are each in the money that was paid: with more kinds of it the lines say less than the list of legs. */
const MOST_POOLS = 3;

interface Fee {
  name: string;
  money: Money;
  approximate?: boolean;
}

interface Props {
  quote: OperationQuote;
  trades: TradeLeg[];
  /** Of a trade, whether it is quoted already or not. */
  isTrade: boolean;
  /** Turns what is known into what is shown, such as dots while a newer answer is on its way. */
  value(content: ReactNode): ReactNode;
}

/** All fees in one line, rounded up to four decimals; a press shows each by its name, exactly. */
export function FeesLine({ quote, trades, isTrade, value }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { fees, hasMore } = feesOf(quote, trades, t);
  const [only] = fees;
  return (
    <div className="fact fees">
      <dt>
        <Term name="fee">{t(isTrade || fees.length > 1 ? 'operation.fees' : 'operation.fee')}</Term>
        {fees.length > 1 ? (
          <span className="faint tiny"> {fees.map(({ name }) => name).join(' \u00b7 ')}</span>
        ) : null}
      </dt>
      <dd className="amount">
        {only && (fees.length > 1 || hasMore) ? (
          <>
            {value(
              <button
                type="button"
                className="fees-sum"
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
              >
                {fees.map((fee, at) => (
                  <Rounded key={fee.name} fee={fee} next={fees[at + 1]} />
                ))}
                <ChevronDown size={14} aria-hidden="true" className="fees-mark" />
              </button>,
            )}
            <span id={id} className="monies" hidden={!open}>
              {open ? fees.map((fee) => <Exact key={fee.name} fee={fee} named />) : null}
              {open && hasMore ? <span className="faint">{t('operation.poolsOwn')}</span> : null}
            </span>
          </>
        ) : (
          value(only ? <Exact fee={only} /> : '\u2026')
        )}
      </dd>
    </div>
  );
}

/** `0.0017 · ` or, before a fee in another money or at the end, `0.0017 τ`. */
function Rounded({ fee, next }: { fee: Fee; next: Fee | undefined }) {
  return (
    <>
      <span>
        {fee.approximate ? '\u2248\u00a0' : ''}
        {roundedUp(baseOf(fee.money))}
        {next && kindOf(fee.money) === kindOf(next.money) ? null : (
          <>
            {'\u00a0'}
            <MoneySymbol money={fee.money} />
          </>
        )}
      </span>
      {next ? ' \u00b7 ' : null}
    </>
  );
}

function Exact({ fee, named }: { fee: Fee; named?: boolean }) {
  return (
    <span>
      {fee.approximate ? '\u2248\u00a0' : ''}
      <MoneyText money={fee.money} precision="plain" />
      {named ? <span className="faint"> {fee.name}</span> : null}
    </span>
  );
}

/** A cost is never shown smaller than it is. */
function roundedUp(base: bigint): string {
  if (base === 0n) return '0';
  const steps = (base + COLUMN_LEAST - 1n) / COLUMN_LEAST;
  return columnAmount(base < COLUMN_LEAST ? base : steps * COLUMN_LEAST);
}

function feesOf(quote: OperationQuote, trades: TradeLeg[], t: (key: string) => string) {
  const { networkFeeRao, protection } = quote;
  const fees: Fee[] = [];
  if (networkFeeRao === null) return { fees, hasMore: false };
  const inAlpha = feeInAlpha(quote);
  fees.push({
    name: t('operation.network'),
    money: inAlpha ?? { token: 'tao', rao: networkFeeRao },
    approximate: inAlpha !== null,
  });
  if (protection.state === 'on' && protection.carrierFeeRao > 0n)
    fees.push({ name: t('operation.shieldFee'), money: { token: 'tao', rao: protection.carrierFeeRao } });
  const pools = addedMonies(trades.map((leg) => leg.poolFee));
  const hasMore = pools.length > MOST_POOLS;
  if (!hasMore)
    for (const [at, money] of pools.entries())
      fees.push({ name: pools.length > 1 ? `${t('operation.pool')} ${at + 1}` : t('operation.pool'), money });
  return { fees, hasMore };
}

/** What the network takes in alpha where TAO does not carry the fee; null where it does. */
function feeInAlpha({ advice }: OperationQuote): Money | null {
  const context = advice.find(({ code }) => code === 'fee-in-alpha')?.context;
  if (!context) return null;
  const base = alphaBase(BigInt(context.alphaBase ?? 0));
  return { token: 'alpha', netuid: Number(context.netuid), base };
}
