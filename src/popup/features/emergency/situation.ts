import type { AccountState, ColdkeySwap, ProxyGrant } from '../../../core/chain/account-state.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import type { AnnouncedCall } from '../../../core/watch/types.js';

type Swap = Exclude<ColdkeySwap, { state: 'none' }>;

/** What threatens one account, as the chain says it; a part that the runtime or the node does not tell is null. */
export interface Situation {
  swap: Swap | 'none' | null;
  grants: ProxyGrant[] | null;
  /** Calls that delegates announced; null while they could not be read, `unavailable` where the runtime has none. */
  calls: AnnouncedCall[] | 'unavailable' | null;
}

export type StepKind = 'dispute' | 'clear' | 'reject' | 'remove' | 'removeAll' | 'evacuate';

/** One thing to do. */
export interface Step {
  kind: StepKind;
  /** Stays the same while the situation does. */
  key: string;
  /** Null for the move, which asks for an address first. */
  ask: Exclude<OperationAsk, { kind: 'evacuate' }> | null;
  grant?: ProxyGrant;
  call?: AnnouncedCall;
  /** How many rights it ends. */
  count?: number;
}

/** Why the steps come in this order. */
export type Order = 'swap' | 'disputed' | 'rights' | 'calls' | 'none';

export interface Plan {
  order: Order;
  steps: Step[];
}

export function situationOf(
  state: AccountState,
  announced: AnnouncedCall[] | 'unavailable' | null,
): Situation {
  const { coldkeySwap, proxies } = state;
  return {
    swap:
      coldkeySwap.kind === 'unavailable'
        ? null
        : coldkeySwap.value.state === 'none'
          ? 'none'
          : coldkeySwap.value,
    grants: proxies.kind === 'unavailable' ? null : proxies.value.grants,
    calls: announced,
  };
}

/** True when something is wrong for certain. */
export function isWrong({ swap, grants, calls }: Situation): boolean {
  return (swap !== null && swap !== 'none') || (grants?.length ?? 0) > 0 || listOf(calls).length > 0;
}

export function listOf(calls: Situation['calls']): AnnouncedCall[] {
  return Array.isArray(calls) ? calls : [];
}

/**
 * What to do and in which order. An announced swap lets nothing else pass; a disputed one nothing at all. Otherwise rights
 * come first, because an announced call falls with the right it stands on (`Proxy.proxy_announced` looks for the right
 * again), then calls of delegates that are left, then the value.
 */
export function planOf({ swap, grants, calls }: Situation): Plan {
  if (swap !== null && swap !== 'none')
    return swap.state === 'disputed'
      ? { order: 'disputed', steps: [] }
      : {
          order: 'swap',
          steps: [
            { kind: 'dispute', key: 'dispute', ask: { kind: 'dispute-swap' } },
            { kind: 'clear', key: 'clear', ask: { kind: 'clear-swap' } },
          ],
        };
  const rights = grants ?? [];
  const steps: Step[] = [
    ...(rights.length > 1
      ? [
          {
            kind: 'removeAll' as const,
            key: 'removeAll',
            ask: { kind: 'remove-proxies' as const },
            count: rights.length,
          },
        ]
      : []),
    ...rights.map((grant) => ({
      kind: 'remove' as const,
      key: `remove ${grant.delegate} ${grant.proxyType} ${grant.delayBlocks}`,
      ask: { kind: 'remove-proxy' as const, ...grant },
      grant,
    })),
    ...listOf(calls).map((call) => ({
      kind: 'reject' as const,
      key: `reject ${call.delegate} ${call.callHash}`,
      ask: { kind: 'reject-announcement' as const, delegate: call.delegate, callHash: call.callHash },
      call,
    })),
    { kind: 'evacuate', key: 'evacuate', ask: null },
  ];
  return { order: rights.length > 0 ? 'rights' : steps.length > 1 ? 'calls' : 'none', steps };
}

/**
 * The step to open: the one a link names, otherwise the first while something is wrong. `remove` means all of them where
 * there are several. In calm times none is open by itself.
 */
export function openedStep({ order, steps }: Plan, wanted: string | null): string | null {
  const found = steps.find(({ kind }) => kind === wanted || (wanted === 'remove' && kind === 'removeAll'));
  return (found ?? (order === 'none' ? undefined : steps[0]))?.key ?? null;
}
