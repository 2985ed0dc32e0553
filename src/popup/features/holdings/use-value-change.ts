import type { ValueHistory } from '../../../core/chain/history.js';
import { useChainStore } from '../../state/chain-store.js';
import { useRoom } from '../market/use-room.js';
import { DAY_MS, hasMoved, type ValueChange, valueChange } from './value-change.js';

const SPANS = { '24h': DAY_MS, '7d': 7 * DAY_MS } as const;
export type Span = keyof typeof SPANS;

interface ChangeOverSpan {
  change: ValueChange | null;
  /** Money came or went meanwhile: the change is no gain and no loss. */
  moved: boolean;
  state: ValueHistory['state'] | null;
}

/** The change of a total over one window, from the samples of that window, the same on every screen. */
export function useValueChange(span: Span, addresses: readonly string[], nowRao: bigint): ChangeOverSpan {
  const history = useRoom('valueHistory', { addresses: [...addresses], range: span });
  const snapshot = useChainStore((s) => s.portfolio?.snapshot ?? null);
  const change = valueChange(history?.points ?? [], nowRao, snapshot?.atMs ?? 0, SPANS[span]);
  const held = snapshot?.value.accounts.filter(({ address }) => addresses.includes(address)) ?? [];
  const moved = history !== null && change !== null && hasMoved(history, change.sinceMs, held);
  return { change, moved, state: history?.state ?? null };
}
