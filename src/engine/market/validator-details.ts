import { alphaBase } from '../../core/amount/money.js';
import type { MeasuredYield, ValidatorDetail } from '../../core/chain/market.js';
import type { Snapshot } from '../../core/chain/snapshot.js';
import type { BlockReader } from '../chain/block-reader.js';
import { flag, list } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import type { PastChain } from '../history/past-chain.js';
import { snapshotOf } from '../streams/live-reading.js';
import { rootYields } from './root-yield.js';
import { validatorYields } from './validator-yield.js';
import { readValidators } from './validators.js';

/** Whoever looks at a list, a validator and a comparison asks the same question three times in a minute. */
const TTL_MS = 60_000;

/** {@link validatorDetails}, remembered for a minute. */
export class DetailsDirectory {
  private readonly cache = new Map<string, { atMs: number; value: Promise<Snapshot<ValidatorDetail[]>> }>();

  get(reader: BlockReader, past: PastChain, netuid: number): Promise<Snapshot<ValidatorDetail[]>> {
    const key = `${reader.session.genesisHash}-${netuid}`;
    const hit = this.cache.get(key);
    if (hit && Date.now() - hit.atMs < TTL_MS) return hit.value;
    const value = validatorDetails(reader, past, netuid).then((rows) => snapshotOf(reader, rows));
    this.cache.set(key, { atMs: Date.now(), value });
    value.catch(() => this.cache.delete(key));
    return value;
  }
}

/**
 * All validators of a subnet, by stake, with what their stakers got. A yield that cannot be measured says why and takes
 * nothing else away.
 * @throws WalletError chain/unavailable-feature before Dynamic TAO
 */
export async function validatorDetails(
  reader: BlockReader,
  past: PastChain,
  netuid: number,
): Promise<ValidatorDetail[]> {
  const rows = await readValidators(reader, netuid);
  const hotkeys = rows.map(({ hotkey }) => hotkey);
  const permits = await readPermits(reader, netuid, hotkeys);
  const yields =
    netuid === 0
      ? await rootYields(past, reader.session, hotkeys)
      : await validatorYields(past, reader.session, netuid, hotkeys);
  const unread: MeasuredYield = { kind: 'not-measured', reason: 'not-read-yet' };
  return rows.map(({ stakeBase, ...row }) => ({
    ...row,
    stakeBase: alphaBase(stakeBase),
    permit: permits.get(row.hotkey) ?? null,
    yield: yields.get(row.hotkey) ?? unread,
  }));
}

/** `ValidatorPermit` is a list by uid. A hotkey without a uid has none; root gives none at all. */
async function readPermits(
  reader: BlockReader,
  netuid: number,
  hotkeys: string[],
): Promise<Map<string, boolean>> {
  const permits = storageItem(reader.runtime, 'SubtensorModule', 'ValidatorPermit');
  const uids = storageItem(reader.runtime, 'SubtensorModule', 'Uids');
  if (!permits || !uids || netuid === 0) return new Map();
  const [value, ...found] = await reader.storage([
    { item: permits, args: [netuid] },
    ...hotkeys.map((hotkey) => ({ item: uids, args: [netuid, hotkey] })),
  ]);
  const byUid = list(value ?? null, 'permits');
  return new Map(
    hotkeys.map((hotkey, i) => {
      const uid = found[i];
      const permit = typeof uid === 'bigint' ? byUid[Number(uid)] : undefined;
      return [hotkey, permit === undefined ? false : flag(permit, 'permit')] as const;
    }),
  );
}
