import { ONE } from '../../../core/amount/money.js';
import type { Param, Risk, RiskLevel } from '../../../core/explain/types.js';
import type { ExtraAnswer } from '../../../protocol/engine/index.js';
import { WHOLE_BPS } from '../bounds.js';
import type { FactView } from '../fact-view.js';
import type { LeafExplanation } from '../plan.js';
import { shareRisks } from '../recipients.js';
import { ROOT_NETUID } from '../trade-parts.js';
import { THRESHOLDS } from './thresholds.js';

/** They take money out of the free balance and leave it the account's. */
const STAYS: ReadonlySet<string> = new Set(['stake-basket', 'add-collateral', 'evm-fund', 'exit-root']);

type Valued = Pick<LeafExplanation, 'sentence' | 'effects' | 'risks' | 'pools'>;

/** Rao, and alpha at its price, that an account gives to others or for nothing; what has no price is not counted. */
export function leavingRao(parts: readonly Valued[], account: string, view: FactView): bigint {
  return parts.reduce((sum, part) => sum + goneOf(part, account, view), 0n);
}

function goneOf(part: Valued, account: string, view: FactView): bigint {
  const { effects, pools } = part;
  if (!isLost(part) && (pools?.length || effects.some(({ kind }) => kind === 'receive'))) return 0n;
  if (STAYS.has(part.sentence.code) || part.risks.some(({ code }) => code === 'own-recipient')) return 0n;
  return effects.reduce(
    (sum, effect) =>
      effect.kind === 'pay' && effect.account === account ? sum + worthRao(effect.value, view) : sum,
    0n,
  );
}

/** Sold on the way or not, it ends with somebody else, or nowhere. */
export function isLost({ risks }: Pick<Valued, 'risks'>): boolean {
  return risks.some(
    ({ code, level }) => level === 'danger' && (code === 'transfer-stake' || code === 'destroys-value'),
  );
}

function worthRao(value: Param, view: FactView): bigint {
  if (value.t === 'tao') return value.rao;
  if (value.t !== 'alpha') return 0n;
  if (value.netuid === ROOT_NETUID) return value.base;
  return (value.base * (view.subnet(value.netuid)?.priceRaoPerAlpha ?? 0n)) / ONE;
}

/** True when what leaves may be a large part of all: more than that part of the free balance alone. */
export function asksWealth(leaving: bigint, view: FactView): boolean {
  const free = view.balance?.freeRao;
  return free !== undefined && leaving > 0n && leaving * WHOLE_BPS > free * THRESHOLDS.wealthShareBps.caution;
}

/** What leaves for good, of all that the account owns. Where that is not known nothing can be said. */
export function wealthRisks(
  leaving: bigint,
  wealth: Extract<ExtraAnswer, { kind: 'wealth' }> | null,
  /** The most that is said: whoever typed a payment here needs no second alarm. */
  most: RiskLevel,
): Risk[] {
  if (wealth === null || wealth.stakedRao === null) return [];
  const all = wealth.freeRao + wealth.stakedRao;
  if (all <= 0n) return [];
  const share = (leaving * WHOLE_BPS) / all;
  const { caution, danger } = THRESHOLDS.wealthShareBps;
  if (share <= caution) return [];
  const params = { bps: { t: 'bps', bps: Number(share < WHOLE_BPS ? share : WHOLE_BPS) } } as const;
  return [{ code: 'large-part-of-wealth', level: share > danger ? most : 'caution', params }];
}

/** The share of the balance that all payments together take, in the place of what was said of each. */
export function totalShareRisks(
  parts: readonly Valued[],
  account: string,
  view: FactView,
  risks: readonly Risk[],
): Risk[] {
  const gone = parts.filter((part) => goneOf(part, account, view) > 0n);
  if (gone.length < 2) return [...risks];
  const rao = gone
    .flatMap(({ effects }) => effects)
    .reduce(
      (sum, effect) =>
        effect.kind === 'pay' && effect.account === account && effect.value.t === 'tao'
          ? sum + effect.value.rao
          : sum,
      0n,
    );
  const [total] = shareRisks(rao, view, {});
  if (!total) return [...risks];
  return [...risks.filter(({ code }) => code !== 'large-share' && code !== total.code), total];
}
