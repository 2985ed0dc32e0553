import { alphaBase, type Rao } from '../amount/money.js';
import type { ChainAction, PositionGain } from '../chain/history.js';
import { type Account, GainLedger, positionKey } from './ledger.js';
import type { Method } from './lots.js';

/** A position as it is now. */
export interface PositionNow {
  coldkey: string;
  hotkey: string;
  netuid: number;
  base: bigint;
  /** At spot, or what a sale would bring: whoever asks decides, and says so. */
  valueRao: bigint;
}

/** What a position held where the known history begins. */
export interface PositionThen {
  coldkey: string;
  hotkey: string;
  netuid: number;
  base: bigint;
  /** What it is taken to have cost; null: nothing is known, and it counts as if it had cost nothing. */
  costRao: bigint | null;
}

export interface GainsInput {
  /** In any order. */
  actions: ChainAction[];
  now: PositionNow[];
  /** Positions at the beginning of the history; those not named held nothing. Null: the beginning is not known. */
  opening: PositionThen[] | null;
}

/**
 * Cost basis and gains of every position that is or was. For each of them, to the rao:
 * value now + received - paid = realised + unrealised + income. Network fees are not in it.
 */
export function positionGains({ actions, now, opening }: GainsInput, method: Method): PositionGain[] {
  const ledger = new GainLedger(method);
  for (const { coldkey, hotkey, netuid, base, costRao } of opening ?? []) {
    if (base === 0n) continue;
    const account = ledger.account(coldkey, hotkey, netuid);
    account.lots.add({ base, costRao: costRao ?? 0n });
    account.paidRao += costRao ?? 0n;
    account.complete = false;
  }
  for (const action of inOrder(actions)) ledger.book(action);
  const held = new Map(now.map((position) => [positionKey(position), position] as const));
  for (const { coldkey, hotkey, netuid } of now) ledger.account(coldkey, hotkey, netuid);
  return [...ledger.accounts.values()].map((account) => {
    const position = held.get(positionKey(account));
    return gainOf(account, position?.base ?? 0n, position?.valueRao ?? 0n, method, opening !== null);
  });
}

/** The sum over positions: what a person gained in all. Alpha of different subnets does not add up, so none is given. */
export function totalGain(
  gains: PositionGain[],
): Pick<PositionGain, 'costRao' | 'valueRao' | 'unrealisedRao' | 'realisedRao' | 'incomeRao' | 'complete'> {
  const sum = (pick: (gain: PositionGain) => bigint) => gains.reduce((total, gain) => total + pick(gain), 0n);
  return {
    costRao: sum(({ costRao }) => costRao) as Rao,
    valueRao: sum(({ valueRao }) => valueRao) as Rao,
    unrealisedRao: sum(({ unrealisedRao }) => unrealisedRao),
    realisedRao: sum(({ realisedRao }) => realisedRao),
    incomeRao: sum(({ incomeRao }) => incomeRao) as Rao,
    complete: gains.every(({ complete }) => complete),
  };
}

/** Oldest first; within a block by extrinsic, within an extrinsic as they came. What no extrinsic did comes last. */
function inOrder(actions: ChainAction[]): ChainAction[] {
  const place = ({ extrinsicIndex }: ChainAction) => extrinsicIndex ?? Number.MAX_SAFE_INTEGER;
  return [...actions].sort((a, b) => a.block - b.block || place(a) - place(b));
}

function gainOf(
  account: Account,
  base: bigint,
  valueRao: bigint,
  method: Method,
  beginningKnown: boolean,
): PositionGain {
  const { coldkey, hotkey, netuid, lots } = account;
  // Less than was bought and not sold: something took it that no action tells of. What is gone cost what it cost.
  const lost = lots.base > base ? lots.take(lots.base - base) : [];
  const lostRao = lost.reduce((sum, lot) => sum + lot.costRao, 0n);
  const earned = base - lots.base;
  const earnedValue = base === 0n ? 0n : (valueRao * earned) / base;
  return {
    coldkey,
    hotkey,
    netuid,
    method,
    costRao: lots.costRao as Rao,
    valueRao: valueRao as Rao,
    unrealisedRao: valueRao - earnedValue - lots.costRao,
    realisedRao: account.realisedRao - lostRao,
    incomeRao: (account.earnedOutRao + earnedValue) as Rao,
    incomeAlpha: { netuid, base: alphaBase(account.earnedOutBase + earned) },
    paidRao: account.paidRao as Rao,
    receivedRao: account.receivedRao as Rao,
    complete: account.complete && beginningKnown && lost.length === 0,
  };
}
