import { type AlphaBase, alphaBase, MAX_U64, type Rao, type RaoPerAlpha } from '../amount/money.js';
import type { RouteStep } from '../routes/types.js';

/**
 * "The whole live position" as an amount: runtimes from spec 469 take it so, older ones cut an over-large amount to the
 * position (`opentensor/subtensor pallets/subtensor/src/staking/move_stake.rs`). Shown as "everything", never as a number.
 */
export const EVERYTHING: AlphaBase = alphaBase(MAX_U64);

/**
 * What the user wants done, in the wallet's own words and with the worst case in it. The engine turns it into call bytes,
 * the background proves that the bytes say it. Amounts are base units; limits are those of the chain's calls.
 */
export type SingleIntent =
  /** Balances.transfer_keep_alive */
  | { kind: 'send'; to: string; amountRao: Rao }
  /** Balances.transfer_all */
  | { kind: 'send-all'; to: string; keepAlive: boolean }
  /** add_stake_limit */
  | {
      kind: 'stake';
      hotkey: string;
      netuid: number;
      amountRao: Rao;
      limitRaoPerAlpha: RaoPerAlpha;
      allowPartial: boolean;
    }
  /** remove_stake_limit */
  | {
      kind: 'unstake';
      hotkey: string;
      netuid: number;
      amountBase: AlphaBase;
      limitRaoPerAlpha: RaoPerAlpha;
      allowPartial: boolean;
    }
  /** remove_stake_full_limit. A null limit is for root alone, where there is no price. */
  | { kind: 'unstake-position'; hotkey: string; netuid: number; limitRaoPerAlpha: RaoPerAlpha | null }
  /** move_stake within one subnet: no trade, no price. The amount may be {@link EVERYTHING}. */
  | { kind: 'change-validator'; fromHotkey: string; toHotkey: string; netuid: number; amountBase: AlphaBase }
  /** swap_stake_limit. `limitRatio`: least origin price / destination price, of 10^9. */
  | {
      kind: 'change-subnet';
      hotkey: string;
      fromNetuid: number;
      toNetuid: number;
      amountBase: AlphaBase;
      limitRatio: bigint;
      allowPartial: boolean;
    }
  /** transfer_stake within one subnet. The amount may be {@link EVERYTHING}. */
  | { kind: 'transfer-alpha'; to: string; hotkey: string; netuid: number; amountBase: AlphaBase }
  /** claim_root before the baskets (to spec 440): 1-5 subnets, over all validators of the coldkey. */
  | { kind: 'claim-root'; netuids: number[] }
  /** claim_root_with_hotkey (from 441), or claim_root with an empty set when `hotkey` is null: all validators. */
  | { kind: 'claim-basket'; hotkey: string | null }
  /** stake_into_basket: the chain takes no price limit here. */
  | { kind: 'stake-basket'; hotkey: string; amountRao: Rao }
  /** set_coldkey_auto_stake_hotkey */
  | { kind: 'auto-stake'; netuid: number; hotkey: string }
  /** lock_stake */
  | { kind: 'lock'; hotkey: string; netuid: number; amountBase: AlphaBase }
  /** move_lock */
  | { kind: 'move-lock'; toHotkey: string; netuid: number }
  /** set_perpetual_lock */
  | { kind: 'perpetual-lock'; netuid: number; enabled: boolean }
  /** set_reject_locked_alpha(!accept) */
  | { kind: 'accept-locked'; accept: boolean }
  /** Crowdloan.contribute */
  | { kind: 'crowdloan-contribute'; crowdloanId: number; amountRao: Rao }
  /** Crowdloan.withdraw */
  | { kind: 'crowdloan-withdraw'; crowdloanId: number }
  /** Balances.transfer_keep_alive to the native account (mirror) of an EVM address, `0x` + 40 hex. */
  | { kind: 'evm-fund'; evmAddress: string; amountRao: Rao }
  /** EVM.withdraw from the mirror of the signer's own first 20 key bytes. */
  | { kind: 'evm-withdraw'; evmAddress: string; amountRao: Rao }
  /** dispute_coldkey_swap: freezes the account until the chain's governance decides. */
  | { kind: 'dispute-swap' }
  /** clear_coldkey_swap_announcement */
  | { kind: 'clear-swap' }
  /** Proxy.reject_announcement */
  | { kind: 'reject-announcement'; delegate: string; callHash: string }
  /** Proxy.remove_proxy: the grant that is exactly this. */
  | { kind: 'remove-proxy'; delegate: string; proxyType: string; delayBlocks: number }
  /** Proxy.remove_proxies: all of them. */
  | { kind: 'remove-proxies' }
  /** Proxy.add_proxy */
  | { kind: 'add-proxy'; delegate: string; proxyType: string; delayBlocks: number }
  /** Proxy.remove_announcement: by the delegate itself, all of that very call. */
  | { kind: 'remove-announcement'; real: string; callHash: string }
  /** Proxy.create_pure */
  | { kind: 'create-pure'; proxyType: string; delayBlocks: number; index: number }
  /** Proxy.kill_pure, as the pure account itself. */
  | { kind: 'kill-pure'; spawner: string; proxyType: string; index: number; height: number; extIndex: number }
  /** Multisig.cancel_as_multi, by whoever began it. */
  | { kind: 'cancel-multisig'; threshold: number; others: string[]; callHash: string }
  /** announce_coldkey_swap with blake2-256 of the new coldkey's 32 bytes. */
  | { kind: 'announce-swap'; newColdkey: string }
  /** swap_coldkey_announced */
  | { kind: 'execute-swap'; newColdkey: string }
  /**
   * Exactly these bytes: of an operation that others began, or that a site asked for an account that needs a route. Only
   * inside a {@link RoutedIntent}, and explained from the bytes like everything else.
   */
  | { kind: 'call'; callHex: string };

/** Several calls under one signature. */
export interface BatchIntent {
  kind: 'batch';
  /** `all-or-nothing`: Utility.batch_all; `each`: Utility.force_batch, where one leg that fails stops no other. */
  mode: 'all-or-nothing' | 'each';
  legs: SingleIntent[];
}

/** What one account does by itself. */
export type BareIntent = SingleIntent | BatchIntent;

/** What is signed by another account than the one that acts, from the outside in. */
export interface RoutedIntent {
  kind: 'routed';
  steps: RouteStep[];
  intent: BareIntent;
}

export type Intent = BareIntent | RoutedIntent;
export type IntentKind = Intent['kind'];

/** Most legs of one batch: well inside the chain's block and the shield's 7,046 bytes. */
export const MAX_BATCH_LEGS = 64;
