import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionHistory, ChainAction } from '../../../core/chain/history.js';
import type { ChartMark } from '../../components/chart/chart.js';
import { taoText } from '../../components/format.js';
import { useWalletStore } from '../../state/wallet-store.js';

type Way = Partial<Record<ChainAction['kind'], ChartMark['kind']>>;
type Wanted = (action: ChainAction) => ChartMark['kind'] | null;

const MONEY: Way = { received: 'in', sent: 'out', 'stake-received': 'in', 'stake-sent': 'out' };
const STAKE: Way = {
  stake: 'in',
  'stake-received': 'in',
  unstake: 'out',
  'stake-sent': 'out',
};

/** What came to the accounts and left them: the steps of a total that no price made. */
export const moneyMarks: Wanted = ({ kind }) => MONEY[kind] ?? null;

/** What came to the positions on one subnet and left them. */
export function stakeMarks(netuid: number): Wanted {
  return ({ kind, alpha, toNetuid, toAlpha }) => {
    if (kind === 'swap') {
      if (alpha?.netuid === netuid) return 'out';
      return (toAlpha?.netuid ?? toNetuid) === netuid ? 'in' : null;
    }
    return alpha?.netuid === netuid ? (STAKE[kind] ?? null) : null;
  };
}

/** Actions as marks on a line over time. The words of the history must be there; amounts follow the privacy switch. */
export function useMarks(history: ActionHistory | null, wanted: Wanted): ChartMark[] {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  return useMemo(
    () =>
      (history?.actions ?? []).flatMap((action) => {
        const kind = action.failed ? null : wanted(action);
        return kind ? [{ at: action.atMs, kind, text: textOf(t, action, hidden) }] : [];
      }),
    [history, wanted, hidden, t],
  );
}

function textOf(t: TFunction, { kind, taoRao }: ChainAction, hidden: boolean): string {
  const name = t(`history.kind.${kind}`);
  return hidden || taoRao === null ? name : `${name} ${taoText(taoRao)}`;
}
