import type { AccountState, ColdkeySwap, ProxyGrant } from '../../../core/chain/account-state.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import type { Alert, AnnouncedCall } from '../../../core/watch/types.js';

type Swap = Exclude<ColdkeySwap, { state: 'none' }>;

/** What threatens one account, as the chain says it; a part that the runtime or the node does not tell is null. */
export interface Situation {
  swap: Swap | 'none' | null;
  /** Rights that can do harm: of strangers, and whoever may do everything. */
  grants: ProxyGrant[] | null;
  /** Lesser rights of keys that are in this wallet too: nothing is wrong with them. */
  given: ProxyGrant[];
  /** Calls that can do harm; null while they could not be read, `unavailable` where the runtime has none. */
  calls: AnnouncedCall[] | 'unavailable' | null;
  /** Calls that keys of this wallet announced: nothing is wrong with them. */
  announced: AnnouncedCall[];
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
export type Order = 'swap' | 'disputed' | 'rights' | 'calls' | 'none' | 'unknown';

export interface Plan {
  order: Order;
  steps: Step[];
  /** What becomes possible only later, or is no step of this order: never numbered among the steps. */
  later: (Step & { ask: NonNullable<Step['ask']> }) | null;
}

/**
 * @param own addresses that this wallet can sign for
 * @param alerts of this account on this network
 */
export function situationOf(
  state: AccountState,
  announced: AnnouncedCall[] | 'unavailable' | null,
  own: ReadonlySet<string>,
  alerts: readonly Alert[],
): Situation {
  const { coldkeySwap, proxies } = state;
  const all = proxies.kind === 'unavailable' ? [] : proxies.value.grants;
  const isCalm = ({ delegate, proxyType }: ProxyGrant) => own.has(delegate) && proxyType !== 'Any';
  // By a calm right alone: with one to do everything the call could be anything.
  const isCalmCall = (call: AnnouncedCall): boolean => {
    const rights = all.filter(({ delegate }) => delegate === call.delegate);
    return rights.length > 0 && rights.every(isCalm) && !alerts.some((alert) => isAbout(alert, call));
  };
  return {
    swap:
      coldkeySwap.kind === 'unavailable'
        ? null
        : coldkeySwap.value.state === 'none'
          ? 'none'
          : coldkeySwap.value,
    grants: proxies.kind === 'unavailable' ? null : all.filter((grant) => !isCalm(grant)),
    given: all.filter(isCalm),
    calls: Array.isArray(announced) ? announced.filter((call) => !isCalmCall(call)) : announced,
    announced: listOf(announced).filter(isCalmCall),
  };
}

/** The watchtower knows that this wallet did not sign the announcement, or did not give the right it stands on: whoever did has the key. */
function isAbout({ facts, over }: Alert, { delegate, callHash }: AnnouncedCall): boolean {
  if (over) return false;
  if (facts.kind === 'proxy-added') return facts.delegate === delegate;
  return facts.kind === 'call-announced' && facts.delegate === delegate && facts.callHash === callHash;
}

/** True when something is wrong for certain. */
export function isWrong({ swap, grants, calls }: Situation): boolean {
  return (swap !== null && swap !== 'none') || (grants?.length ?? 0) > 0 || listOf(calls).length > 0;
}

/** True when the network told every part: what it did not tell may be wrong. */
export function isComplete({ swap, grants, calls }: Situation): boolean {
  return swap !== null && grants !== null && Array.isArray(calls);
}

export function listOf(calls: Situation['calls']): AnnouncedCall[] {
  return Array.isArray(calls) ? calls : [];
}

/**
 * What to do and in which order. An announced swap lets nothing else pass; a disputed one nothing at all. Otherwise rights
 * come first, because an announced call falls with the right it stands on (`Proxy.proxy_announced` looks for the right
 * again), then calls of delegates that are left, then the value. That nothing has to be stopped is said only of what was read
 * in full and is not old.
 * @param stale what is known is not what the chain says now
 */
export function planOf(situation: Situation, stale = false): Plan {
  const { swap, grants, given, calls } = situation;
  if (swap !== null && swap !== 'none')
    return swap.state === 'disputed'
      ? { order: 'disputed', steps: [], later: null }
      : {
          order: 'swap',
          steps: [{ kind: 'dispute', key: 'dispute', ask: { kind: 'dispute-swap' } }],
          later: { kind: 'clear', key: 'clear', ask: { kind: 'clear-swap' } },
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
    ...listOf(calls).map(rejection),
    { kind: 'evacuate', key: 'evacuate', ask: null },
  ];
  const none = stale || !isComplete(situation) ? 'unknown' : 'none';
  return { order: rights.length > 0 ? 'rights' : steps.length > 1 ? 'calls' : none, steps, later: null };
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

/** Strikes one announced call off. */
export function rejection(call: AnnouncedCall): Step & { ask: NonNullable<Step['ask']> } {
  const { delegate, callHash } = call;
  return {
    kind: 'reject',
    key: `reject ${delegate} ${callHash}`,
    ask: { kind: 'reject-announcement', delegate, callHash },
    call,
  };
}

/**
 * The step to open: the one a link names, otherwise the first while something is wrong. `remove` means all of them where
 * there are several. In calm times none is open by itself.
 */
export function openedStep({ order, steps }: Plan, wanted: string | null): string | null {
  const found = steps.find(({ kind }) => kind === wanted || (wanted === 'remove' && kind === 'removeAll'));
  return (found ?? (order === 'none' || order === 'unknown' ? undefined : steps[0]))?.key ?? null;
}
