import { useTranslation } from 'react-i18next';
import type { OperationQuote } from '../../../../core/operations/quote.js';
import { isBetweenPools, shortfallBps } from './average-price.js';

/** So much further below what is expected than the tolerance, in basis points, the least needs a word. */
const CLEARLY_BPS = 20;

/**
 * Why the least of one trade lies further below what is expected than the tolerance: what the chain bounds is not the
 * average price. Nothing while the two are close.
 */
export function WhyLess({ quote: { trades, request } }: { quote: OperationQuote }) {
  const { t } = useTranslation();
  const [leg] = trades;
  if (!leg || trades.length > 1 || leg.method === 'one-to-one' || !('toleranceBps' in request.ask))
    return null;
  if (shortfallBps(leg) <= request.ask.toleranceBps + CLEARLY_BPS) return null;
  return (
    <p className="quiet tiny" data-testid="why-less">
      {t(isBetweenPools(leg) ? 'operation.whyLessSwap' : 'operation.whyLess')}
    </p>
  );
}
