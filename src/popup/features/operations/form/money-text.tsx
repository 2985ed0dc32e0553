import type { Money } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { TAU } from '../../../components/format.js';
import { TokenSymbol } from '../../../components/token-symbol.js';
import { useSubnet } from '../../../state/selectors.js';

interface Props {
  money: Money;
  sign?: '+' | '\u2212';
  precision?: 'short' | 'exact' | 'plain';
  className?: string;
  /** False for what one has: that is hidden where amounts are. */
  always?: boolean;
}

/** TAO or alpha of a quote. What is about to be signed is shown whatever the privacy switch says. */
export function MoneyText({ money, always = true, ...look }: Props) {
  const subnet = useSubnet(money.token === 'alpha' ? money.netuid : -1);
  if (money.token === 'tao') return <Amount base={money.rao} always={always} {...look} />;
  return (
    <Amount
      base={money.base}
      token={{ netuid: money.netuid, symbol: subnet?.symbol ?? null }}
      always={always}
      {...look}
    />
  );
}

/** The sign of its money alone. */
export function MoneySymbol({ money }: { money: Money }) {
  const subnet = useSubnet(money.token === 'alpha' ? money.netuid : -1);
  if (money.token === 'tao') return TAU;
  return <TokenSymbol netuid={money.netuid} symbol={subnet?.symbol ?? null} />;
}
