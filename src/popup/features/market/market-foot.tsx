import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { groupDigits } from '../../../core/amount/format.js';
import { Age } from '../../components/age.js';
import { useChainStore } from '../../state/chain-store.js';
import type { Market } from './use-market.js';

/** How old the prices are, where they come from, and why changes may be missing. */
export function MarketFoot({ market, keys }: { market: Market; keys?: boolean }) {
  const { t } = useTranslation();
  const offline = useChainStore((s) => s.network?.state === 'offline');
  const changes = (market.rows ?? []).map((row) => row.changes['24h']);
  const missing = (reason: string): boolean =>
    changes.some((change) => change.kind === 'unavailable' && change.reason === reason);
  return (
    <footer className="market-foot faint tiny" data-state={market.old ? 'old' : 'live'}>
      <span>
        {market.source ? (
          <>
            {t('home.block', { number: groupDigits(String(market.source.block.number)) })} ·{' '}
            <Age atMs={market.source.atMs} />
            {offline ? <> · {t('network.offline')}</> : null}
          </>
        ) : null}
      </span>
      <span>
        {market.rows === null ? null : missing('no-archive') ? (
          <>
            {t('market.noPast')}{' '}
            <Link className="link" href="/settings/network">
              {t('market.chooseNode')}
            </Link>
          </>
        ) : missing('not-read-yet') ? (
          t('market.readingPast')
        ) : (
          t('market.fromChain')
        )}
      </span>
      {keys ? <span aria-hidden="true">{t('market.foot.keys')}</span> : null}
    </footer>
  );
}
