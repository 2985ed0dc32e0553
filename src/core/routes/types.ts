import type { ErrorBody } from '../errors/wallet-error.js';

/**
 * One wrapper between a signature and the account that acts. Names follow the chain's calls
 * (paritytech/polkadot-sdk `frame/proxy` and `frame/multisig`, opentensor/subtensor `pallets/proxy`).
 */
export type RouteStep =
  /** Proxy.proxy: at once. The type is always forced, so that the right that was shown is the one that is used. */
  | { kind: 'proxy'; real: string; proxyType: string }
  /** Proxy.announce: only the hash of what follows; it can be carried out `delayBlocks` later. */
  | { kind: 'announce'; real: string; proxyType: string; delayBlocks: number }
  /** Proxy.proxy_announced: what `delegate` announced, when its delay is over. Anybody may send it. */
  | { kind: 'announced'; delegate: string; real: string; proxyType: string }
  /**
   * Multisig.as_multi, or as_multi_threshold_1 where one is enough: an approval, and with the last one the call itself.
   * `others`: the other signatories in byte order. `disclose` false: earlier approvals give the hash alone.
   */
  | { kind: 'multisig'; account: string; threshold: number; others: string[]; disclose: boolean };

/** How an account acts: who signs, and in what the call is wrapped, from the outside in. No steps: it signs itself. */
export interface Route {
  signer: string;
  steps: RouteStep[];
}

/** Most steps of a route: a member of a multisig that is the delegate of a pure proxy is two. */
export const MAX_ROUTE_STEPS = 3;

/** A key that can be had, or an account without one whose members are known. */
export interface KnownSigner {
  address: string;
  /** `device`: signs once, by hand. */
  kind: 'key' | 'device';
}

export interface KnownMultisig {
  address: string;
  signatories: string[];
  threshold: number;
}

/** A way an account could act, whether it may, and what it comes to. */
export interface RouteOption {
  route: Route;
  /** `unknown`: this runtime does not say what the type may do. */
  may: 'yes' | 'no' | 'unknown';
  /** Why not, where it may not. */
  reason: ErrorBody | null;
  /** Blocks until it takes effect: of the slowest delayed step; 0 acts at once. */
  delayBlocks: number;
  /** Signatures of others that are still needed after this one. */
  moreApprovals: number;
  /** How much the right would allow beyond this act: options are ordered by it, the weakest first. */
  power: number;
}

/** The account that acts at the end of a route. */
export function actorOf({ signer, steps }: Route): string {
  const last = steps.at(-1);
  if (!last) return signer;
  return last.kind === 'multisig' ? last.account : last.real;
}
