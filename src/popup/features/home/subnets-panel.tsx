import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { cx } from '../../components/cx.js';
import { poolText, priceTao } from '../../components/format.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { RowsSkeleton } from '../../components/skeleton.js';
import { TokenSymbol } from '../../components/token-symbol.js';
import { useChainStore } from '../../state/chain-store.js';

const SHOWN = 20;

/** The deepest pools at a glance; search, sorting and the rest of them have a screen of their own. */
export default function SubnetsPanel() {
  const { t } = useTranslation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets ?? null);
  const old = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  if (!subnets) return <RowsSkeleton rows={5} edge />;
  const traded = subnets.filter(({ netuid }) => netuid !== 0);
  const deepest = [...traded]
    .sort((a, b) => (a.taoInRao === b.taoInRao ? a.netuid - b.netuid : a.taoInRao > b.taoInRao ? -1 : 1))
    .slice(0, SHOWN);
  return (
    <>
      <Link href="/subnets" className="subnets-all">
        <Search size={14} aria-hidden="true" /> {t('home.allSubnets', { count: traded.length })}
      </Link>
      <ul className={cx('rows', old && 'rows-old')} data-testid="home-subnets">
        {deepest.map(({ netuid, name, symbol, priceRaoPerAlpha, taoInRao }) => (
          <li key={netuid} className="row-item">
            <Link href={`/subnet/${netuid}`} className="row subnet-link">
              <NetuidChip netuid={netuid} />
              <span className="row-main">
                <span className="row-name truncate">
                  <Outside text={name || t('home.subnet', { netuid })} />{' '}
                  <TokenSymbol netuid={netuid} symbol={symbol} />
                </span>
                <span className="row-under truncate">{t('home.pool', { amount: poolText(taoInRao) })}</span>
              </span>
              <span className="row-values amount">{priceTao(priceRaoPerAlpha)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
