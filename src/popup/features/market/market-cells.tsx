import { useTranslation } from 'react-i18next';
import { fullAmount, groupDigits, percent } from '../../../core/amount/format.js';
import { ONE } from '../../../core/amount/money.js';
import type { PriceChange } from '../../../core/chain/market.js';
import { dateText, dayText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { columnAmount, NBSP, priceText, roughAmount, TAU } from '../../components/format.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { growthText } from '../holdings/value-change.js';
import { changeText, timeOfBlock, toneOf } from './figures.js';
import type { Distance, ListedRow } from './market-rows.js';

const DAY_BLOCKS = 7_200;
const WHOLE_BPS = 10_000n;
/** From 1 000 % on a column has no room for decimals. */
const ROUGH_BPS = 100_000;
const PPM = 1_000_000n;
const PPB = 1_000_000_000n;
/** From here on a column has no room for all digits; the exact amount is on hover. */
const ROUGH_FROM = 100_000n * ONE;

/** A dash that says why: on hover and to screen readers. */
export function Unknown({ why }: { why: string }) {
  return (
    <span className="faint" title={why}>
      {'\u2013'}
      <span className="visually-hidden"> {why}</span>
    </span>
  );
}

/** Null on root, which has no price. */
export function ChangeText({ change }: { change: PriceChange | null }) {
  const { t } = useTranslation();
  return change?.kind === 'known' ? (
    <span className={toneOf(change.bps)} title={changeText(change)}>
      {growthText(BigInt(change.bps), WHOLE_BPS, change.bps < ROUGH_BPS ? 2 : 0)}
    </span>
  ) : (
    <Unknown why={t(change ? `market.why.${change.reason}` : 'market.rootText')} />
  );
}

interface MineProps {
  row: { mineRao: bigint | null; minePartly: boolean };
  /** With its unit; a column has it in its head. */
  sign?: boolean;
}

/** Exit value of what is held there: four decimals, so that a column has its points in line; all of them on hover. */
export function MineText({ row: { mineRao, minePartly }, sign }: MineProps) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (mineRao === null) return <span className="faint">{'\u2013'}</span>;
  if (mineRao === 0n && minePartly) return <span className="faint">{t('market.unpriced')}</span>;
  if (hidden) return <Amount base={mineRao} />;
  return (
    <span className="amount" title={taoTitle(mineRao)}>
      {mineRao < ROUGH_FROM ? columnAmount(mineRao) : roughAmount(mineRao)}
      {sign ? `${NBSP}${TAU}` : null}
    </span>
  );
}

/** The exact amount, for a hint. */
export const taoTitle = (base: bigint): string => `${fullAmount(base)}${NBSP}${TAU}`;

/** Price of one alpha; every decimal on hover. */
export function PriceText({ row, sign }: { row: ListedRow; sign?: boolean }) {
  const { t } = useTranslation();
  if (row.netuid === 0) return <Unknown why={t('market.rootText')} />;
  return (
    <span className="amount" title={taoTitle(row.priceRaoPerAlpha)}>
      {priceText(row.priceRaoPerAlpha)}
      {sign ? `${NBSP}${TAU}` : null}
    </span>
  );
}

/** Own part of all alpha outside the pool; hidden with the amounts, for it tells them. */
export function ShareText({ row }: { row: ListedRow }) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (row.sharePpb === null) return <span className="faint">{'\u2013'}</span>;
  if (hidden)
    return (
      <>
        <span aria-hidden="true">{'\u2022\u2022\u2022'}</span>
        <span className="visually-hidden">{t('amount.hidden')}</span>
      </>
    );
  const least = PPB / 10_000n;
  return row.sharePpb < least
    ? t('market.below', { share: `${percent(least, PPB)}${NBSP}%` })
    : `${percent(row.sharePpb, PPB)}${NBSP}%`;
}

/** What the chosen size would lose. */
export function ExitCostText({ row }: { row: ListedRow }) {
  const { t } = useTranslation();
  if (row.exitCostPpm === null)
    return <Unknown why={t(row.netuid === 0 ? 'market.rootText' : 'market.noExitCost')} />;
  return `${percent(row.exitCostPpm, PPM)}${NBSP}%`;
}

export function EmissionText({ row, sum }: { row: ListedRow; sum: bigint }) {
  const { t } = useTranslation();
  return row.emissionRaoPerBlock === null || sum === 0n ? (
    <Unknown why={t('market.untold')} />
  ) : (
    `${percent(row.emissionRaoPerBlock, sum)}${NBSP}%`
  );
}

/** Days since the registration, counted from the newest block; the block on hover. */
export function AgeText({ row, clock }: { row: ListedRow; clock: number | null }) {
  const { t } = useTranslation();
  if (row.registeredAtBlock === null || clock === null) return <Unknown why={t('market.untold')} />;
  return (
    <span title={t('home.block', { number: groupDigits(String(row.registeredAtBlock)) })}>
      {t('market.ageDays', { count: daysSince(row.registeredAtBlock, clock) })}
    </span>
  );
}

/** Whole days between two blocks. */
export const daysSince = (block: number, clock: number): number =>
  Math.max(0, Math.floor((clock - block) / DAY_BLOCKS));

/** When a subnet began: its age, the date and the block on hover, for blocks are what the chain counts. */
export function SinceText({ block, now }: { block: number; now: { block: number; atMs: number } | null }) {
  const { t } = useTranslation();
  const number = t('home.block', { number: groupDigits(String(block)) });
  if (!now) return number;
  const at = timeOfBlock(block, now);
  return (
    <span title={`${dateText(at)} \u00b7 ${number}`}>
      {t('market.since', { count: daysSince(block, now.block), date: dayText(at) })}
    </span>
  );
}

/** How far it is from making room for another: short for a column, in full on hover and to screen readers. */
export function DistanceText({ distance, clock }: { distance: Distance; clock: number | null }) {
  const { t } = useTranslation();
  const said = distanceWords(distance, clock);
  if (said === null) return <Unknown why={t('market.untold')} />;
  return (
    <span
      className={distance.kind === 'next' ? 'loss' : distance.kind === 'immune' ? 'quiet' : undefined}
      title={t(`market.prune.${said.key}Long`, { count: said.count })}
    >
      {t(`market.prune.${said.key}`, { count: said.count })}
    </span>
  );
}

/** Key and number of a distance's words; null where nothing is told. */
export function distanceWords(
  distance: Distance,
  clock: number | null,
): { key: 'next' | 'away' | 'immune' | 'immuneHours'; count: number } | null {
  if (distance.kind === 'untold') return null;
  if (distance.kind === 'next') return { key: 'next', count: 0 };
  if (distance.kind === 'away') return { key: 'away', count: distance.places };
  if (clock === null) return null;
  const blocks = Math.max(0, distance.untilBlock - clock);
  return blocks >= DAY_BLOCKS
    ? { key: 'immune', count: Math.floor(blocks / DAY_BLOCKS) }
    : { key: 'immuneHours', count: Math.max(1, Math.ceil(blocks / 300)) };
}

/** A rough size in TAO, exact on hover, or why there is none. Columns have the sign in their head. */
export function SizeText({ base, root, sign }: { base: bigint | null; root?: boolean; sign?: boolean }) {
  const { t } = useTranslation();
  return base === null || root ? (
    <Unknown why={t(root ? 'market.rootText' : 'market.untold')} />
  ) : (
    <span className="amount" title={taoTitle(base)}>
      {roughAmount(base)}
      {sign ? `${NBSP}${TAU}` : null}
    </span>
  );
}
