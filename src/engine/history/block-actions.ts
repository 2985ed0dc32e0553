import { rao } from '../../core/amount/money.js';
import type { ChainAction } from '../../core/chain/history.js';
import { extrinsicEvents } from '../chain/events.js';
import type { Plain } from '../chain/plain.js';
import type { Session } from '../chain/session.js';
import { list, record, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import type { AccountSample } from './account-samples.js';
import { actionsOf } from './actions-of.js';
import type { PastChain } from './past-chain.js';

/** What changed of an account in a block. */
export interface Change {
  address: string;
  before: AccountSample;
  after: AccountSample;
}

/**
 * What happened to some accounts in a block, by its events: one request for all of them, once. A balance that changed
 * without an event naming why (a dissolved subnet pays out, a deposit comes back) is still told, as what came or went.
 * @throws WalletError chain/no-archive, chain/offline, chain/bad-answer
 */
export async function blockActions(
  past: PastChain,
  session: Session,
  block: number,
  changes: Change[],
): Promise<ChainAction[]> {
  const { genesisHash } = session;
  const known = await Promise.all(
    changes.map(({ address }) => past.store.get('actions', genesisHash, block, address)),
  );
  const missing = changes.filter((_, i) => known[i] === undefined);
  const found = known.flatMap((actions) => actions ?? []);
  if (missing.length === 0) return found;
  const reader = await past.executed(session, block);
  const atMs = await past.timeOf(session, block);
  const item = needStorage(reader.runtime, 'System', 'Events');
  const [raw] = await past.ask(() => reader.rawStorage([{ item, args: [] }]));
  const records = list(item.decode(raw ?? null), 'events');
  for (const change of missing) {
    const { address } = change;
    const actions = indexesNaming(records, address).flatMap((extrinsicIndex) =>
      actionsOf(extrinsicEvents(reader.runtime, raw, extrinsicIndex), address, {
        block,
        atMs,
        extrinsicIndex,
      }),
    );
    const told = actions.length > 0 ? actions : unexplained(change, block, atMs);
    await past.store.put('actions', genesisHash, block, told, address);
    found.push(...told);
  }
  return found;
}

/** Extrinsics with an event that names the account, in order. */
function indexesNaming(records: Plain[], address: string): number[] {
  const indexes = new Set<number>();
  for (const entry of records) {
    const { phase, event } = record(entry, 'event');
    const { type, value } = record(phase, 'phase');
    if (type === 'ApplyExtrinsic' && mentions(event ?? null, address)) indexes.add(small(value, 'phase'));
  }
  return [...indexes].sort((a, b) => a - b);
}

function mentions(value: Plain, address: string): boolean {
  if (value === address) return true;
  if (Array.isArray(value)) return value.some((entry) => mentions(entry, address));
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return false;
  return Object.values(value).some((entry) => mentions(entry, address));
}

function unexplained({ address, before, after }: Change, block: number, atMs: number): ChainAction[] {
  const gained = after.freeRao + after.reservedRao - before.freeRao - before.reservedRao;
  if (gained === 0n) return [];
  return [
    {
      address,
      block,
      atMs,
      extrinsicIndex: null,
      kind: gained > 0n ? 'received' : 'sent',
      own: false,
      taoRao: rao(gained > 0n ? gained : -gained),
      alpha: null,
      hotkey: null,
      toHotkey: null,
      toNetuid: null,
      toAlpha: null,
      counterparty: null,
      feeRao: null,
      failed: false,
    },
  ];
}
