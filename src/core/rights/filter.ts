/** What a right over an account lets through, as the chain decides it. */

/** Calls of a pallet, or one of them, perhaps on a condition. */
export interface FilteredCall {
  pallet: string;
  /** Null: every call of the pallet. */
  call: string | null;
  /** The argument must be lower than this, base units. */
  below?: { argument: string; limit: bigint };
  /** The call that it carries must be this one. */
  carries?: { pallet: string; call: string };
}

/** `except` turns the verdict of `calls` round. */
export type RightFilter =
  | { mode: 'all' }
  | { mode: 'none' }
  | { mode: 'allow' | 'deny'; calls: readonly FilteredCall[]; except: readonly FilteredCall[] };

/** A call as far as rights look at it. */
export interface CallNode {
  pallet: string;
  call: string;
  /** Integers among its arguments, by the chain's names. */
  uints: Readonly<Record<string, bigint>>;
  /** Type of right that it gives or takes back. */
  proxyType: string | null;
  /** Calls among its arguments. */
  carried: readonly CallNode[];
}

/** One type of right. */
export interface RightType {
  /** Its number in the runtime's enum. */
  index: number;
  /** Null where neither the runtime nor Kelvin's table knows it. */
  filter: RightFilter | null;
  source: 'chain' | 'known' | 'unknown';
}

/** The types of right of one runtime. */
export interface Rights {
  /** In the order of their numbers. */
  types: ReadonlyMap<string, RightType>;
  /** Whether a holder of the first may hand out and take back the second (`is_superset`). */
  isSuperset(type: string, other: string): boolean;
  /** Whether this runtime has a call: what is not there endangers nobody. */
  has(pallet: string, call: string): boolean;
}

export type Verdict = 'yes' | 'no' | 'unknown';

/** The most permissive type, which alone clears lists of rights. */
export const FULL_RIGHT = 'Any';

/** Calls whose inner calls are made with the same restrictions; all others that carry calls begin anew. */
const SAME_ORIGIN = new Set(['batch', 'batch_all', 'force_batch', 'as_derivative', 'if_else']);
const GIVES = new Set(['add_proxy', 'remove_proxy']);
const CLEARS = new Set(['remove_proxies', 'kill_pure']);

/**
 * Whether a right of this type lets a call through with everything that is done under the same restrictions: the legs of a
 * batch, and what a derived account does. What a nested `proxy` or a shared account does stands under rights of its own,
 * because the chain begins there with a fresh origin (`opentensor/subtensor pallets/proxy/src/lib.rs`, do_proxy).
 */
export function mayDo(rights: Rights, type: string, node: CallNode): Verdict {
  const filter = rights.types.get(type)?.filter ?? null;
  if (filter === null) return 'unknown';
  if (!mayPass(rights, type, filter, node)) return 'no';
  const inner = node.pallet === 'Utility' && SAME_ORIGIN.has(node.call) ? node.carried : [];
  return inner.every((each) => mayDo(rights, type, each) === 'yes') ? 'yes' : 'no';
}

function mayPass(rights: Rights, type: string, filter: RightFilter, node: CallNode): boolean {
  if (node.pallet === 'Proxy') {
    const { proxyType } = node;
    if (GIVES.has(node.call) && proxyType !== null && !rights.isSuperset(type, proxyType)) return false;
    if (CLEARS.has(node.call) && type !== FULL_RIGHT) return false;
  }
  return decide(filter, (entry) => covers(entry, node));
}

/** Whether a filter lets some call of that name through, whatever it says of its arguments. */
export function reaches(filter: RightFilter, pallet: string, call: string): boolean {
  const isNamed = (entry: FilteredCall): boolean =>
    entry.pallet === pallet && (entry.call === null || entry.call === call);
  // A condition leaves a part of the calls on either side.
  if (filter.mode === 'deny')
    return decide(
      { ...filter, calls: filter.calls.filter((entry) => !entry.below && !entry.carries) },
      isNamed,
    );
  return decide(filter, isNamed);
}

function decide(filter: RightFilter, isMatch: (entry: FilteredCall) => boolean): boolean {
  if (filter.mode === 'all' || filter.mode === 'none') return filter.mode === 'all';
  const isListed = filter.calls.some(isMatch) && !filter.except.some(isMatch);
  return isListed === (filter.mode === 'allow');
}

function covers({ pallet, call, below, carries }: FilteredCall, node: CallNode): boolean {
  if (node.pallet !== pallet || (call !== null && node.call !== call)) return false;
  if (below) {
    const value = node.uints[below.argument];
    if (value === undefined || value >= below.limit) return false;
  }
  const inner = node.carried[0];
  return !carries || (inner?.pallet === carries.pallet && inner.call === carries.call);
}
