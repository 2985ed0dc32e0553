import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../../core/amount/format.js';
import { kindOf, type Money, type OperationQuote, type TradeLeg } from '../../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../../core/operations/root.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { ageText } from '../../../components/age.js';
import { cx } from '../../../components/cx.js';
import { percentOfBps, priceText, TAU } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { Term } from '../../../components/term.js';
import { symbolText } from '../../../components/token-symbol.js';
import { useSubnet } from '../../../state/selectors.js';
import { useNow } from '../../../state/use-now.js';
import { addedMonies } from './added-monies.js';
import { averagePrice, isBetweenPools, leastPrice, shortfallBps } from './average-price.js';
import { FeesLine } from './fees-line.js';
import { leftAfter } from './left-after.js';
import { MoneyText } from './money-text.js';
import type { OperationState } from './use-operation.js';
import { WhyLess } from './why-less.js';

const WAITING = '\u2026';
const NOTHING = '\u2013';
/** From here a trade's own effect on the price costs more than waiting usually does. */
const HIGH_IMPACT_BPS = 500;
/** From here the amounts stand in the list of legs, where each has its own limit beside it. */
const MONEY_LINES = 4;

interface Props {
  state: OperationState;
  /** One pool trade: all of its lines are there from the start, and what arrives stands under the amount already. */
  trade?: boolean;
  /** Tolerance of trades, for its own line; null where nothing is traded. */
  toleranceBps?: number | null;
  allowPartial?: boolean;
  /** How the trade is bounded, above the least that this guarantees. */
  children?: ReactNode;
}

/**
 * What comes of it: what arrives, price, impact, fees, what is left, each on its own line. Numbers stand only under the
 * question they answer; while a newer one is asked the lines wait in place.
 */
export function QuoteTable({
  state,
  trade = false,
  toleranceBps = null,
  allowPartial = false,
  children,
}: Props) {
  const { t } = useTranslation();
  const { quote, current, pending } = state;
  const shown = current ?? quote;
  const trades = shown?.trades.filter((leg) => leg.method !== 'one-to-one') ?? [];
  const isAnswer = shown !== null && !isEmpty(shown);
  if (!trade && !isAnswer) return children;
  const value = (content: ReactNode): ReactNode => {
    if (!isAnswer || (trade && trades.length === 0)) return pending ? WAITING : NOTHING;
    return current ? content : WAITING;
  };
  const isTraded = trade || trades.length > 0;
  const computed = trades.filter((leg) => leg.method === 'pool-maths').length;
  const left = shown && leftAfter(shown);
  // The limit is tested before the swap: what is guaranteed is the least amount, and its price is the worst one.
  const isBefore = shown?.advice.some(({ code }) => code === 'limit-on-amount-only');
  const [guaranteed] = isBefore && trades.length === 1 ? trades.filter(isBetweenPools) : [];
  const least = isTraded ? (
    <Line
      label={t(allowPartial ? 'operation.atLeastFilled' : 'operation.atLeast')}
      strong
      testId={trades.length > 0 ? 'minimum' : undefined}
    >
      {value(<Monies list={addedMonies(shown?.trades.map((leg) => leg.atLeast) ?? [])} />)}
    </Line>
  ) : null;
  return (
    <section
      className={cx('quote', pending && 'quote-old')}
      aria-busy={pending}
      data-testid={isAnswer ? 'quote' : undefined}
    >
      <span className="visually-hidden" role="status">
        {pending ? t('operation.quoting') : current && isAnswer ? t('operation.quoted') : null}
      </span>
      <dl className="facts">
        {!trade && shown && shown.receives.length > 0 ? (
          <Line label={t('operation.receive')} strong>
            {value(<Monies list={shown.receives} approximate={trades.length > 0} />)}
          </Line>
        ) : null}
        {trade ? null : least}
        {isTraded ? (
          <>
            <Line label={<Term name="impact" />}>{value(`${percentOfBps(worstImpact(trades))}\u00a0%`)}</Line>
            {trade ? (
              <Line label={t('operation.price')} testId="price">
                {value(<Price leg={trades[0]} price={trades[0] ? averagePrice(trades[0]) : null} isNear />)}
              </Line>
            ) : null}
            {guaranteed ? (
              <Line label={t('terms.worstPrice.label')} testId="worst-price">
                {value(
                  <>
                    <Price leg={guaranteed} price={leastPrice(guaranteed)} /> {'\u00b7'}{' '}
                    {`\u2212${percentOfBps(shortfallBps(guaranteed))}\u00a0%`}
                  </>,
                )}
              </Line>
            ) : null}
            <Line label={guaranteed ? t('operation.limitBefore') : <Term name="worstPrice" />} testId="limit">
              {value(
                trades.length > 1 ? (
                  t('operation.perLeg')
                ) : (
                  <Price leg={trades[0]} price={trades[0]?.limit ?? null} />
                ),
              )}
            </Line>
          </>
        ) : null}
        {toleranceBps === null || trades.length === 0 ? null : (
          <Line label={<Term name="tolerance" />}>{`${percentOfBps(toleranceBps)}\u00a0%`}</Line>
        )}
        {trade || left ? (
          <Line label={t('operation.left')} testId="left">
            {value(left ? <MoneyText money={left} always={false} /> : NOTHING)}
          </Line>
        ) : null}
        {shown ? (
          <FeesLine quote={shown} trades={trades} isTrade={isTraded} value={value} />
        ) : (
          <Line label={<Term name="fee">{t('operation.fees')}</Term>}>{value(null)}</Line>
        )}
      </dl>
      {children}
      {trade ? <dl className="facts">{least}</dl> : null}
      {current ? <WhyLess quote={current} /> : null}
      {current && worstImpact(trades) >= HIGH_IMPACT_BPS ? (
        <Notice tone="caution">{t('operation.highImpact')}</Notice>
      ) : null}
      {computed > 0 ? (
        <p className="quiet tiny" data-testid="pool-maths">
          {t(computed < trades.length ? 'operation.poolMathsSome' : 'operation.poolMaths')}
        </p>
      ) : null}
    </section>
  );
}

/** Nothing was asked that could have an answer yet. */
function isEmpty({ receives, trades, networkFeeRao }: OperationQuote): boolean {
  return receives.length === 0 && trades.length === 0 && networkFeeRao === null;
}

function Line(props: {
  label: ReactNode;
  children: ReactNode;
  strong?: boolean;
  testId?: string | undefined;
}) {
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
          {kindOf(money) === ROOT_NETUID ? <span className="faint"> {t('operation.rootStake')}</span> : null}
        </span>
      ))}
    </span>
  );
}

/** A price of a trade in its unit. A swap has none in TAO: so much of the one alpha for one of the other. */
function Price({
  leg,
  price,
  isNear,
}: {
  leg: TradeLeg | undefined;
  price: bigint | null;
  isNear?: boolean;
}) {
  const { t } = useTranslation();
  const isSwap = leg !== undefined && isBetweenPools(leg);
  const from = useSubnet(isSwap && leg.pay.token === 'alpha' ? leg.pay.netuid : null);
  const to = useSubnet(isSwap && leg.expected.token === 'alpha' ? leg.expected.netuid : null);
  if (price === null) return NOTHING;
  const unit = (subnet: SubnetRow | null) => (subnet ? symbolText(subnet.netuid, subnet.symbol) : '\u03b1');
  return (
    <>
      {isNear ? '\u2248\u00a0' : null}
      {priceText(price)}
      {isSwap ? (
        <>
          {' '}
          <bdi>{unit(to)}</bdi> {t('operation.perUnit')} <bdi>{unit(from)}</bdi>
        </>
      ) : (
        `\u00a0${TAU}`
      )}
    </>
  );
}

/** Which block the numbers are of, and how long ago that was. */
export function QuoteAge({ state: { quote, pending } }: { state: OperationState }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!quote || isEmpty(quote)) return null;
  return (
    <span className="quote-age">
      {pending
        ? t('operation.quoting')
        : t('operation.quoteAge', {
            block: groupDigits(String(quote.block.number)),
            age: ageText(t, quote.atMs, now),
          })}
    </span>
  );
}

function worstImpact(trades: TradeLeg[]): number {
  return Math.max(0, ...trades.map((leg) => leg.impactBps));
}
