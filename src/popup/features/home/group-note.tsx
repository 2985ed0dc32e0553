import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExitValue } from '../../../core/stake/types.js';
import { hasRoom } from '../../app/surface.js';
import { cx } from '../../components/cx.js';
import { taoText } from '../../components/format.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { growthText } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { type DayBefore, dayChange } from './day-change.js';
import { type PositionGroup, spotDiffers } from './group-positions.js';

const RootYield = lazy(() => import('./root-yield.js'));

const REASONS = {
  dust: 'home.unpricedDust',
  'no-quote': 'home.unpricedNoQuote',
  'no-simulation': 'home.unpricedNoSimulation',
} as const;

interface Props {
  group: PositionGroup;
  before: DayBefore;
  /** Its positions are shown. */
  open: boolean;
}

/** What stands below a value: why it is missing, spot where it differs, otherwise what a day did to it. */
export function GroupNote({ group, before, open }: Props) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (group.unpriced === group.positions.length) return <ExitReason exit={group.positions[0]?.exit} />;
  if (group.unpriced > 0) return <>{t('home.partlyPriced', { count: group.unpriced })}</>;
  // The popup is opened for two seconds, forty times a day: there a yield is measured only for whoever looks closer.
  if (group.netuid === 0)
    return open || hasRoom() ? (
      <Suspense fallback={null}>
        <RootYield positions={group.positions} />
      </Suspense>
    ) : null;
  if (!hidden && spotDiffers(group.spotRao, group.exitRao))
    return <>{t('home.spotValue', { amount: taoText(group.spotRao) })}</>;
  const change = dayChange(group.positions, before);
  return change ? (
    <span title={t('home.dayHint')} data-testid="day-change">
      <span className={cx('amount', toneOf(change.changeRao))}>
        {growthText(change.changeRao, change.fromRao)}
      </span>{' '}
      <span className="faint">{t('market.window.24h')}</span>
    </span>
  ) : null;
}

/** Why a position has no exit value. */
export function ExitReason({ exit }: { exit: ExitValue | undefined }) {
  const { t } = useTranslation();
  return exit?.kind === 'unavailable' ? t(REASONS[exit.reason]) : null;
}
