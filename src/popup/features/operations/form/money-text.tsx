import type { Money } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { useSubnet } from '../../../state/selectors.js';

interface Props {
  money: Money;
  sign?: '+' | '\u2212';
  precision?: 'short' | 'exact' | 'plain';
  className?: string;
}

/** TAO or alpha of a quote. What is about to be signed is shown whatever the privacy switch says. */
export function MoneyText({ money, ...look }: Props) {
  const subnet = useSubnet(money.token === 'alpha' ? money.netuid : -1);
  if (money.token === 'tao') return <Amount base={money.rao} always {...look} />;
  return (
    <Amount
      base={money.base}
      token={{ netuid: money.netuid, symbol: subnet?.symbol ?? null }}
      always
      {...look}
    />
  );
}
