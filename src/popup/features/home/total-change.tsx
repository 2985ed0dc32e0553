import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shortAmount } from '../../../core/amount/format.js';
import { cx } from '../../components/cx.js';
import { NBSP, TAU } from '../../components/format.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { type Span, useValueChange } from '../holdings/use-value-change.js';
import { growthText, type ValueChange, withNow } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { Sparkline } from '../market/sparkline.js';
import { useRoom } from '../market/use-room.js';

interface Props {
  addresses: string[];
  nowRao: bigint;
  /** The reading is not fresh: its colours are not those of a live one. */
  old: boolean;
}

/**
 * Change over a day and a week, and a line of it beside the total, which leads to the history. Where there is little room one
 * of the two stands there and a press turns to the other. Alpha at spot at both ends, and without the colours of gain and loss
 * where money came or went. Its room is kept by {@link Total}: it comes after the first paint and moves nothing.
 */
export default function TotalChange({ addresses, nowRao, old, both }: Props & { both: boolean }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('24h');
  const other = span === '24h' ? '7d' : '24h';
  const nowMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? 0);
  const history = useRoom('valueHistory', { addresses, range: span });
  const { moved } = useValueChange(span, addresses, nowRao);
  const shown = { addresses, nowRao, old, both };
  return (
    <>
      {both ? (
        <div className="total-change small" data-testid="total-change">
          <Change span="24h" {...shown} />
          <Change span="7d" {...shown} />
        </div>
      ) : (
        <button
          type="button"
          className="total-change small"
          data-testid="total-change"
          onClick={() => setSpan(other)}
        >
          <Change span={span} {...shown} />
          <ChevronsUpDown size={12} aria-hidden="true" className="faint" />
          <span className="visually-hidden">
            {t('parts.changeOver', { span: t(`market.window.${other}`) })}
          </span>
        </button>
      )}
      <Link href="/history" className={cx('total-spark', (old || moved) && 'total-spark-old')}>
        <Sparkline points={withNow(history, nowRao, nowMs)} />
        <span className="visually-hidden">{t('parts.openHistory')}</span>
      </Link>
    </>
  );
}

/** The change over one window. */
function Change({ span, addresses, nowRao, old, both }: Props & { span: Span; both: boolean }) {
  const { t } = useTranslation();
  const { change, moved, state } = useValueChange(span, addresses, nowRao);
  if (change)
    return <Known change={change} span={t(`market.window.${span}`)} tone={old || moved ? 'quiet' : null} />;
  // Of two lines that say the same one is enough.
  if (span === '7d' && both) return null;
  const why = state === 'no-archive' ? 'noPast' : state === 'error' ? 'pastFailed' : 'noDay';
  return <span className="faint">{t(`parts.${why}`)}</span>;
}

interface KnownProps {
  change: ValueChange;
  span: string;
  /** Null: that of a gain or a loss. */
  tone: 'quiet' | null;
}

function Known({ change: { changeRao, fromRao }, span, tone }: KnownProps) {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const sign = changeRao > 0n ? '+' : '';
  return (
    <span className="amount">
      <span className={tone ?? toneOf(changeRao)}>
        {hidden ? null : (
          <span className="total-piece">{`${sign}${shortAmount(changeRao)}${NBSP}${TAU}`}</span>
        )}
        {!hidden && fromRao > 0n ? ' \u00b7 ' : null}
        {fromRao > 0n ? <span className="total-piece">{growthText(changeRao, fromRao)}</span> : null}
      </span>{' '}
      <span className="faint">{span}</span>
    </span>
  );
}

/** What the change counts, beside the total, where there is one. */
export function ChangeNote({ addresses, nowRao }: Omit<Props, 'old'>) {
  const { t } = useTranslation();
  const { change } = useValueChange('24h', addresses, nowRao);
  return change ? <span className="total-counted">{t('parts.changeCounts')}</span> : null;
}
