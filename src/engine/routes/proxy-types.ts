import { dangerOf } from '../../core/rights/danger.js';
import type { FilteredCall, RightFilter } from '../../core/rights/filter.js';
import type { ProxyTypeFacts } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';
import { rightsOf } from './rights-of-runtime.js';

/**
 * The runtime's types of proxy and what each may do, in the order of their numbers.
 * @throws WalletError chain/unavailable-feature on runtimes without them, chain/offline
 */
export async function proxyTypes(reader: BlockReader): Promise<ProxyTypeFacts[]> {
  const rights = await rightsOf(reader);
  return [...rights.types].map(([name, { filter, source }]) => ({
    name,
    danger: dangerOf(rights, name),
    source,
    ...listed(filter),
  }));
}

function listed(filter: RightFilter | null): Pick<ProxyTypeFacts, 'allowed' | 'except'> {
  if (filter === null || filter.mode === 'none') return { allowed: [], except: [] };
  if (filter.mode === 'all') return { allowed: ['*'], except: [] };
  const [calls, turned] = [filter.calls.map(nameOf), filter.except.map(nameOf)];
  return filter.mode === 'allow'
    ? { allowed: calls, except: turned }
    : { allowed: ['*', ...turned], except: calls };
}

function nameOf({ pallet, call }: FilteredCall): string {
  return `${pallet}.${call ?? '*'}`;
}
