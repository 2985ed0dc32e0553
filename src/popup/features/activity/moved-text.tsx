import { Amount, CopyAmount } from '../../components/amount.js';
import { useSubnet } from '../../state/selectors.js';
import type { Moved } from './moved.js';

interface Props {
  moved: Moved;
  sign?: '+' | '\u2212';
  precision?: 'short' | 'exact' | 'plain';
  className?: string;
  /** Copies the exact amount when pressed, and shows it on focus. */
  copies?: boolean;
}

/** An amount that moved, with the symbol of its subnet. */
export function MovedText({ moved: { netuid, base }, copies, ...look }: Props) {
  const subnet = useSubnet(netuid);
  const token = netuid === null ? null : { netuid, symbol: subnet?.symbol ?? null };
  const Shown = copies ? CopyAmount : Amount;
  return <Shown base={base} token={token} {...look} />;
}
