import { ArrowLeftRight, Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { Button } from '../../components/button.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { Sheet } from '../../components/sheet.js';
import words from '../../i18n/en/palette.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useAccountPortfolio, useActiveAccount, useSubnet } from '../../state/selectors.js';
import type { SheetState } from './sheet-state.js';

addWords(words);

/** Which stake is to be moved, and where to: another subnet, or another validator on the same one. */
export default function MoveSheet({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const positions = useAccountPortfolio(account?.address ?? null)?.positions ?? [];
  const go = (path: string): void => {
    onOpenChange(false);
    navigate(path);
  };
  return (
    <Sheet title={t('move.title')} open={open} onOpenChange={onOpenChange}>
      {positions.length === 0 ? (
        <>
          <p className="quiet">{t('move.none')}</p>
          <Button look="primary" onClick={() => go('/stake')}>
            {t('move.stake')}
          </Button>
        </>
      ) : (
        <ul className="sheet-list" data-testid="move-positions">
          {positions.map((position) => (
            <MoveRow key={`${position.netuid} ${position.hotkey}`} position={position} onGo={go} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function MoveRow({ position, onGo }: { position: Position; onGo(path: string): void }) {
  const { t } = useTranslation();
  const { netuid, hotkey, validatorName, exit, alpha } = position;
  const subnet = useSubnet(netuid);
  const name = netuid === 0 ? t('home.rootStake') : subnet?.name || t('home.subnet', { netuid });
  const validator = validatorName || `${hotkey.slice(0, 6)}…${hotkey.slice(-6)}`;
  return (
    <li className="move-row">
      <NetuidChip netuid={netuid} />
      <span className="row-main">
        <Outside text={name} className="row-name truncate" />
        <Outside text={validator} className="row-under truncate" />
      </span>
      {exit.kind === 'exact' ? (
        <Amount base={exit.rao} className="row-value" />
      ) : (
        <Amount base={alpha.base} token={netuid === 0 ? null : { netuid, symbol: subnet?.symbol ?? null }} />
      )}
      <span className="move-ways">
        <Button
          aria-label={t('move.way', { way: t('move.subnet'), subnet: name, validator })}
          onClick={() => onGo(`/do/subnet/${netuid}/${hotkey}`)}
        >
          <ArrowLeftRight size={14} aria-hidden="true" /> {t('move.subnet')}
        </Button>
        <Button
          aria-label={t('move.way', { way: t('move.validator'), subnet: name, validator })}
          onClick={() => onGo(`/do/validator/${netuid}/${hotkey}`)}
        >
          <Repeat size={14} aria-hidden="true" /> {t('move.validator')}
        </Button>
      </span>
    </li>
  );
}
