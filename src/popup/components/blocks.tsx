import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../core/amount/format.js';

/** One block in seconds (opentensor/subtensor runtime: MILLISECS_PER_BLOCK). */
const BLOCK_S = 12n;
const MINUTE_S = 60n;
const HOUR_S = 60n * MINUTE_S;
const DAY_S = 24n * HOUR_S;

const UNITS = [
  ['days', DAY_S],
  ['hours', HOUR_S],
  ['minutes', MINUTE_S],
  ['seconds', 1n],
] as const;

/** `about 1 day`: in the largest unit of which there is one, to the nearest. */
export function aboutBlocks(t: TFunction, count: bigint): string {
  const seconds = count * BLOCK_S;
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? UNITS[3];
  return t(`blocks.${unit}`, { count: Number((seconds + size / 2n) / size) });
}

/** A length of time on the chain: `7 200 blocks, about 1 day`. */
export function Blocks({ count }: { count: bigint }) {
  const { t } = useTranslation();
  const number = t('blocks.count', { count: Number(count), number: groupDigits(count.toString()) });
  return (
    <>
      <span className="amount">{number}</span>
      {count > 0n ? `, ${aboutBlocks(t, count)}` : null}
    </>
  );
}
