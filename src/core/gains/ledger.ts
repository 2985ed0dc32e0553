import type { ChainAction } from '../chain/history.js';
import { type Lot, Lots, type Method, sumOfBase, sumOfCost } from './lots.js';

/** One position through its history. */
export interface Account {
  coldkey: string;
  hotkey: string;
  netuid: number;
  lots: Lots;
  /** Growth that is still held. */
  earnedBase: bigint;
  /** Growth that left: it counts as sold then. */
  earnedOutBase: bigint;
  earnedOutRao: bigint;
  /** What alpha brought of which nobody knows the cost. */
  unknownOutRao: bigint;
  realisedRao: bigint;
  /** Cost of alpha that is gone without a known sale. */
  lostRao: bigint;
  /** TAO that went in and came out; carried lots count with their cost. */
  paidRao: bigint;
  receivedRao: bigint;
  complete: boolean;
}

/** A difference as small as this comes from the chain's rounding of shares. */
export const ROUNDING_BASE = 1_000n;

export const positionKey = (at: { coldkey: string; hotkey: string; netuid: number }): string =>
  `${at.coldkey}|${at.hotkey}|${at.netuid}`;

/** What an account holds by what was booked. */
export const bookedBase = ({ lots, earnedBase }: Account): bigint => lots.base + earnedBase;

/**
 * Books actions into positions. Bought alpha leaves before earned alpha, for it was there first. A move within a subnet
 * carries its lots along; whatever changes subnet or owner is sold and bought at what it was worth.
 */
export class GainLedger {
  readonly accounts = new Map<string, Account>();

  constructor(private readonly method: Method) {}

  account(coldkey: string, hotkey: string, netuid: number): Account {
    const key = positionKey({ coldkey, hotkey, netuid });
    const known = this.accounts.get(key);
    if (known) return known;
    const made: Account = {
      coldkey,
      hotkey,
      netuid,
      lots: new Lots(this.method),
      earnedBase: 0n,
      earnedOutBase: 0n,
      earnedOutRao: 0n,
      unknownOutRao: 0n,
      realisedRao: 0n,
      lostRao: 0n,
      paidRao: 0n,
      receivedRao: 0n,
      complete: true,
    };
    this.accounts.set(key, made);
    return made;
  }

  /** A ledger of its own with all that is booked. */
  copy(): GainLedger {
    const made = new GainLedger(this.method);
    for (const [key, account] of this.accounts)
      made.accounts.set(key, { ...account, lots: account.lots.copy() });
    return made;
  }

  /** @param action a successful one; others change no position */
  book(action: ChainAction): void {
    const { kind, address, hotkey, alpha, taoRao } = action;
    if (action.failed || !alpha || hotkey === null) return;
    const here = this.account(address, hotkey, alpha.netuid);
    switch (kind) {
      case 'stake':
      case 'stake-received':
        this.buy(here, { base: alpha.base, costRao: taoRao });
        break;
      case 'unstake':
      case 'stake-sent':
      case 'fee':
        this.sell(here, alpha.base, taoRao);
        break;
      case 'move':
      case 'swap':
        this.relocate(action, here, alpha.base);
        break;
      default:
        // A claim is stake that came without being bought: it shows as earned by itself.
        break;
    }
  }

  /**
   * Alpha that is not there any more, though no action tells of it: what it brought nobody knows, so it is neither a loss
   * nor a gain. What the chain's rounding took is a cost of what was sold.
   */
  lose(account: Account, base: bigint): void {
    const costRao = sumOfCost(account.lots.take(base));
    if (base <= ROUNDING_BASE) account.realisedRao -= costRao;
    else {
      account.lostRao += costRao;
      account.complete = false;
    }
  }

  private buy(account: Account, lot: Lot): void {
    account.lots.add(lot);
    account.paidRao += lot.costRao ?? 0n;
  }

  private sell(account: Account, base: bigint, taoRao: bigint | null): void {
    const { lots, earned } = this.takeOut(account, base);
    const costRao = sumOfCost(lots);
    if (taoRao === null) {
      account.lostRao += costRao;
      account.complete = false;
      return;
    }
    const [earnedRao, unknownRao] = shares(taoRao, base, earned, unknownOf(lots));
    account.earnedOutRao += earnedRao;
    account.unknownOutRao += unknownRao;
    account.realisedRao += taoRao - earnedRao - unknownRao - costRao;
    account.receivedRao += taoRao;
  }

  private relocate(action: ChainAction, from: Account, base: bigint): void {
    const { address, toHotkey, toNetuid, toAlpha, taoRao } = action;
    if (toHotkey === null || toNetuid === null) {
      this.sell(from, base, taoRao);
      return;
    }
    const to = this.account(address, toHotkey, toNetuid);
    if (toNetuid !== from.netuid) {
      this.sell(from, base, taoRao);
      if (toAlpha) this.buy(to, { base: toAlpha.base, costRao: taoRao });
      return;
    }
    if (from === to) return;
    const { lots: taken, earned } = this.takeOut(from, base);
    const earnedRao = base === 0n || taoRao === null ? null : (taoRao * earned) / base;
    from.earnedOutRao += earnedRao ?? 0n;
    const lots = earned > 0n ? [...taken, { base: earned, costRao: earnedRao }] : taken;
    const cost = sumOfCost(lots);
    from.receivedRao += cost;
    to.paidRao += cost;
    for (const lot of fitted(lots, base, toAlpha?.base ?? base)) to.lots.add(lot);
    to.complete &&= from.complete;
  }

  /** What is not there by the books came from where nobody knows. */
  private takeOut(account: Account, base: bigint): { lots: Lot[]; earned: bigint } {
    const held = account.lots.base;
    const lots = account.lots.take(base < held ? base : held);
    const rest = base - sumOfBase(lots);
    const earned = rest < account.earnedBase ? rest : account.earnedBase;
    account.earnedBase -= earned;
    account.earnedOutBase += earned;
    return rest > earned
      ? { lots: [...lots, { base: rest - earned, costRao: null }], earned }
      : { lots, earned };
  }
}

/** What of an amount falls to growth and to alpha of unknown cost; the part of known cost has the rest. */
export function shares(
  rao: bigint,
  base: bigint,
  earned: bigint,
  unknown: bigint,
): [earnedRao: bigint, unknownRao: bigint] {
  if (base === 0n) return [0n, 0n];
  const earnedRao = (rao * earned) / base;
  return [earnedRao, earned + unknown === base && unknown > 0n ? rao - earnedRao : (rao * unknown) / base];
}

const unknownOf = (lots: Lot[]): bigint => sumOfBase(lots.filter(({ costRao }) => costRao === null));

/** Lots as they arrived: an amount that differs by a rounding of the chain is spread, its cost stays. */
function fitted(lots: Lot[], left: bigint, arrived: bigint): Lot[] {
  if (left === arrived || left === 0n) return lots;
  let rest = arrived;
  return lots.map((lot, i) => {
    const base = i === lots.length - 1 ? rest : (lot.base * arrived) / left;
    rest -= base;
    return { base, costRao: lot.costRao };
  });
}
