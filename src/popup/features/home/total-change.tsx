import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shortAmount } from '../../../core/amount/format.js';
import { NBSP, TAU } from '../../components/format.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { DAY_MS, growthText, type ValueChange, valueChange, withNow } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { Sparkline } from '../market/sparkline.js';
import { useRoom } from '../market/use-room.js';

const SPANS = { '24h': DAY_MS, '7d': 7 * DAY_MS } as const;
type Span = keyof typeof SPANS;

/**
 * Change over a day, over a week after a press, and a line of it beside the total, which leads to the history. Alpha at
 * spot at both ends. Its room is kept by {@link Total}: it comes after the first paint and moves nothing.
 */
export default function TotalChange({ addresses, nowRao }: { addresses: string[]; nowRao: bigint }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('24h');
  const other = span === '24h' ? '7d' : '24h';
  const history = useRoom('valueHistory', { addresses, range: span });
  const nowMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? 0);
  const change = valueChange(history?.points ?? [], nowRao, nowMs, SPANS[span]);
  return (
    <>
      <button
        type="button"
        className="total-change small"
        title={t('parts.changeHint')}
        data-testid="total-change"
        onClick={() => setSpan(other)}
      >
        {change ? (
          <Change change={change} span={t(`market.window.${span}`)} />
        ) : (
          <span className="faint">
            {t(
              history?.state === 'no-archive'
                ? 'parts.noPast'
                : history?.state === 'error'
                  ? 'parts.pastFailed'
                  : 'parts.noDay',
            )}
          </span>
        )}
        <span className="visually-hidden">
          {t('parts.changeOver', { span: t(`market.window.${other}`) })}
        </span>
      </button>
      <Link href="/history" className="total-spark">
        <Sparkline points={withNow(history, nowRao, nowMs)} />
        <span className="visually-hidden">{t('parts.openHistory')}</span>
      </Link>
    </>
  );
}

function Change({ change, span }: { change: ValueChange; span: string }) {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const { changeRao, fromRao } = change;
  const sign = changeRao > 0n ? '+' : '';
  return (
    <span className="amount">
      <span className={toneOf(changeRao)}>
        {hidden ? null : `${sign}${shortAmount(changeRao)}${NBSP}${TAU}`}
        {!hidden && fromRao > 0n ? ' · ' : null}
        {fromRao > 0n ? growthText(changeRao, fromRao) : null}
      </span>{' '}
      <span className="faint">{span}</span>
    </span>
  );
}
