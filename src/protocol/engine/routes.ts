/** Questions about who may act for whom: rights, shared accounts, ways to sign. */
import type { Reading } from '../../core/chain/snapshot.js';
import type { Intent } from '../../core/operations/intent.js';
import type { FoundRight, PendingOperation, ProxyTypeFacts, RightTerms } from '../../core/routes/pending.js';
import type { KnownMultisig, KnownSigner, RouteOption } from '../../core/routes/types.js';

export interface RoutesAsk {
  /** The account that is to act. */
  actor: string;
  signers: KnownSigner[];
  multisigs: KnownMultisig[];
  /** What it is to do; both null: anything. At most one is given. */
  intent: Intent | null;
  callHex: string | null;
}

export interface RouteCalls {
  /** Ways in which the account can act now, the weakest right that suffices first; those that may not come last with the reason. */
  routes: { in: RoutesAsk; out: RouteOption[] };
  /** The runtime's types of proxy and what each may do. */
  proxyTypes: { in: null; out: ProxyTypeFacts[] };
  rightTerms: { in: null; out: RightTerms };
  /** Looks through all rights on the chain for those that these keys hold. A large read: only when asked. */
  findRights: { in: { delegates: string[] }; out: FoundRight[] };
}

export interface RouteStreams {
  /** What waits for approvals in these shared accounts, with every block. */
  pendingOperations: { in: { accounts: string[] }; event: Reading<PendingOperation[]> };
}
