import { decAnyMetadata, type UnifiedMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import type { RuntimeCodec } from '../../types.js';
import { filtersOf } from '../proxy/filter.js';
import { DEPRECATED, type FilteredCall, type ProxyFilter } from '../proxy/filter-tables.js';
import type { ApiMethods } from './handler.js';

const text = new TextEncoder();
const decoded = new WeakMap<RuntimeCodec, UnifiedMetadata>();

/** What each proxy type may do (`opentensor/subtensor common/src/proxy.rs`). Calls that the runtime lacks are left out. */
export const proxyFilter: ApiMethods = {
  decoded: {
    get_proxy_types: ({ codec }) =>
      Object.keys(filtersOf(codec).filters).map((name, index) => ({
        name: text.encode(name),
        index,
        deprecated: DEPRECATED.has(name),
      })),
    get_proxy_filter: ({ codec }, [wanted]) =>
      Object.entries(filtersOf(codec).filters).flatMap(([name, filter], index) =>
        wanted === undefined || wanted === index ? [describe(codec, name, index, filter)] : [],
      ),
    get_proxy_filters: ({ codec }, [wanted]) =>
      Object.entries(filtersOf(codec).filters).flatMap(([name, filter], index) =>
        wanted === undefined || (wanted as number[]).includes(index)
          ? [list(codec, name, index, filter)]
          : [],
      ),
  },
};

/** The same as the one list of what is allowed that newer runtimes give: call by call, without exceptions. */
function list(codec: RuntimeCodec, name: string, index: number, filter: ProxyFilter): unknown {
  const mode =
    filter.mode === 'AllowAll'
      ? { type: 'AllowAll', value: undefined }
      : { type: 'Allow', value: allowed(codec, filter) };
  return { proxy_type: index, name: text.encode(name), deprecated: DEPRECATED.has(name), filter_mode: mode };
}

function allowed(codec: RuntimeCodec, filter: ProxyFilter): unknown[] {
  if (!('calls' in filter)) return [];
  const isOf = (entries: FilteredCall[] | undefined, pallet: string, call: string) =>
    entries?.find((entry) => entry.pallet === pallet && (entry.call ?? call) === call);
  return callNames(codec).flatMap(({ pallet, call }) => {
    const entry = isOf(filter.calls, pallet, call);
    const isListed = entry !== undefined && !isOf(filter.exceptions, pallet, call);
    if (isListed !== (filter.mode === 'Allow')) return [];
    const [{ condition: constraint, ...info }] = callInfo(codec, { ...entry, pallet, call }) as [Info];
    return [{ ...info, constraint: filter.mode === 'Allow' ? withName(constraint) : undefined }];
  });
}

type Info = { condition: { type: string; value: object } | undefined };

/** Newer runtimes also name the argument that carries the call. */
function withName(condition: Info['condition']): unknown {
  if (condition?.type !== 'NestedCallMustBe') return condition;
  return { ...condition, value: { param_name: text.encode('call'), ...condition.value } };
}

function callNames(codec: RuntimeCodec): Array<{ pallet: string; call: string }> {
  const { pallets, lookup } = metadataOf(codec);
  return pallets.flatMap(({ name, calls }) => {
    const def = calls === undefined ? undefined : lookup[calls.type]?.def;
    return def?.tag === 'variant' ? def.value.map((variant) => ({ pallet: name, call: variant.name })) : [];
  });
}

function describe(codec: RuntimeCodec, name: string, index: number, filter: ProxyFilter): unknown {
  const [calls, exceptions] =
    'calls' in filter ? [filter.calls, filter.exceptions ?? []] : [[], [] as FilteredCall[]];
  return {
    proxy_type: index,
    name: text.encode(name),
    deprecated: DEPRECATED.has(name),
    filter_mode: { type: filter.mode, value: undefined },
    calls: calls.flatMap((call) => callInfo(codec, call)),
    exceptions: exceptions.flatMap((call) => callInfo(codec, call)),
  };
}

function callInfo(codec: RuntimeCodec, entry: FilteredCall): unknown[] {
  const metadata = metadataOf(codec);
  const pallet = metadata.pallets.find(({ name }) => name === entry.pallet);
  if (!pallet) return [];
  const call = entry.call === undefined ? undefined : callIndex(metadata, pallet.calls?.type, entry.call);
  if (entry.call !== undefined && call === undefined) return [];
  return [
    {
      pallet_name: text.encode(pallet.name),
      pallet_index: pallet.index,
      call_name: entry.call === undefined ? undefined : text.encode(entry.call),
      call_index: call,
      condition: conditionOf(entry),
    },
  ];
}

function conditionOf({ below, carries }: FilteredCall): unknown {
  if (below) {
    const value = { param_name: text.encode(below.argument), limit: below.limit };
    return { type: 'ParamLessThan', value };
  }
  if (!carries) return undefined;
  const value = { pallet_name: text.encode(carries.pallet), call_name: text.encode(carries.call) };
  return { type: 'NestedCallMustBe', value };
}

function callIndex(metadata: UnifiedMetadata, type: number | undefined, name: string): number | undefined {
  const def = type === undefined ? undefined : metadata.lookup[type]?.def;
  return def?.tag === 'variant' ? def.value.find((variant) => variant.name === name)?.index : undefined;
}

/** Indices are in the metadata alone; read once for each runtime. */
function metadataOf(codec: RuntimeCodec): UnifiedMetadata {
  const known = decoded.get(codec);
  if (known) return known;
  const bytes = codec.metadataAt(codec.metadataVersions[0] ?? 14);
  if (!bytes) throw new Error('this runtime serves no metadata');
  const metadata = unifyMetadata(decAnyMetadata(bytes));
  decoded.set(codec, metadata);
  return metadata;
}
