import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Snapshot } from '../../../core/chain/snapshot.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { dateText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import words from '../../i18n/en/doors.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useFeatures } from '../../state/use-features.js';
import { useCanAct } from '../acting/use-can-act.js';
import type { PositionGroup } from '../home/group-positions.js';
import { dayText, timeOfBlock } from '../market/figures.js';
import { heldBackOn } from './account-states.js';
import { ValidatorName } from './rewards.js';
import { AccountName } from './swap-warnings.js';

addWords(words);

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
      <Doors netuid={netuid} group={group} />
    </>
  );
}

/** What can be done on a subnet besides trading, for the account that forms act for; only what the runtime has. */
function Doors({ netuid, group }: { netuid: number; group: PositionGroup }) {
  const { t } = useTranslation();
  const has = useFeatures();
  const account = useActiveAccount();
  const canAct = useCanAct(account);
  if (!account || canAct !== true) return null;
  const isHolder = group.positions.some((position) => position.coldkey === account.address);
  const doors: Array<{ path: string; label: string; open: boolean }> =
    netuid === ROOT_NETUID
      ? [
          {
            path: '/do/join',
            label: t('doors.join'),
            open: has('root-baskets') === true && has('basket-staking') === true,
          },
        ]
      : [
          { path: `/do/lock/${netuid}`, label: t('doors.lock'), open: isHolder && has('locks') !== false },
          {
            path: `/do/auto-stake/${netuid}`,
            label: t('doors.autoStake'),
            open: has('auto-stake') !== false,
          },
        ];
  const offered = doors.filter(({ open }) => open);
  if (offered.length === 0) return null;
  return (
    <nav className="position-acts" aria-label={t('doors.label')}>
      {offered.map(({ path, label }) => (
        <Link key={path} className="position-act" href={path}>
          {label}
        </Link>
      ))}
    </nav>
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
