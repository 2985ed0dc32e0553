import { useTranslation } from 'react-i18next';
import { ONE } from '../../../../core/amount/money.js';
import { Amount } from '../../../components/amount.js';
import { priceTao, taoText } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useSubnet } from '../../../state/selectors.js';
import type { OperationState } from '../form/use-operation.js';

const MOST_HOLDINGS = 6;

interface Props {
  state: OperationState;
  hotkey: string;
}

/** Net asset value, price of a share, the smallest amount and the largest holdings of a validator's fund. */
export function Fund({ state: { quote, error }, hotkey }: Props) {
  const { t } = useTranslation();
  const isThisOne = quote?.request.ask.kind === 'stake-basket' && quote.request.ask.hotkey === hotkey;
  if (!quote || !isThisOne) return error ? null : <Skeleton rows={4} />;
  if (quote.detail.kind !== 'basket') return null;
  const { navRao, shares, holdings } = quote.detail;
  const { minimum } = quote.bounds;
  const largest = [...holdings].sort((a, b) =>
    a.worthRao === b.worthRao ? a.netuid - b.netuid : a.worthRao < b.worthRao ? 1 : -1,
  );
  const rest = largest.length - MOST_HOLDINGS;
  return (
    <section className="card pad-card" data-testid="fund">
      <dl className="facts fund-facts">
        <div className="fact">
          <dt>{t('join.nav')}</dt>
          <dd className="strong">
            <Amount base={navRao} always />
          </dd>
        </div>
        {shares > 0n ? (
          <div className="fact">
            <dt>{t('join.price')}</dt>
            <dd className="amount">{priceTao((navRao * ONE) / shares)}</dd>
          </div>
        ) : null}
        {minimum === null ? null : (
          <div className="fact">
            <dt>{t('join.least')}</dt>
            <dd className="amount">{taoText(minimum)}</dd>
          </div>
        )}
        {largest.slice(0, MOST_HOLDINGS).map((holding) => (
          <Holding key={holding.netuid} {...holding} />
        ))}
      </dl>
      {holdings.length === 0 ? <p className="quiet small">{t('join.empty')}</p> : null}
      {rest > 0 ? <p className="faint tiny fund-rest">{t('join.more', { count: rest })}</p> : null}
    </section>
  );
}

function Holding({ netuid, alphaBase, worthRao }: { netuid: number; alphaBase: bigint; worthRao: bigint }) {
  const subnet = useSubnet(netuid);
  return (
    <div className="fact">
      <dt>
        <NetuidChip netuid={netuid} />{' '}
        <Amount base={alphaBase} token={{ netuid, symbol: subnet?.symbol ?? null }} always />
      </dt>
      <dd>
        <Amount base={worthRao} always />
      </dd>
    </div>
  );
}
