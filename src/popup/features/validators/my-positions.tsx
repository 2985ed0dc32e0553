import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Amount } from '../../components/amount.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { useChainStore } from '../../state/chain-store.js';
import { useScope } from '../holdings/scope.js';
import { PositionYield } from '../holdings/yield-text.js';

/** What the accounts in view hold with a validator, each place with the way to it. */
export function MyPositions({ hotkey }: { hotkey: string }) {
  const { t } = useTranslation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const positions = useScope()
    .portfolios.flatMap((one) => one.positions)
    .filter((position) => position.hotkey === hotkey)
    .sort((a, b) => (a.spotRao === b.spotRao ? a.netuid - b.netuid : a.spotRao > b.spotRao ? -1 : 1));
  if (positions.length === 0) return null;
  return (
    <section className="card pad-card" data-testid="my-positions">
      <h2 className="part-title">{t('validators.myPositions')}</h2>
      <ul className="validator-places">
        {positions.map((position) => {
          const subnet = subnets?.find(({ netuid }) => netuid === position.netuid);
          const name = position.netuid === 0 ? t('amount.root') : (subnet?.name ?? '');
          return (
            <li key={`${position.coldkey} ${position.netuid}`} className="validator-place">
              <NetuidChip netuid={position.netuid} />
              <span className="row-main">
                <Link className="link truncate" href={`/position/${position.netuid}`}>
                  <Outside text={name || t('home.subnet', { netuid: position.netuid })} />
                </Link>
                <span className="row-under">
                  <Amount
                    base={position.alpha.base}
                    token={
                      position.netuid === 0
                        ? null
                        : { netuid: position.netuid, symbol: subnet?.symbol ?? null }
                    }
                  />
                </span>
              </span>
              <span className="row-values">
                {position.exit.kind === 'exact' ? (
                  <Amount base={position.exit.rao} aligned />
                ) : (
                  <span className="faint">{t('market.unpriced')}</span>
                )}
                <span className="tiny">
                  <PositionYield
                    coldkey={position.coldkey}
                    hotkey={position.hotkey}
                    netuid={position.netuid}
                  />
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
