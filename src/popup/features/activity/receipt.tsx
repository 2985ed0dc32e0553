import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { cx } from '../../components/cx.js';
import { percentOfBps } from '../../components/format.js';
import { ParamView } from '../../components/param-view.js';
import { Term } from '../../components/term.js';
import { costsOf } from './costs.js';
import {
  type Compared,
  comparedOf,
  type Moved,
  paidOf,
  partialFill,
  priceReached,
  totalsOf,
} from './moved.js';
import { MovedText } from './moved-text.js';

/** Received amounts with their own lines of comparison; of more subnets than this only the amounts. */
const MOST_COMPARED = 3;

/** What came of it beside what was stated before it was signed, from the block's own events. */
export function Receipt({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const { outcome } = row;
  if (!outcome || row.failure) return null;
  const compared = comparedOf(row);
  const paid = totalsOf(outcome, paidOf);
  return (
    <section className="card pad-card receipt" aria-label={t('activity.receipt.title')} data-testid="receipt">
      <dl className="facts">
        {compared.map((entry) => (
          <Received key={String(entry.moved.netuid)} entry={entry} brief={compared.length > MOST_COMPARED} />
        ))}
        {paid.map((moved) => (
          <Amounts
            key={String(moved.netuid)}
            label={t(moved.netuid === 0 ? 'activity.receipt.paidRoot' : 'activity.receipt.paid')}
            moved={moved}
            sign={'\u2212'}
          />
        ))}
        {outcome.lockedAlpha ? (
          <Amounts label={t('activity.receipt.locked')} moved={outcome.lockedAlpha} />
        ) : null}
        {outcome.basketRao === null ? null : (
          <Amounts
            label={t('activity.receipt.basket')}
            moved={{ netuid: null, base: outcome.basketRao }}
            approximate
          />
        )}
        <PriceLines row={row} />
        {costsOf(row).map(({ kind, moved }) => (
          <Line
            key={kind}
            label={
              <Term name={kind === 'shield' ? 'shield' : 'fee'}>
                {t(kind === 'shield' ? 'activity.receipt.shieldFee' : 'activity.receipt.networkFee')}
              </Term>
            }
          >
            <MovedText moved={moved} precision="plain" />
          </Line>
        ))}
        <PoolFee row={row} />
      </dl>
      <Remarks row={row} compared={compared} paid={paid} />
    </section>
  );
}

function Received({ entry, brief }: { entry: Compared; brief: boolean }) {
  const { t } = useTranslation();
  const { moved, stated, betterBps, broken } = entry;
  return (
    <>
      <Line
        label={t(moved.netuid === 0 ? 'activity.receipt.receivedRoot' : 'activity.receipt.received')}
        strong
      >
        <MovedText moved={moved} sign="+" className="gain" copies />
        {betterBps === null ? null : <Better bps={betterBps} />}
        {broken ? <span className="receipt-note loss">{t('activity.receipt.broken')}</span> : null}
      </Line>
      {brief
        ? null
        : stated.filter(isWorthALine(moved.base)).map(({ bound, base }) => (
            <Line key={bound} label={t(`activity.receipt.stated-${bound}`)} quiet>
              {bound === 'expected' ? '\u2248\u00a0' : null}
              <MovedText moved={{ ...moved, base }} />
            </Line>
          ))}
    </>
  );
}

/** What was stated exactly and came so is said by what came. */
function isWorthALine(received: bigint) {
  return ({ bound, base }: Compared['stated'][number]): boolean =>
    bound === 'expected' || bound === 'at-least' || (bound === 'exactly' && base !== received);
}

function Better({ bps }: { bps: number }) {
  const { t } = useTranslation();
  const percent = percentOfBps(Math.abs(bps));
  const text =
    bps === 0
      ? t('activity.receipt.same')
      : t(bps > 0 ? 'activity.receipt.more' : 'activity.receipt.less', { percent });
  return (
    <span className="receipt-note quiet" data-testid="better">
      {text}
    </span>
  );
}

function PriceLines({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const { outcome, expected } = row;
  const reached = outcome && priceReached(outcome);
  if (!reached) return null;
  return (
    <>
      <Line label={t('activity.receipt.price')}>
        <ParamView param={{ t: 'price', ...reached }} always />
      </Line>
      {expected?.worstPrice ? (
        <Line label={<Term name="worstPrice">{t('activity.receipt.worst')}</Term>} quiet>
          <ParamView param={expected.worstPrice} always />
        </Line>
      ) : null}
      {expected?.impactBps == null ? null : (
        <Line
          label={<Term name="impact">{t('activity.receipt.impact')}</Term>}
          quiet
        >{`${percentOfBps(expected.impactBps)}\u00a0%`}</Line>
      )}
    </>
  );
}

/** Part of the amounts above, not beside them. */
function PoolFee({ row: { outcome } }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const fees: Moved[] = [];
  if (outcome?.poolFeeRao) fees.push({ netuid: null, base: outcome.poolFeeRao });
  if (outcome?.poolFeeAlpha?.base) fees.push(outcome.poolFeeAlpha);
  return fees.map((moved) => (
    <Line
      key={String(moved.netuid)}
      label={<Term name="poolFee">{t('activity.receipt.poolFee')}</Term>}
      quiet
    >
      <MovedText moved={moved} precision="plain" />
    </Line>
  ));
}

function Remarks({ row, compared, paid }: { row: ActivityRow; compared: Compared[]; paid: Moved[] }) {
  const { t } = useTranslation();
  const partial = partialFill(row);
  const claimed = compared.length === 1 && compared[0]?.moved.base === 0n;
  const isTold =
    compared.length + paid.length > 0 || row.outcome?.lockedAlpha || row.outcome?.basketRao != null;
  const wasStated = row.expected?.effects.some(({ kind }) => kind === 'receive');
  return (
    <>
      {partial ? <PartialLine {...partial} /> : null}
      {claimed ? <p className="receipt-remark">{t('activity.receipt.nothingClaimed')}</p> : null}
      {!isTold && wasStated ? <p className="receipt-remark">{t('activity.receipt.notTold')}</p> : null}
    </>
  );
}

/** The sentence has amounts in it, which are elements: its holes are split out of the text. */
function PartialLine({ done, asked }: { done: Moved; asked: Moved }) {
  const { t } = useTranslation();
  const [before, between, after] = t('activity.receipt.partial', { skipInterpolation: true }).split(
    /\{\{\w+\}\}/,
  );
  return (
    <p className="receipt-remark" data-testid="partial">
      {before}
      <MovedText moved={done} precision="plain" />
      {between}
      <MovedText moved={asked} precision="plain" />
      {after}
    </p>
  );
}

function Amounts(props: { label: string; moved: Moved; sign?: '\u2212'; approximate?: boolean }) {
  const { label, moved, sign, approximate } = props;
  return (
    <Line label={label}>
      {approximate ? '\u2248\u00a0' : null}
      <MovedText moved={moved} {...(sign ? { sign } : {})} copies={!approximate} />
    </Line>
  );
}

function Line(props: { label: ReactNode; children: ReactNode; strong?: boolean; quiet?: boolean }) {
  return (
    <div className={cx('fact', props.quiet && 'receipt-stated')}>
      <dt>{props.label}</dt>
      <dd className={cx('amount', props.strong && 'strong', props.quiet && 'quiet')}>{props.children}</dd>
    </div>
  );
}
