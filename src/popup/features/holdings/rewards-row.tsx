import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RootClaim } from '../../../core/chain/account-state.js';
import { Amount } from '../../components/amount.js';
import { plainAmount, TAU } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { useSubnet } from '../../state/selectors.js';
import { type ClaimDoor, ClaimLink } from './rewards-claim.js';
import { SMALL_RAO, splitSmall, type ValidatorClaims } from './rewards-groups.js';
import { AccountName } from './swap-warnings.js';
import { ValidatorName } from './validator-name.js';

/** Most subnets one claim may name (opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs, claim_root). */
const MOST_SUBNETS = 5;

interface Props {
  due: ValidatorClaims;
  /** Several accounts are in view: the row says whose it is. */
  several: boolean;
  /** Null: it cannot be claimed from here. */
  door: ClaimDoor | null;
}

/** What one validator owes, worth at spot; opens to its subnets where there are several. */
export function ClaimRow({ due: { address, hotkey, totalRao, claims }, several, door }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const [only, ...others] = claims;
  const folds = others.length > 0;
  const main = (
    <>
      <Identicon seed={hotkey} size={24} />
      <span className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={hotkey} />
        </span>
        <Under only={folds ? undefined : only} count={claims.length} address={several ? address : null} />
      </span>
      {folds ? <ChevronDown size={14} className="reward-mark" aria-hidden="true" /> : null}
    </>
  );
  return (
    <li data-testid="reward" data-hotkey={hotkey}>
      <div className="part-row">
        {folds ? (
          <button
            type="button"
            className="reward-main"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {main}
          </button>
        ) : (
          <div className="reward-main">{main}</div>
        )}
        <div className="row-values">
          <Amount base={totalRao} aligned />
          {door ? (
            <ClaimLink
              door={door}
              choice={{
                form: 'claim-root',
                netuids: claims.slice(0, MOST_SUBNETS).map(({ netuid }) => netuid),
              }}
              hotkey={hotkey}
            />
          ) : null}
        </div>
      </div>
      {folds ? (
        <ul id={id} className="reward-subnets" hidden={!open}>
          {open ? <Subnets claims={claims} /> : null}
        </ul>
      ) : null}
    </li>
  );
}

/** How many subnets, or the one; and whose it is. */
function Under({
  only,
  count,
  address,
}: {
  only: RootClaim | undefined;
  count: number;
  address: string | null;
}) {
  const { t } = useTranslation();
  return (
    <span className="row-under truncate">
      {only ? (
        <>
          SN{only.netuid} · <Owed claim={only} />
        </>
      ) : (
        t('home.subnets', { count })
      )}
      {address === null ? null : (
        <>
          {' · '}
          <AccountName address={address} />
        </>
      )}
    </span>
  );
}

function Subnets({ claims }: { claims: readonly RootClaim[] }) {
  const { t } = useTranslation();
  const { lines, small } = splitSmall(claims);
  return (
    <>
      {lines.map((claim) => (
        <li key={claim.netuid} className="reward-subnet" data-netuid={claim.netuid}>
          <NetuidChip netuid={claim.netuid} />
          <span className="row-main">
            <Owed claim={claim} />
          </span>
          <Amount base={claim.spotRao} aligned className="quiet" />
        </li>
      ))}
      {small.length > 0 ? (
        <li className="reward-subnet">
          <span className="row-main quiet">
            {t('rewards.small', { count: small.length, amount: `${plainAmount(SMALL_RAO)}\u00a0${TAU}` })}
          </span>
          <Amount base={small.reduce((sum, { spotRao }) => sum + spotRao, 0n)} aligned className="quiet" />
        </li>
      ) : null}
    </>
  );
}

function Owed({ claim: { netuid, owedBase } }: { claim: RootClaim }) {
  const subnet = useSubnet(netuid);
  return <Amount base={owedBase} token={{ netuid, symbol: subnet?.symbol ?? null }} />;
}
