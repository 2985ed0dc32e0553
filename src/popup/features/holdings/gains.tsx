import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import type { ActionHistory, PositionGain, ValueHistory } from '../../../core/chain/history.js';
import { bookPast, gainsNow, stakeLooks } from '../../../core/gains/index.js';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { Fact } from '../../components/fact.js';
import { NBSP, TAU } from '../../components/format.js';
import { Term } from '../../components/term.js';
import { exactTitle } from '../../components/token-symbol.js';
import words from '../../i18n/en/portfolio.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useSubnet } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { toneOf } from '../market/figures.js';
import { useRoom } from '../market/use-room.js';
import { useCostMethod } from './cost-method.js';

addWords(words);

export interface Gains {
  /** Of every position that is or was. */
  list: PositionGain[];
  state: 'unread' | 'reading' | 'complete' | 'no-archive' | 'error';
  /** Of one position; null where nothing can be said. */
  of(position: Pick<Position, 'coldkey' | 'hotkey' | 'netuid'>): PositionGain | null;
}

/** Which position a gain is of. */
export const gainKey = ({
  coldkey,
  hotkey,
  netuid,
}: Pick<Position, 'coldkey' | 'hotkey' | 'netuid'>): string => `${coldkey} ${hotkey} ${netuid}`;

/**
 * Cost and gains by the chosen method, from the actions that are known and from what was held at past blocks; positions
 * are worth what a sale would bring now.
 * @param accounts whose past is read; those of the positions when absent
 */
export function useGains(positions: Position[], accounts?: string[]): Gains {
  const method = useCostMethod((s) => s.method);
  const addresses = accounts ?? [...new Set(positions.map((position) => position.coldkey))].sort();
  const any = addresses.length > 0;
  const history = useRoom('actions', any ? { addresses, range: 'all' } : undefined);
  // Far back and close by: what a position held before its first purchase, and what it grew by since.
  const whole = useRoom('valueHistory', any ? { addresses, range: 'all' } : undefined);
  const month = useRoom('valueHistory', any ? { addresses, range: '30d' } : undefined);
  const day = useRoom('valueHistory', any ? { addresses, range: '24h' } : undefined);
  const state = history ? stateOf([history, whole, month, day]) : 'unread';
  const books = useMemo(() => {
    // A part of the past tells nothing, and it comes in hundreds of parts.
    if (!history || state !== 'complete') return null;
    const looks = stakeLooks([whole, month, day].filter((one) => one !== null));
    return bookPast({ actions: history.actions, opening: null, looks }, method);
  }, [history, whole, month, day, state, method]);
  return useMemo(() => {
    if (!books) return { list: [], state, of: () => null };
    const now = positions.map(({ coldkey, hotkey, netuid, alpha, exit, spotRao }) => ({
      coldkey,
      hotkey,
      netuid,
      base: alpha.base as bigint,
      valueRao: exit.kind === 'exact' ? exit.rao : spotRao,
    }));
    const list = gainsNow(books, now);
    const byKey = new Map(list.map((gain) => [gainKey(gain), gain] as const));
    return { list, state, of: (position) => byKey.get(gainKey(position)) ?? null };
  }, [books, state, positions]);
}

/** Gains can be counted once all of it is read. */
function stateOf(pasts: Array<ActionHistory | ValueHistory | null>): ActionHistory['state'] {
  const states = pasts.map((past) => past?.state ?? 'reading');
  return (['error', 'no-archive', 'reading'] as const).find((state) => states.includes(state)) ?? 'complete';
}

/** Cost, change of price and income of one position, and what of it came without a purchase; or why nothing is known. */
export function GainLines({ gains, position }: { gains: Gains; position: Position }) {
  const { t } = useTranslation();
  const gain = gains.of(position);
  if (gains.state === 'unread') return null;
  if (gains.state !== 'complete') return <NoCost why={gains.state} />;
  if (!gain) return <NoCost why="reading" />;
  return (
    <>
      {hasCost(gain) ? (
        <>
          <Fact name={<Term name="cost">{t('position.cost')}</Term>}>
            <Signed value={gain.costRao} plain />
          </Fact>
          <Fact name={t('position.unrealised')}>
            <Signed value={gain.unrealisedRao} />
          </Fact>
          <Fact name={t('position.realised')}>
            <Signed value={gain.realisedRao} />
          </Fact>
        </>
      ) : (
        <NoCost why="complete" />
      )}
      {hasCost(gain) || gain.incomeRao > 0n ? (
        <Fact name={t('position.income')}>
          <Signed value={gain.incomeRao} />
        </Fact>
      ) : null}
      {hasCost(gain) && gain.unknownAlpha.base > 0n ? (
        <Fact name={t('portfolio.gain.unknown')}>
          <UnknownAlpha gain={gain} />
          <div className="faint tiny">{t('portfolio.gain.noPurchase')}</div>
        </Fact>
      ) : null}
      {gain.lostRao > 0n ? (
        <Fact name={t('portfolio.gain.lost')}>
          <Signed value={gain.lostRao} plain />
          <div className="faint tiny">{t('portfolio.gain.noSale')}</div>
        </Fact>
      ) : null}
    </>
  );
}

function NoCost({ why }: { why: 'reading' | 'complete' | 'no-archive' | 'error' }) {
  const { t } = useTranslation();
  return (
    <Fact name={<Term name="cost">{t('position.cost')}</Term>}>
      <span className="faint small">{t(`position.noCost.${why}`)}</span>
    </Fact>
  );
}

/** What of a position came without a known purchase: on root TAO, else alpha of its subnet. */
export function UnknownAlpha({ gain: { netuid, unknownAlpha } }: { gain: PositionGain }) {
  const symbol = useSubnet(netuid)?.symbol ?? null;
  return <Amount base={unknownAlpha.base} token={netuid === 0 ? null : { netuid, symbol }} />;
}

/**
 * Whether anything is known to have been paid. Stake without any purchase was earned, or is older than what the chain
 * tells: no cost and no change of price can be counted from it.
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
