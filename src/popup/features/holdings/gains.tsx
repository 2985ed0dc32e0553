import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import type { PositionGain } from '../../../core/chain/history.js';
import { positionGains } from '../../../core/gains/index.js';
import type { Position } from '../../../core/stake/types.js';
import { Fact } from '../../components/fact.js';
import { NBSP, TAU } from '../../components/format.js';
import { Term } from '../../components/term.js';
import { exactTitle } from '../../components/token-symbol.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { toneOf } from '../market/figures.js';
import { useRoom } from '../market/use-room.js';
import { useCostMethod } from './cost-method.js';

export interface Gains {
  list: PositionGain[];
  state: 'unread' | 'reading' | 'complete' | 'no-archive' | 'error';
  /** Blocks of the past looked through so far. */
  progress: { done: number; total: number };
  /** Of one position; null where nothing can be said. */
  of(position: Pick<Position, 'coldkey' | 'hotkey' | 'netuid'>): PositionGain | null;
}

const UNREAD: Gains = { list: [], state: 'unread', progress: { done: 0, total: 0 }, of: () => null };

const keyOf = ({ coldkey, hotkey, netuid }: Pick<Position, 'coldkey' | 'hotkey' | 'netuid'>): string =>
  `${coldkey} ${hotkey} ${netuid}`;

/**
 * Cost and gains by the chosen method, from the actions that are known; positions are worth what a sale would bring now.
 * @param accounts whose past is read; those of the positions when absent
 */
export function useGains(positions: Position[], accounts?: string[]): Gains {
  const method = useCostMethod((s) => s.method);
  const addresses = accounts ?? [...new Set(positions.map((position) => position.coldkey))].sort();
  const history = useRoom('actions', addresses.length > 0 ? { addresses, range: 'all' } : undefined);
  return useMemo(() => {
    if (!history) return UNREAD;
    const now = positions.map(({ coldkey, hotkey, netuid, alpha, exit, spotRao }) => ({
      coldkey,
      hotkey,
      netuid,
      base: alpha.base as bigint,
      valueRao: exit.kind === 'exact' ? exit.rao : spotRao,
    }));
    // Only a history that was read to its beginning knows that nothing was held before it.
    const opening = history.state === 'complete' ? [] : null;
    const list = positionGains({ actions: history.actions, now, opening }, method);
    const byKey = new Map(list.map((gain) => [keyOf(gain), gain] as const));
    return {
      list,
      state: history.state,
      progress: history.progress,
      of: (position) => byKey.get(keyOf(position)) ?? null,
    };
  }, [history, positions, method]);
}

/** Cost, change of price and income of one position; says so while or where the past is missing. */
export function GainLines({ gains, position }: { gains: Gains; position: Position }) {
  const { t } = useTranslation();
  const gain = gains.of(position);
  if (gains.state === 'unread') return null;
  if (gains.state !== 'complete' || !gain || !hasCost(gain)) {
    const why = gain && gains.state !== 'reading' ? gains.state : 'reading';
    return (
      <Fact name={<Term name="cost">{t('position.cost')}</Term>}>
        <span className="faint small">{t(`position.noCost.${why}`)}</span>
      </Fact>
    );
  }
  return (
    <>
      <Fact name={<Term name="cost">{t('position.cost')}</Term>}>
        <Signed value={gain.costRao} plain />
        {gain.complete ? null : <span className="faint tiny"> {t('position.atLeast')}</span>}
      </Fact>
      <Fact name={t('position.unrealised')}>
        <Signed value={gain.unrealisedRao} />
      </Fact>
      <Fact name={t('position.realised')}>
        <Signed value={gain.realisedRao} />
      </Fact>
      <Fact name={t('position.income')}>
        <Signed value={gain.incomeRao} />
      </Fact>
    </>
  );
}

/**
 * Whether anything is known to have been paid. Stake without any purchase was earned, received, or is older than what the
 * chain tells: no gain can be counted from it.
 */
export function hasCost({ costRao, paidRao }: PositionGain): boolean {
  return costRao > 0n || paidRao > 0n;
}

/** An amount that may be negative, with its sign. Follows the privacy switch. */
export function Signed({ value, plain, tone }: { value: bigint; plain?: boolean; tone?: 'quiet' }) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (hidden)
    return (
      <span className="amount">
        <span aria-hidden="true">{'\u2022\u2022\u2022\u2022'}</span>
        <span className="visually-hidden">{t('amount.hidden')}</span> {TAU}
      </span>
    );
  const sign = !plain && value > 0n ? '+' : '';
  return (
    <span className={plain ? 'amount' : `amount ${tone ?? toneOf(value)}`} title={exactTitle(value, null)}>
      {sign}
      {shortAmount(value)}
      {NBSP}
      {TAU}
    </span>
  );
}
