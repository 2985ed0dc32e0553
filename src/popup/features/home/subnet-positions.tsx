import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExitValue, Position } from '../../../core/stake/types.js';
import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { taoText } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { type SubnetGroup, spotDiffers } from './group-positions.js';
import { PortfolioRow } from './portfolio-row.js';

const REASONS = {
  dust: 'home.unpricedDust',
  'no-quote': 'home.unpricedNoQuote',
  'no-simulation': 'home.unpricedNoSimulation',
} as const;

/** The stake of one subnet at exit value; opens to its validators. */
export function SubnetPositions({ group }: { group: SubnetGroup }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const isRoot = group.netuid === 0;
  const name = isRoot ? t('home.rootStake') : (group.name ?? t('home.subnet', { netuid: group.netuid }));
  const single = group.positions.length === 1 ? group.positions[0] : undefined;
  const priced = group.unpriced < group.positions.length;
  return (
    <PortfolioRow
      chip={group.netuid}
      name={<Outside text={name} />}
      under={
        <>
          {isRoot ? null : (
            <>
              <Amount base={group.alphaBase} token={group} /> ·{' '}
            </>
          )}
          {single ? (
            <ValidatorName position={single} />
          ) : (
            t('home.validators', { count: group.positions.length })
          )}
        </>
      }
      valueRao={priced ? group.exitRao : null}
      note={<GroupNote group={group} />}
      toggle={{
        open,
        controls: id,
        label: t('home.showPositions', { name }),
        onToggle: () => setOpen(!open),
      }}
    >
      <ul id={id} className="subrows" hidden={!open}>
        {open
          ? group.positions.map((p) => <PositionRow key={p.hotkey} position={p} symbol={group.symbol} />)
          : null}
      </ul>
    </PortfolioRow>
  );
}

function GroupNote({ group }: { group: SubnetGroup }) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (group.unpriced === group.positions.length) return <ExitReason exit={group.positions[0]?.exit} />;
  if (group.unpriced > 0) return <>{t('home.partlyPriced', { count: group.unpriced })}</>;
  if (group.netuid === 0 || hidden || !spotDiffers(group.spotRao, group.exitRao)) return null;
  return <>{t('home.spotValue', { amount: taoText(group.spotRao) })}</>;
}

function ExitReason({ exit }: { exit: ExitValue | undefined }) {
  const { t } = useTranslation();
  return exit?.kind === 'unavailable' ? t(REASONS[exit.reason]) : null;
}

function ValidatorName({ position }: { position: Position }) {
  return position.validatorName ? (
    <Outside text={position.validatorName} />
  ) : (
    <ShortAddress address={position.hotkey} />
  );
}

function PositionRow({ position, symbol }: { position: Position; symbol: string | null }) {
  return (
    <li className="subrow" title={position.hotkey}>
      <Identicon seed={position.hotkey} size={20} />
      <span className="truncate">
        <ValidatorName position={position} />
      </span>
      {position.netuid === 0 ? null : (
        <Amount base={position.alpha.base} token={{ netuid: position.netuid, symbol }} className="quiet" />
      )}
      {position.exit.kind === 'exact' ? (
        <Amount base={position.exit.rao} />
      ) : (
        <span className="faint">
          <ExitReason exit={position.exit} />
        </span>
      )}
    </li>
  );
}
