import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StakeLock } from '../../../core/chain/account-state.js';
import type { Position } from '../../../core/stake/types.js';
import { CopyAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { Fact } from '../../components/fact.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { Term } from '../../components/term.js';
import { useOwnAccount } from '../../state/selectors.js';
import { ExitReason } from '../home/group-note.js';
import { spotDiffers } from '../home/group-positions.js';
import { FreeFrom } from './free-from.js';
import { PositionActs } from './position-acts.js';
import { PositionYield } from './yield-text.js';

interface Props {
  position: Position;
  symbol: string | null;
  showAccount: boolean;
  /** Conviction locks of this account with this validator. */
  locks: StakeLock[];
  /** What the whole subnet is worth, on top of the only position there: its exit value is not told twice. */
  headline?: ReactNode;
  children?: ReactNode;
}

/** Stake with one validator, line by line. */
export function PositionCard({ position, symbol, showAccount, locks, headline, children }: Props) {
  const { t } = useTranslation();
  const own = useOwnAccount(position.coldkey);
  const token = { netuid: position.netuid, symbol };
  const { exit } = position;
  return (
    <article className="card pad-card facts" data-testid="position-card">
      {headline}
      <header className="v-name">
        <Identicon seed={position.hotkey} />
        <span className="row-main">
          {position.validatorName ? (
            <Outside text={position.validatorName} className="truncate strong" />
          ) : null}
          <CopyAddress address={position.hotkey} />
        </span>
        {showAccount && own ? <Outside text={own.name} className="badge" /> : null}
      </header>
      <dl className="facts">
        {position.netuid === 0 ? null : (
          <Fact name={<Term name="alpha">{t('position.alpha')}</Term>}>
            <Amount base={position.alpha.base} token={token} precision="exact" />
          </Fact>
        )}
        {headline && exit.kind === 'exact' ? null : (
          <Fact name={<Term name="exit">{t('position.exit')}</Term>}>
            {exit.kind === 'exact' ? (
              <Amount base={exit.rao} />
            ) : (
              <span className="faint">
                <ExitReason exit={exit} />
              </span>
            )}
          </Fact>
        )}
        {position.netuid !== 0 && (exit.kind !== 'exact' || spotDiffers(position.spotRao, exit.rao)) ? (
          <Fact name={<Term name="spot">{t('position.spot')}</Term>}>
            <Amount base={position.spotRao} className="quiet" />
          </Fact>
        ) : null}
        {children}
        <Fact name={<Term name="yield">{t('yield.label')}</Term>}>
          <span className="small">
            <PositionYield
              coldkey={position.coldkey}
              hotkey={position.hotkey}
              netuid={position.netuid}
              long
            />
          </span>
        </Fact>
        {locks.map((lock) => (
          <Fact
            key={`${lock.sinceBlock} ${lock.perpetual}`}
            name={<Term name="conviction">{t('position.lockOf')}</Term>}
          >
            <Amount base={lock.lockedBase} token={token} />
            <span className="faint small fact-line">
              <FreeFrom lock={lock} />
            </span>
          </Fact>
        ))}
      </dl>
      <PositionActs position={position} />
    </article>
  );
}
