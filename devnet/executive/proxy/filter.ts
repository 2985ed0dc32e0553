import type { DecodedCall, RuntimeCodec } from '../../types.js';
import { rulesOf } from '../rules.js';
import { FILTERS_424, type FilteredCall, type FilterTable, NARROW_FILTERS } from './filter-tables.js';

export interface ProxyType {
  type: string;
  value?: unknown;
}

const GRANTS = new Set(['add_proxy', 'remove_proxy']);
const CLEARS = new Set(['remove_proxies', 'kill_pure']);

/** The table that a runtime follows. */
export function filtersOf(codec: RuntimeCodec): FilterTable {
  return rulesOf(codec).narrowProxies ? NARROW_FILTERS : FILTERS_424;
}

/**
 * Whether a proxy of this type may make the call, and what comes with being a proxy: it hands out and takes back no more
 * than it has, and only Any clears the list (`opentensor/subtensor pallets/proxy/src/lib.rs`, do_proxy).
 * Types of another runtime permit nothing.
 */
export function maySend(type: string, call: DecodedCall, table: FilterTable = FILTERS_424): boolean {
  if (call.pallet === 'Proxy') {
    const granted = call.args.proxy_type as ProxyType | undefined;
    if (GRANTS.has(call.name) && granted && !isSuperset(table, type, granted.type)) return false;
    if (CLEARS.has(call.name) && type !== 'Any') return false;
  }
  return permits(table, type, call);
}

function permits({ filters }: FilterTable, type: string, call: DecodedCall): boolean {
  const filter = filters[type];
  if (filter?.mode !== 'Allow' && filter?.mode !== 'Deny') return filter?.mode === 'AllowAll';
  const listed = filter.calls.some((entry) => covers(entry, call));
  const excepted = filter.exceptions?.some((entry) => covers(entry, call)) === true;
  return (listed && !excepted) === (filter.mode === 'Allow');
}

function covers(entry: FilteredCall, { pallet, name, args }: DecodedCall): boolean {
  if (entry.pallet !== pallet || (entry.call !== undefined && entry.call !== name)) return false;
  if (entry.below && BigInt(args[entry.below.argument] as bigint) >= entry.below.limit) return false;
  const inner = args.call as { type: string; value: { type: string } } | undefined;
  const { carries } = entry;
  return !carries || (inner?.type === carries.pallet && inner.value.type === carries.call);
}

function isSuperset({ aboveNonTransfer }: FilterTable, type: string, other: string): boolean {
  if (type === other || type === 'Any') return true;
  if (type === 'NonTransfer') return !aboveNonTransfer.has(other);
  return type === 'Transfer' && other === 'SmallTransfer';
}
