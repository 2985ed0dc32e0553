import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../../core/amount/format.js';
import { alphaBase } from '../../../../core/amount/money.js';
import type { Money, OperationQuote, TradeLeg } from '../../../../core/operations/quote.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { ageText } from '../../../components/age.js';
import { cx } from '../../../components/cx.js';
import { percentOfBps, plainAmount, priceText, TAU } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { Term } from '../../../components/term.js';
import { symbolText } from '../../../components/token-symbol.js';
import { useSubnet } from '../../../state/selectors.js';
import { useNow } from '../../../state/use-now.js';
import { addedMonies } from './added-monies.js';
import { MoneyText } from './money-text.js';
import type { OperationState } from './use-operation.js';

const WAITING = '\u2026';
/** From here a trade's own effect on the price costs more than waiting usually does. */
const HIGH_IMPACT_BPS = 500;
/** Pool fees are each in the money that was paid: with more kinds of it the lines say less than the list of legs. */
const FEE_LINES = 3;
/** From here the amounts stand in the list of legs, where each has its own limit beside it. */
const MONEY_LINES = 4;

interface Props {
  state: OperationState;
  /** Tolerance of trades, for its own line; null where nothing is traded. */
  toleranceBps?: number | null;
  allowPartial?: boolean;
}

/**
 * What comes of it: what arrives, impact, fees, tolerance and worst price, each on its own line. Numbers stand only under the
 * question they answer; while a newer one is asked the lines wait in place.
 */
export function QuoteTable({ state, toleranceBps = null, allowPartial = false }: Props) {
  const { t } = useTranslation();
  const { quote, current, pending } = state;
  if (!quote) return null;
  const shown = current ?? quote;
  // Nothing was asked that could have an answer yet.
  if (shown.receives.length === 0 && shown.trades.length === 0 && shown.networkFeeRao === null) return null;
  const trades = shown.trades.filter((leg) => leg.method !== 'one-to-one');
  const value = (content: ReactNode): ReactNode => (current ? content : WAITING);
  return (
    <section className={cx('quote', pending && 'quote-old')} aria-busy={pending} data-testid="quote">
      <dl className="facts">
        {shown.receives.length > 0 ? (
          <Line label={t('operation.receive')} strong>
            {value(<Monies list={shown.receives} approximate={trades.length > 0} />)}
          </Line>
        ) : null}
        {trades.length > 0 ? (
          <>
            <Line
              label={t(allowPartial ? 'operation.atLeastFilled' : 'operation.atLeast')}
              strong
              testId="minimum"
            >
              {value(<Monies list={addedMonies(shown.trades.map((leg) => leg.atLeast))} />)}
            </Line>
            <Line label={<Term name="impact" />}>{value(`${percentOfBps(worstImpact(trades))}\u00a0%`)}</Line>
            <Line label={<Term name="worstPrice" />}>{value(<WorstPrice trades={trades} />)}</Line>
          </>
        ) : null}
        {toleranceBps === null || trades.length === 0 ? null : (
          <Line label={<Term name="tolerance" />}>{`${percentOfBps(toleranceBps)}\u00a0%`}</Line>
        )}
        <Line label={<Term name="fee">{t(trades.length > 0 ? 'operation.fees' : 'operation.fee')}</Term>}>
          {value(<Fees quote={shown} trades={trades} />)}
        </Line>
      </dl>
      {current && worstImpact(trades) >= HIGH_IMPACT_BPS ? (
        <Notice tone="caution">{t('operation.highImpact')}</Notice>
      ) : null}
      {shown.trades.some((leg) => leg.method === 'pool-maths') ? (
        <p className="quiet tiny" data-testid="pool-maths">
          {t('operation.poolMaths')}
        </p>
      ) : null}
      <QuoteAge quote={quote} pending={pending} />
    </section>
  );
}

function Line(props: { label: ReactNode; children: ReactNode; strong?: boolean; testId?: string }) {
  return (
    <div className="fact">
      <dt>{props.label}</dt>
      <dd className={cx('amount', props.strong && 'strong')} data-testid={props.testId}>
        {props.children}
      </dd>
    </div>
  );
}

/** Amounts of one kind of money are one line each: alpha of different subnets is never added. */
function Monies({ list, approximate }: { list: Money[]; approximate?: boolean }) {
  const { t } = useTranslation();
  if (list.length > MONEY_LINES)
    return <span className="faint">{t('operation.kinds', { count: list.length })}</span>;
  return (
    <span className="monies">
      {list.map((money, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: amounts have no identity but their place
        <span key={at}>
          {approximate ? '\u2248\u00a0' : ''}
          <MoneyText money={money} />
        </span>
      ))}
    </span>
  );
}

function WorstPrice({ trades }: { trades: TradeLeg[] }) {
  const { t } = useTranslation();
  const [only, ...others] = trades;
  if (!only || others.length > 0) return t('operation.perLeg');
  return isBetweenPools(only) ? <WorstRatio leg={only} /> : `${priceText(only.limit)}\u00a0${TAU}`;
}

/** A swap has no price in TAO: so much of the one alpha for one of the other. */
function WorstRatio({ leg }: { leg: TradeLeg }) {
  const { t } = useTranslation();
  const from = useSubnet(leg.pay.token === 'alpha' ? leg.pay.netuid : null);
  const to = useSubnet(leg.expected.token === 'alpha' ? leg.expected.netuid : null);
  const unit = (subnet: SubnetRow | null) => (subnet ? symbolText(subnet.netuid, subnet.symbol) : '\u03b1');
  return (
    <>
      {priceText(leg.limit)} <bdi>{unit(to)}</bdi> {t('operation.perUnit')} <bdi>{unit(from)}</bdi>
    </>
  );
}

function isBetweenPools({ pay, expected }: TradeLeg): boolean {
  return pay.token === 'alpha' && expected.token === 'alpha' && pay.netuid !== 0 && expected.netuid !== 0;
}

function Fees({ quote, trades }: { quote: OperationQuote; trades: TradeLeg[] }) {
  const { t } = useTranslation();
  const { networkFeeRao, protection } = quote;
  if (networkFeeRao === null) return WAITING;
  const poolFees = addedMonies(trades.map((leg) => leg.poolFee));
  const carrier = protection.state === 'on' ? protection.carrierFeeRao : 0n;
  const inAlpha = feeInAlpha(quote);
  return (
    <span className="monies">
      <span>
        {inAlpha ? (
          <>
            {'\u2248\u00a0'}
            <MoneyText money={inAlpha} precision="plain" />
          </>
        ) : (
          `${plainAmount(networkFeeRao)}\u00a0${TAU}`
        )}{' '}
        <span className="faint">{t('operation.network')}</span>
      </span>
      {carrier > 0n ? (
        <span>
          {`${plainAmount(carrier)}\u00a0${TAU}`} <span className="faint">{t('operation.shieldFee')}</span>
        </span>
      ) : null}
      {poolFees.length > FEE_LINES ? (
        <span className="faint">{t('operation.poolsOwn')}</span>
      ) : (
        poolFees.map((fee, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fees have no identity but their place
          <span key={at}>
            <MoneyText money={fee} precision="plain" /> <span className="faint">{t('operation.pool')}</span>
          </span>
        ))
      )}
    </span>
  );
}

/** What the network takes in alpha where TAO does not carry the fee; null where it does. */
function feeInAlpha({ advice }: OperationQuote): Money | null {
  const context = advice.find(({ code }) => code === 'fee-in-alpha')?.context;
  if (!context) return null;
  const base = alphaBase(BigInt(context.alphaBase ?? 0));
  return { token: 'alpha', netuid: Number(context.netuid), base };
}

function QuoteAge({ quote, pending }: { quote: OperationQuote; pending: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <p className="faint tiny quote-age" role="status">
      {pending
        ? t('operation.quoting')
        : t('operation.quoteAge', {
            block: groupDigits(String(quote.block.number)),
            age: ageText(t, quote.atMs, now),
          })}
    </p>
  );
}

function worstImpact(trades: TradeLeg[]): number {
  return Math.max(0, ...trades.map((leg) => leg.impactBps));
}
