import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shortAmount } from '../../../core/amount/format.js';
import { NBSP, TAU } from '../../components/format.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { signedPercent, toneOf } from '../market/figures.js';
import { Sparkline } from '../market/sparkline.js';
import { useRoom } from '../market/use-room.js';
import { DAY_MS, type ValueChange, valueChange, withNow } from './value-change.js';

/** Change over a day and a week with a line of it; the way into the history. Alpha at spot at both ends. */
export function TotalChange({ addresses, nowRao }: { addresses: string[]; nowRao: bigint }) {
  const { t } = useTranslation();
  const history = useRoom('valueHistory', { addresses, range: '7d' });
  const nowMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? 0);
  const points = history?.points ?? [];
  const day = valueChange(points, nowRao, nowMs, DAY_MS);
  const week = valueChange(points, nowRao, nowMs, 7 * DAY_MS);
  return (
    <Link href="/history" className="total-change" title={t('parts.changeHint')} data-testid="total-change">
      <span className="total-changes small">
        {day ? (
          <Change change={day} span={t('market.window.24h')} amount />
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
        {week ? <Change change={week} span={t('market.window.7d')} /> : null}
      </span>
      <Sparkline points={withNow(history, nowRao, nowMs)} />
      <span className="visually-hidden">{t('parts.openHistory')}</span>
    </Link>
  );
}

function Change({ change, span, amount }: { change: ValueChange; span: string; amount?: boolean }) {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const { changeRao, fromRao } = change;
  const sign = changeRao > 0n ? '+' : '';
  return (
    <span className="amount">
      <span className={toneOf(changeRao)}>
        {amount && !hidden ? `${sign}${shortAmount(changeRao)}${NBSP}${TAU}` : null}
        {amount && !hidden && fromRao > 0n ? ' · ' : null}
        {fromRao > 0n ? signedPercent(changeRao, fromRao) : null}
      </span>{' '}
      <span className="faint">{span}</span>
    </span>
  );
}
