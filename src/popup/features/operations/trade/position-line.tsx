import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { Identicon } from '../../../components/identicon.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Outside } from '../../../components/outside.js';
import { Term } from '../../../components/term.js';
import type { PositionWorld } from './position-screen.js';

/** Which position a form is about, what of it cannot move, and why. */
export function PositionLine({ world }: { world: PositionWorld }) {
  const { t } = useTranslation();
  const { position, symbol, subnet, held } = world;
  const token = { netuid: position.netuid, symbol };
  return (
    <section className="card position-line" data-testid="position-line">
      <div className="position-of">
        <Identicon seed={position.hotkey} size={26} />
        <span className="row-main">
          <span className="row-name truncate">
            {position.validatorName ? (
              <Outside text={position.validatorName} />
            ) : (
              <ShortAddress address={position.hotkey} />
            )}
          </span>
          <span className="row-under truncate">
            <Amount base={position.alpha.base} token={token} always />
            {held && held.lockedBase > 0n ? (
              <span data-testid="locked">
                {' \u00b7 '}
                <Amount base={held.lockedBase} token={token} always />{' '}
                <Term name="lock">{t('trade.lockedShort')}</Term>
              </span>
            ) : null}
            {held && held.bondedBase > 0n ? (
              <span>
                {' \u00b7 '}
                <Amount base={held.bondedBase} token={token} always />{' '}
                <Term name="collateral">{t('trade.bondedShort')}</Term>
              </span>
            ) : null}
            {position.netuid !== 0 && subnet?.name && !(held && held.lockedBase + held.bondedBase > 0n) ? (
              <>
                {' \u00b7 '}
                <Outside text={subnet.name} />
              </>
            ) : null}
          </span>
        </span>
        <NetuidChip netuid={position.netuid} />
      </div>
    </section>
  );
}
