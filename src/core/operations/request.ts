import type { AlphaBase, Rao } from '../amount/money.js';
import type { Route } from '../routes/types.js';

/** How much of a position, as typed. */
export type PositionAmount =
  | { by: 'alpha'; base: AlphaBase }
  /** As much alpha as now brings this TAO; only where it is sold. */
  | { by: 'tao'; rao: Rao }
  | { by: 'whole' };

/** How a pool trade is bounded. */
export interface TradeChoice {
  /** Tolerance on the end price in basis points (50 = 0.5 %). */
  toleranceBps: number;
  allowPartial: boolean;
}

export interface BasketLeg {
  netuid: number;
  hotkey: string;
  amountRao: Rao;
}

/** One leg of a rebalancing: alpha of one subnet into another under the same validator, or from and to TAO. */
export type RebalanceLeg =
  | { kind: 'buy'; hotkey: string; netuid: number; amountRao: Rao }
  | { kind: 'sell'; hotkey: string; netuid: number; amountBase: AlphaBase }
  | { kind: 'swap'; hotkey: string; fromNetuid: number; toNetuid: number; amountBase: AlphaBase };

/**
 * What a form asks a quote for. A null amount or target is one not typed yet: the answer then has the bounds and whatever
 * can be said without it. A null hotkey, likewise.
 */
export type OperationAsk =
  /** `everything`: all that can leave; the account is closed unless `keepAlive`. */
  | { kind: 'send'; to: string | null; amountRao: Rao | null; everything: boolean; keepAlive: boolean }
  /** `receiveBase` in place of an amount: as little TAO as now buys that much alpha. */
  | ({
      kind: 'stake';
      hotkey: string | null;
      netuid: number;
      amountRao: Rao | null;
      receiveBase?: AlphaBase;
    } & TradeChoice)
  | ({ kind: 'unstake'; hotkey: string; netuid: number; amount: PositionAmount | null } & TradeChoice)
  | {
      kind: 'change-validator';
      fromHotkey: string;
      toHotkey: string | null;
      netuid: number;
      amount: PositionAmount | null;
    }
  | ({
      kind: 'change-subnet';
      hotkey: string;
      fromNetuid: number;
      toNetuid: number | null;
      amount: PositionAmount | null;
    } & TradeChoice)
  | {
      kind: 'transfer-alpha';
      to: string | null;
      hotkey: string;
      netuid: number;
      amount: PositionAmount | null;
    }
  /** Null: as much as one call may claim, the most valuable first (five subnets before the baskets). */
  | { kind: 'claim-root'; netuids: number[] | null }
  | { kind: 'claim-basket'; hotkey: string | null }
  /** Claims what is owed, then takes all root stake of a validator out: in the order the runtime needs. */
  | { kind: 'exit-root'; hotkey: string }
  | { kind: 'stake-basket'; hotkey: string | null; amountRao: Rao | null }
  /** Every position of the account that can be sold, each with its own limit. */
  | { kind: 'unstake-everything'; toleranceBps: number }
  | { kind: 'auto-stake'; netuid: number; hotkey: string | null }
  | { kind: 'lock'; hotkey: string | null; netuid: number; amount: PositionAmount | null }
  | { kind: 'move-lock'; toHotkey: string | null; netuid: number }
  | { kind: 'perpetual-lock'; netuid: number; enabled: boolean }
  | { kind: 'accept-locked'; accept: boolean }
  | { kind: 'crowdloan-contribute'; crowdloanId: number; amountRao: Rao | null }
  | { kind: 'crowdloan-withdraw'; crowdloanId: number }
  | { kind: 'evm-fund'; evmAddress: string | null; amountRao: Rao | null }
  | { kind: 'evm-withdraw'; amountRao: Rao | null }
  | { kind: 'basket-buy'; legs: BasketLeg[]; toleranceBps: number }
  | { kind: 'dispute-swap' }
  | { kind: 'clear-swap' }
  | { kind: 'reject-announcement'; delegate: string; callHash: string }
  | { kind: 'remove-proxy'; delegate: string; proxyType: string; delayBlocks: number }
  | { kind: 'remove-proxies' }
  | { kind: 'add-proxy'; delegate: string | null; proxyType: string; delayBlocks: number }
  | { kind: 'remove-announcement'; real: string; callHash: string }
  | { kind: 'create-pure'; proxyType: string; delayBlocks: number; index: number }
  | { kind: 'kill-pure'; spawner: string; proxyType: string; index: number; height: number; extIndex: number }
  | { kind: 'cancel-multisig'; threshold: number; others: string[]; callHash: string }
  | { kind: 'announce-swap'; newColdkey: string | null }
  | { kind: 'execute-swap'; newColdkey: string | null }
  /** Bytes that are there already: see `SingleIntent`. */
  | { kind: 'call'; callHex: string }
  /** Everything that can leave, to another own address: alpha of every position, then the free balance. */
  | { kind: 'evacuate'; to: string | null }
  | { kind: 'rebalance'; legs: RebalanceLeg[]; toleranceBps: number };

export type OperationKind = OperationAsk['kind'];

export interface OperationRequest {
  /** The account that acts. */
  address: string;
  ask: OperationAsk;
  /** False when the user switched the shield off for this one. */
  protect: boolean;
  /** Who signs and in what it is wrapped; absent: the account itself. Its fee is the signer's. */
  route?: Route;
  /** Another account that signs the shield's carriers, for a signer that signs by hand. */
  postage?: string;
}
