import { isWalletError } from '../../core/errors/wallet-error.js';
import type { FilteredCall, RightFilter, Rights, RightType } from '../../core/rights/filter.js';
import { isSuperset, KNOWN_FILTERS } from '../../core/rights/known.js';
import type { BlockReader } from '../chain/block-reader.js';
import { callShape } from '../chain/call-shapes.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import { runtimeApi } from '../chain/runtime-apis.js';
import { int, list, record, small, text } from '../chain/shape.js';
import { proxyTypeNames } from './type-names.js';

const API = 'ProxyFilterRuntimeApi';
/** The newer method tells lists of what is allowed alone; the older one lists with exceptions, of either kind. */
const [LISTED, MIXED] = ['get_proxy_filters', 'get_proxy_filter'];

/** What a runtime says of itself does not change while it runs. */
const known = new WeakMap<Runtime, Promise<Rights>>();

/**
 * The types of right of the reader's runtime and what each lets through: told by the runtime where it does, else by
 * Kelvin's table. One request at most, once for each runtime.
 * @throws WalletError chain/unavailable-feature on runtimes without rights, chain/offline
 */
export async function rightsOf(reader: BlockReader): Promise<Rights> {
  const before = known.get(reader.runtime);
  if (before) return before;
  const reading = readRights(reader);
  known.set(reader.runtime, reading);
  reading.catch(() => known.delete(reader.runtime));
  return reading;
}

async function readRights(reader: BlockReader): Promise<Rights> {
  const { runtime } = reader;
  const names = proxyTypeNames(runtime);
  const isListed =
    names.some(({ name }) => name === 'BasketTrading') || runtimeApi(runtime, API, LISTED, 1) !== null;
  const told = await readFilters(reader);
  const types = new Map<string, RightType>(
    names.map(({ name, index }) => {
      const own = told?.get(index);
      if (own) return [name, { index, filter: own, source: 'chain' }];
      // Kelvin's table is of the runtimes that could not tell; what later ones changed is not guessed at.
      const filter = isListed && name !== 'Any' ? null : (KNOWN_FILTERS[name] ?? null);
      return [name, { index, filter, source: filter ? 'known' : 'unknown' }];
    }),
  );
  return {
    types,
    isSuperset: (type, other) => isSuperset(isListed ? 'listed' : 'to-425', type, other),
    has: (pallet, call) => callShape(runtime, pallet, call) !== null,
  };
}

/** By number of the type; null where the runtime does not tell, or in a shape that is not known. */
async function readFilters(reader: BlockReader): Promise<Map<number, RightFilter> | null> {
  const method = [LISTED, MIXED].find((name) => runtimeApi(reader.runtime, API, name, 1) !== null);
  if (!method) return null;
  try {
    const rows = list(await reader.call(API, method, [null]), method);
    return new Map(
      rows.map((row) => {
        const filter = record(row, method);
        return [small(filter.proxyType, method), filterOf(filter)];
      }),
    );
  } catch (error) {
    if (isWalletError(error) && error.code === 'chain/bad-answer') return null;
    throw error;
  }
}

function filterOf({ filterMode, calls, exceptions }: Record<string, Plain>): RightFilter {
  const { type, value } = record(filterMode, 'filter mode');
  if (type === 'AllowAll') return { mode: 'all' };
  if (type === 'DenyAll') return { mode: 'none' };
  const listed = calls === undefined ? value : calls;
  return {
    mode: type === 'Deny' ? 'deny' : 'allow',
    calls: list(listed, 'filtered calls').map(callOf),
    except: exceptions === undefined ? [] : list(exceptions, 'filter exceptions').map(callOf),
  };
}

function callOf(value: Plain): FilteredCall {
  const { palletName, callName, condition, constraint } = record(value, 'filtered call');
  const call: FilteredCall = {
    pallet: text(palletName, 'pallet'),
    call: callName == null ? null : text(callName, 'call'),
  };
  const bound = condition ?? constraint ?? null;
  if (bound === null) return call;
  const { type, value: inner } = record(bound, 'condition');
  const fields = record(inner, 'condition');
  return type === 'ParamLessThan'
    ? { ...call, below: { argument: text(fields.paramName, 'argument'), limit: int(fields.limit, 'limit') } }
    : {
        ...call,
        carries: { pallet: text(fields.palletName, 'pallet'), call: text(fields.callName, 'call') },
      };
}
