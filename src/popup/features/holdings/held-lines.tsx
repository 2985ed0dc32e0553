import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Snapshot } from '../../../core/chain/snapshot.js';
import { dateText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import type { PositionGroup } from '../home/group-positions.js';
import { dayText, timeOfBlock } from '../market/figures.js';
import { heldBackOn } from './account-states.js';
import { ValidatorName } from './rewards.js';
import { AccountName } from './swap-warnings.js';

interface Props {
  group: PositionGroup;
  states: Snapshot<AccountState[]> | null;
}

/** Available, locked and bonded as lines of their own, each with what it means for leaving. */
export function HeldLines({ group, states }: Props) {
  const { t } = useTranslation();
  const netuid = group.netuid ?? 0;
  if (!states) return null;
  const holders = states.value.filter((state) =>
    group.positions.some((position) => position.coldkey === state.address),
  );
  const told = holders.filter((state) => heldBackOn(netuid, [state]) !== null);
  return (
    <>
      {told.map((state) => (
        <Held key={state.address} state={state} group={group} named={holders.length > 1} />
      ))}
      {holders.some((state) => state.availability.kind === 'unavailable') ? (
        <p className="small faint">{t('position.noAvailability')}</p>
      ) : null}
      {netuid === 0 ? <Holds states={states} group={group} /> : null}
    </>
  );
}

function Held({ state, group, named }: { state: AccountState; group: PositionGroup; named: boolean }) {
  const { t } = useTranslation();
  const held = heldBackOn(group.netuid ?? 0, [state]);
  if (!held) return null;
  const token = group.netuid === 0 ? null : { netuid: group.netuid ?? 0, symbol: group.symbol };
  const free = held.lockedBase === 0n && held.bondedBase === 0n;
  return (
    <section className="card pad-card facts" data-testid="held">
      {named ? (
        <p className="strong">
          <AccountName address={state.address} />
        </p>
      ) : null}
      <dl className="facts">
        <div className="fact">
          <dt>{t('position.available')}</dt>
          <dd>
            <Amount base={held.availableBase} token={token} />
          </dd>
        </div>
        {held.lockedBase > 0n ? (
          <div className="fact">
            <dt>{t('position.locked')}</dt>
            <dd>
              <Amount base={held.lockedBase} token={token} />
            </dd>
          </div>
        ) : null}
        {held.bondedBase > 0n ? (
          <div className="fact">
            <dt>{t('position.bonded')}</dt>
            <dd>
              <Amount base={held.bondedBase} token={token} />
            </dd>
          </div>
        ) : null}
      </dl>
      {free ? <p className="small quiet">{t('position.allFree')}</p> : null}
      {held.lockedBase > 0n ? <p className="small quiet">{t('position.lockedText')}</p> : null}
      {held.bondedBase > 0n ? <p className="small quiet">{t('position.bondedText')}</p> : null}
    </section>
  );
}

/** Root stake that a basket holds back until a block. */
function Holds({ states, group }: { states: Snapshot<AccountState[]>; group: PositionGroup }) {
  const { t } = useTranslation();
  const now = { block: states.block.number, atMs: states.atMs };
  const holds = states.value.flatMap(({ address, rootRewards }) =>
    rootRewards.kind === 'baskets'
      ? rootRewards.baskets.filter(
          (basket) =>
            (basket.heldUntilBlock ?? 0) > now.block &&
            group.positions.some((p) => p.coldkey === address && p.hotkey === basket.hotkey),
        )
      : [],
  );
  return holds.map((basket) => {
    const at = timeOfBlock(basket.heldUntilBlock ?? now.block, now);
    return (
      <p key={basket.hotkey} className="small caution" title={dateText(at)}>
        {t('position.rootHeld', { date: dayText(at) })} <ValidatorName hotkey={basket.hotkey} />
      </p>
    );
  });
}
