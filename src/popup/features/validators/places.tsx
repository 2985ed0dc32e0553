import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ChainValidator } from '../../../core/chain/market.js';
import { Button } from '../../components/button.js';
import { roughAmount } from '../../components/format.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { exactTitle, TokenSymbol } from '../../components/token-symbol.js';
import { useChainStore } from '../../state/chain-store.js';
import { YieldText } from '../holdings/yield-text.js';
import { useValidatorDetails } from '../market/validators.js';

/** A yield takes a request for each day of a week: so many are measured without being asked for. */
const MEASURED_AT_ONCE = 3;
const FIRST = 12;

/** Subnets a validator validates, with its stake there and what its stakers got. */
export function Places({ validator }: { validator: ChainValidator }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const { hotkey } = validator;
  // Root has no work to validate: its stake is one of the facts.
  const places = validator.places.filter(({ netuid }) => netuid !== 0);
  return (
    <section className="card pad-card" data-testid="validator-places">
      <h2 className="part-title">
        {t('validators.places')} <span className="faint amount">{places.length}</span>
      </h2>
      <ul className="validator-places">
        {(all ? places : places.slice(0, FIRST)).map(({ netuid, stakeBase }, index) => {
          const subnet = subnets?.find((one) => one.netuid === netuid);
          const name = subnet?.name ?? '';
          return (
            <li key={netuid} className="validator-place">
              <NetuidChip netuid={netuid} />
              <span className="row-main">
                <Link className="link truncate" href={`/subnet/${netuid}`}>
                  <Outside text={name || t('home.subnet', { netuid })} />
                </Link>
              </span>
              <span className="row-values">
                <span
                  className="amount"
                  title={exactTitle(stakeBase, { netuid, symbol: subnet?.symbol ?? null })}
                >
                  {roughAmount(stakeBase)} <TokenSymbol netuid={netuid} symbol={subnet?.symbol ?? null} />
                </span>
                <PlaceYield hotkey={hotkey} netuid={netuid} atOnce={index < MEASURED_AT_ONCE} />
              </span>
            </li>
          );
        })}
      </ul>
      {places.length > FIRST && !all ? (
        <Button look="ghost" onClick={() => setAll(true)}>
          {t('validators.allPlaces', { count: places.length })}
        </Button>
      ) : null}
    </section>
  );
}

function PlaceYield({ hotkey, netuid, atOnce }: { hotkey: string; netuid: number; atOnce: boolean }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(atOnce);
  return wanted ? (
    <Measured hotkey={hotkey} netuid={netuid} />
  ) : (
    <button type="button" className="link tiny validator-measure" onClick={() => setWanted(true)}>
      {t('validators.measure')}
    </button>
  );
}

function Measured({ hotkey, netuid }: { hotkey: string; netuid: number }) {
  const { t } = useTranslation();
  const asked = useValidatorDetails(netuid);
  const found = asked.value?.value.find((row) => row.hotkey === hotkey);
  return (
    <span className="tiny" role="status">
      {found ? (
        <YieldText measured={found.yield} />
      ) : (
        <span className="faint">
          {t(asked.error ? 'yield.failed' : asked.value ? 'yield.notMeasured' : 'yield.measuring')}
        </span>
      )}
    </span>
  );
}
