import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import type { ChainAction, HistoryRange } from '../../../core/chain/history.js';
import { dayText } from '../../components/age.js';
import type { ChartMark } from '../../components/chart/chart.js';
import { NBSP, TAU } from '../../components/format.js';
import { symbolText } from '../../components/token-symbol.js';
import { useSubnet } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useScope } from '../holdings/scope.js';
import { useRoom } from './use-room.js';

/** What the accounts in view bought and sold of a subnet's alpha, for marking on its line. */
export function useOwnMarks(netuid: number, range: HistoryRange): ChartMark[] {
  const { t } = useTranslation();
  const { accounts } = useScope();
  const addresses = useMemo(() => accounts.map(({ address }) => address), [accounts]);
  const history = useRoom('actions', addresses.length > 0 ? { addresses, range } : undefined);
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const symbol = symbolText(netuid, useSubnet(netuid)?.symbol ?? null);
  return useMemo(
    () =>
      (history?.actions ?? []).flatMap((action) => markOf(t, action, netuid, hidden ? null : symbol) ?? []),
    [t, history, netuid, hidden, symbol],
  );
}

/**
 * An action as a mark on the line of a subnet; null where it has nothing to do with it, or moved alpha between validators
 * only. Without a symbol amounts are left out, because they are hidden.
 */
export function markOf(
  t: TFunction,
  action: ChainAction,
  netuid: number,
  symbol: string | null,
): ChartMark | null {
  if (action.failed) return null;
  const leaves = action.alpha?.netuid === netuid;
  const arrives = action.toNetuid === netuid && !leaves;
  const elsewhere = action.toNetuid !== null && action.toNetuid !== netuid;
  const kind = kindOf(action.kind, leaves, arrives, elsewhere);
  if (!kind) return null;
  const words = kind === 'in' ? 'bought' : 'sold';
  const base = arrives ? action.toAlpha?.base : action.alpha?.base;
  const date = dayText(action.atMs);
  if (symbol === null || base === undefined)
    return { at: action.atMs, kind, text: t(`market.mark.${words}`, { date }) };
  const alpha = `${shortAmount(base)}${NBSP}\u2068${symbol}\u2069`;
  return {
    at: action.atMs,
    kind,
    text:
      action.taoRao === null
        ? t(`market.mark.${words}Alpha`, { alpha, date })
        : t(`market.mark.${words}For`, { alpha, tao: `${shortAmount(action.taoRao)}${NBSP}${TAU}`, date }),
  };
}

function kindOf(
  kind: ChainAction['kind'],
  leaves: boolean,
  arrives: boolean,
  elsewhere: boolean,
): ChartMark['kind'] | null {
  if (kind === 'stake') return leaves || arrives ? 'in' : null;
  if (kind === 'unstake') return leaves ? 'out' : null;
  if (kind !== 'swap' && kind !== 'move') return null;
  if (arrives) return 'in';
  return leaves && elsewhere ? 'out' : null;
}
