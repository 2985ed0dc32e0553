import type { ChainAction } from '../chain/history.js';
import { type Lot, Lots, type Method } from './lots.js';

/** One position through its history. */
export interface Account {
  coldkey: string;
  hotkey: string;
  netuid: number;
  lots: Lots;
  /** Alpha that left without having been bought: it was earned, and counts as sold then. */
  earnedOutBase: bigint;
  earnedOutRao: bigint;
  realisedRao: bigint;
  /** TAO that went in and came out; carried lots count with their cost. */
  paidRao: bigint;
  receivedRao: bigint;
  complete: boolean;
}

export const positionKey = (at: { coldkey: string; hotkey: string; netuid: number }): string =>
  `${at.coldkey}|${at.hotkey}|${at.netuid}`;

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
      earnedOutBase: 0n,
      earnedOutRao: 0n,
      realisedRao: 0n,
      paidRao: 0n,
      receivedRao: 0n,
      complete: true,
    };
    this.accounts.set(key, made);
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
        this.buy(here, { base: alpha.base, costRao: taoRao ?? 0n }, taoRao !== null);
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

  private buy(account: Account, lot: Lot, priced: boolean): void {
    account.lots.add(lot);
    account.paidRao += lot.costRao;
    if (!priced) account.complete = false;
  }

  private sell(account: Account, base: bigint, taoRao: bigint | null): void {
    const { bought, earned } = this.takeOut(account, base);
    const proceeds = taoRao ?? 0n;
    if (taoRao === null) account.complete = false;
    const earnedRao = base === 0n ? 0n : (proceeds * earned) / base;
    const cost = bought.reduce((sum, lot) => sum + lot.costRao, 0n);
    account.earnedOutRao += earnedRao;
    account.realisedRao += proceeds - earnedRao - cost;
    account.receivedRao += proceeds;
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
      if (toAlpha) this.buy(to, { base: toAlpha.base, costRao: taoRao ?? 0n }, taoRao !== null);
      return;
    }
    if (from === to) return;
    const { bought, earned } = this.takeOut(from, base);
    const earnedRao = base === 0n ? 0n : ((taoRao ?? 0n) * earned) / base;
    from.earnedOutRao += earnedRao;
    const lots = earned > 0n ? [...bought, { base: earned, costRao: earnedRao }] : bought;
    const cost = lots.reduce((sum, lot) => sum + lot.costRao, 0n);
    from.receivedRao += cost;
    to.paidRao += cost;
    for (const lot of fitted(lots, base, toAlpha?.base ?? base)) to.lots.add(lot);
    to.complete &&= from.complete;
  }

  private takeOut(account: Account, base: bigint): { bought: Lot[]; earned: bigint } {
    const { lots } = account;
    const fromLots = base < lots.base ? base : lots.base;
    const bought = lots.take(fromLots);
    const earned = base - fromLots;
    account.earnedOutBase += earned;
    return { bought, earned };
  }
}

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
