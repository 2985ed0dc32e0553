import { fundsLost, keptMeasure, LOSS_FLOOR, stakeLost } from './losses.js';
import type { Seen, SeenAccount } from './seen.js';
import type { AlertFacts, OwnTransaction, WatchedAccount, WatchReport } from './types.js';

/** How long money is left undecided while own transactions cannot be looked up; then what left is reported. */
export const PATIENCE_MS = 600_000;

/** `own`: a transaction of this wallet, and the key was used for nothing else; `unknown`: that cannot be told yet. */
export type Mover = 'own' | 'others' | 'unknown';

export interface MoneyCompared {
  mover: Mover;
  facts: AlertFacts[];
  measure: Pick<SeenAccount, 'block' | 'atMs' | 'nonce' | 'fundsRao' | 'positions'>;
}

/**
 * Who moved the account's money since it was last accounted for. A nonce that went further than this wallet's transactions
 * is a key used elsewhere. Without a nonce somebody may still have acted for the account: a delegate, a shared account's
 * members. That is own when a transaction of this wallet named the account.
 */
export function moverOf(
  before: SeenAccount,
  after: WatchedAccount,
  report: WatchReport,
  since: readonly OwnTransaction[],
): Mover {
  if (report.ownSince === null) return report.block.atMs - before.atMs > PATIENCE_MS ? 'others' : 'unknown';
  const signed = since.filter(({ address }) => address === after.address);
  if (after.nonce - before.nonce > signed.length) return 'others';
  const actedFor = since.some(({ names }) => names.includes(after.address));
  return signed.length > 0 || actedFor ? 'own' : 'others';
}

/**
 * Money that left and that no transaction of this wallet explains.
 * @param since transactions of this wallet that were not accounted for before
 * @param last null with a first check
 */
export function compareMoney(
  before: SeenAccount | null,
  after: WatchedAccount,
  report: WatchReport,
  since: readonly OwnTransaction[],
  last: Seen | null,
): MoneyCompared {
  const held = after.positions.kind === 'known' ? after.positions.value : null;
  const now: MoneyCompared['measure'] = {
    block: report.block.number,
    atMs: report.block.atMs,
    nonce: after.nonce,
    fundsRao: after.freeRao + after.reservedRao,
    positions: held ?? before?.positions ?? null,
  };
  if (before === null || last === null) return { mover: 'others', facts: [], measure: now };
  const mover = moverOf(before, after, report, since);
  if (mover === 'unknown') {
    const { block, atMs, nonce, fundsRao, positions } = before;
    return { mover, facts: [], measure: { block, atMs, nonce, fundsRao, positions } };
  }
  // A transaction of this wallet was approved with its effects, and an upgrade may change what everybody holds.
  if (mover === 'own' || last.specVersion !== report.specVersion) return { mover, facts: [], measure: now };
  const subnetIsSame = sameSubnets(last, report);
  const measured = before.positions ?? [];
  const funds = fundsLost(before, after);
  const fell = before.fundsRao - now.fundsRao;
  return {
    mover,
    facts: [...(funds ? [funds] : []), ...(held ? stakeLost(measured, held, subnetIsSame) : [])],
    measure: {
      ...now,
      fundsRao: fell > 0n && fell < LOSS_FLOOR ? before.fundsRao : now.fundsRao,
      positions: held ? keptMeasure(measured, held, subnetIsSame) : before.positions,
    },
  };
}

function sameSubnets(last: Seen, report: WatchReport): (netuid: number) => boolean {
  return (netuid) => {
    const found = report.subnets.find((subnet) => subnet.netuid === netuid);
    const known = last.subnets[netuid];
    return found === undefined || known === undefined || found.registeredAtBlock === known;
  };
}
