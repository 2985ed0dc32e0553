import type { AccountState, ColdkeySwap, ProxyGrant } from '../../../core/chain/account-state.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import type { AnnouncedCall } from '../../../core/watch/types.js';

type Swap = Exclude<ColdkeySwap, { state: 'none' }>;

/** What threatens one account, as the chain says it; a part that the runtime or the node does not tell is null. */
export interface Situation {
  swap: Swap | 'none' | null;
  /** Rights that can do harm: of strangers, and whoever may do everything. */
  grants: ProxyGrant[] | null;
  /** Lesser rights of keys that are in this wallet too: nothing is wrong with them. */
  given: ProxyGrant[];
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

/** @param own addresses that this wallet can sign for */
export function situationOf(
  state: AccountState,
  announced: AnnouncedCall[] | 'unavailable' | null,
  own: ReadonlySet<string>,
): Situation {
  const { coldkeySwap, proxies } = state;
  const all = proxies.kind === 'unavailable' ? [] : proxies.value.grants;
  const isCalm = ({ delegate, proxyType }: ProxyGrant) => own.has(delegate) && proxyType !== 'Any';
  return {
    swap:
      coldkeySwap.kind === 'unavailable'
        ? null
        : coldkeySwap.value.state === 'none'
          ? 'none'
          : coldkeySwap.value,
    grants: proxies.kind === 'unavailable' ? null : all.filter((grant) => !isCalm(grant)),
    given: all.filter(isCalm),
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
export function planOf({ swap, grants, given, calls }: Situation): Plan {
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
            count: rights.length + given.length,
          },
        ]
      : []),
    ...rights.map(removal),
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

/** Takes one right back. */
export function removal(grant: ProxyGrant): Step & { ask: NonNullable<Step['ask']> } {
  const { delegate, proxyType, delayBlocks } = grant;
  return {
    kind: 'remove',
    key: `remove ${delegate} ${proxyType} ${delayBlocks}`,
    ask: { kind: 'remove-proxy', ...grant },
    grant,
  };
}

/**
 * The step to open: the one a link names, otherwise the first while something is wrong. `remove` means all of them where
 * there are several. In calm times none is open by itself.
 */
export function openedStep({ order, steps }: Plan, wanted: string | null): string | null {
  const found = steps.find(({ kind }) => kind === wanted || (wanted === 'remove' && kind === 'removeAll'));
  return (found ?? (order === 'none' ? undefined : steps[0]))?.key ?? null;
}
