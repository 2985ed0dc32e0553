import { useTranslation } from 'react-i18next';
import type { MeasuredYield } from '../../../core/chain/market.js';
import type { Position } from '../../../core/stake/types.js';
import { useServices } from '../../app/services.js';
import { cx } from '../../components/cx.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { perDayText, toneOf } from '../market/figures.js';

/** With more validators than this it is not asked: one line is not worth a question for each of them. */
const MOST = 8;
const NONE: MeasuredYield = { kind: 'not-measured', reason: 'unavailable' };

/** What root stake earns a day, over all its validators by the stake with each; nothing unless all of it was measured. */
export default function RootYield({ positions }: { positions: readonly Position[] }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const hotkeys = [...new Set(positions.map(({ hotkey }) => hotkey))];
  const asked = useAsk(`${networkId} ${hotkeys.join(' ')}`, async () => {
    if (hotkeys.length > MOST) return null;
    // Root stake earns what its validator's does, whoever holds it.
    const coldkey = positions[0]?.coldkey ?? '';
    const yields = await Promise.all(
      hotkeys.map((hotkey) => engine.call('positionYield', { coldkey, hotkey, netuid: 0 })),
    );
    return new Map(hotkeys.map((hotkey, at) => [hotkey, yields[at] ?? NONE] as const));
  });
  const perDayPpb = asked.value ? weightedPpb(positions, asked.value) : null;
  if (perDayPpb === null) return null;
  return (
    <span className={cx('amount', toneOf(perDayPpb))} title={t('yield.label')} data-testid="root-yield">
      {t('yield.perDay', { rate: perDayText({ perDayPpb }) })}
    </span>
  );
}

/** Growth per day in parts per billion, each validator by its stake; null when one of them is not measured. */
export function weightedPpb(
  positions: readonly Position[],
  yields: ReadonlyMap<string, MeasuredYield>,
): bigint | null {
  let [sum, weight] = [0n, 0n];
  for (const { hotkey, alpha } of positions) {
    const measured = yields.get(hotkey);
    if (measured?.kind !== 'measured') return null;
    sum += measured.perDayPpb * (alpha.base as bigint);
    weight += alpha.base;
  }
  return weight === 0n ? null : sum / weight;
}
