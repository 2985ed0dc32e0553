import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Position } from '../../../core/stake/types.js';
import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { Identicon } from '../../components/identicon.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount, useSubnet } from '../../state/selectors.js';
import { heldBackOn } from '../holdings/account-states.js';
import { PositionYield } from '../holdings/yield-text.js';
import type { DayBefore } from './day-change.js';
import { ExitReason, GroupNote } from './group-note.js';
import type { PositionGroup } from './group-positions.js';
import { HeldNote } from './held-note.js';
import { PortfolioRow } from './portfolio-row.js';
import { claimableOf, ToClaim } from './to-claim.js';

interface Props {
  group: PositionGroup;
  states: readonly AccountState[];
  /** What positions were a day ago. */
  before: DayBefore;
  /** Several accounts are in view: each position says whose it is. */
  several: boolean;
}

/** The stake of one subnet, validator or account at exit value; opens to its positions. */
export function SubnetPositions({ group, states, before, several }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = useGroupName(group);
  const held = group.netuid === null ? null : heldBackOn(group.netuid, states);
  // What cannot leave is worth more words than whose it is: there is room for one of the two.
  const isHeld = group.netuid !== 0 && held !== null && (held.lockedBase > 0n || held.bondedBase > 0n);
  const dueRao = group.netuid === 0 ? claimableOf(states) : 0n;
  const priced = group.unpriced < group.positions.length;
  return (
    <PortfolioRow
      chip={group.netuid ?? { seed: group.key }}
      name={<Outside text={name} />}
      under={
        <>
          {group.alphaBase !== null && group.netuid !== 0 ? (
            <>
              <Amount base={group.alphaBase} token={{ netuid: group.netuid ?? 0, symbol: group.symbol }} />
              {isHeld ? null : ' · '}
            </>
          ) : null}
          {isHeld && held && group.netuid !== null ? (
            <HeldNote held={held} netuid={group.netuid} symbol={group.symbol} />
          ) : (
            <Members group={group} counted={dueRao > 0n} />
          )}
          {dueRao > 0n ? <ToClaim rao={dueRao} /> : null}
        </>
      }
      valueRao={priced ? group.exitRao : null}
      note={<GroupNote group={group} before={before} open={open} />}
      toggle={{
        open,
        controls: id,
        label: t('home.showPositions', { name }),
        onToggle: () => setOpen(!open),
      }}
    >
      <ul id={id} className="subrows" hidden={!open}>
        {open
          ? group.positions.map((p) => (
              <PositionRow
                key={`${p.coldkey} ${p.hotkey} ${p.netuid}`}
                position={p}
                by={group.by}
                several={several}
              />
            ))
          : null}
        {open && group.netuid !== null ? (
          <li className="subrow">
            <Link className="link small" href={`/position/${group.netuid}`}>
              {t('home.details')}
            </Link>
          </li>
        ) : null}
      </ul>
    </PortfolioRow>
  );
}

function useGroupName({ by, key, name, netuid }: PositionGroup): string {
  const { t } = useTranslation();
  const account = useOwnAccount(by === 'account' ? key : null);
  if (netuid === 0) return t('home.rootStake');
  if (netuid !== null) return name || t('home.subnet', { netuid });
  return (by === 'account' ? account?.name : name) || `${key.slice(0, 6)}\u2026${key.slice(-6)}`;
}

/** What stands below the name: the one validator, or how many there are. `counted`: never its name, for want of room. */
function Members({ group, counted }: { group: PositionGroup; counted: boolean }) {
  const { t } = useTranslation();
  const [only] = group.positions;
  if (group.by !== 'subnet') {
    const subnets = new Set(group.positions.map((p) => p.netuid)).size;
    return <>{t('home.subnets', { count: subnets })}</>;
  }
  const validators = new Set(group.positions.map((p) => p.hotkey)).size;
  if (validators === 1 && only && !counted) return <ValidatorName position={only} />;
  return <>{t('home.validators', { count: validators })}</>;
}

function ValidatorName({ position }: { position: Position }) {
  return position.validatorName ? (
    <Outside text={position.validatorName} />
  ) : (
    <ShortAddress address={position.hotkey} />
  );
}

function PositionRow({
  position,
  by,
  several,
}: {
  position: Position;
  by: PositionGroup['by'];
  several: boolean;
}) {
  const subnet = useSubnet(position.netuid);
  const own = useOwnAccount(position.coldkey);
  const symbol = subnet?.symbol ?? null;
  return (
    <li className="subrow" title={position.hotkey}>
      {by === 'subnet' ? (
        <Identicon seed={position.hotkey} size={20} />
      ) : (
        <NetuidChip netuid={position.netuid} />
      )}
      <span className="row-main">
        <span className="truncate">
          <Link className="subrow-link" href={`/position/${position.netuid}`}>
            {by === 'validator' ? (
              <SubnetName netuid={position.netuid} name={subnet?.name ?? null} />
            ) : (
              <ValidatorName position={position} />
            )}
          </Link>
          {several && by !== 'account' && own ? (
            <>
              {' · '}
              <Outside text={own.name} className="faint" />
            </>
          ) : null}
        </span>
        {position.netuid === 0 ? null : (
          <span className="row-under truncate">
            <Amount base={position.alpha.base} token={{ netuid: position.netuid, symbol }} />
          </span>
        )}
        <span className="row-under truncate">
          <PositionYield coldkey={position.coldkey} hotkey={position.hotkey} netuid={position.netuid} />
        </span>
      </span>
      {position.exit.kind === 'exact' ? (
        <Amount base={position.exit.rao} aligned />
      ) : (
        <span className="faint">
          <ExitReason exit={position.exit} />
        </span>
      )}
    </li>
  );
}

function SubnetName({ netuid, name }: { netuid: number; name: string | null }) {
  const { t } = useTranslation();
  if (netuid === 0) return <>{t('amount.root')}</>;
  return <Outside text={name || t('home.subnet', { netuid })} />;
}
