import type { Snapshot } from '../../core/chain/snapshot.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { ValidatorRow } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { int, small } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import { snapshotOf } from '../streams/live-reading.js';
import { identityName } from './name-directory.js';

/** A list for choosing from may be a minute old. */
const TTL_MS = 60_000;

/** Validators of one subnet, by stake. Remembered for a minute. */
export class ValidatorDirectory {
  private readonly cache = new Map<string, { atMs: number; value: Promise<Snapshot<ValidatorRow[]>> }>();

  /** @throws WalletError chain/unavailable-feature before Dynamic TAO */
  get(reader: BlockReader, netuid: number): Promise<Snapshot<ValidatorRow[]>> {
    const key = `${reader.session.genesisHash}-${netuid}`;
    const hit = this.cache.get(key);
    if (hit && Date.now() - hit.atMs < TTL_MS) return hit.value;
    const value = readValidators(reader, netuid).then((rows) => snapshotOf(reader, rows));
    this.cache.set(key, { atMs: Date.now(), value });
    value.catch(() => this.cache.delete(key));
    return value;
  }
}

/**
 * Every delegate with stake or a registration on the subnet: keys of `Delegates`, then takes, stakes, uids and owners in
 * one query, then the owners' identities.
 */
export async function readValidators(reader: BlockReader, netuid: number): Promise<ValidatorRow[]> {
  const { runtime } = reader;
  const delegates = needStorage(runtime, 'SubtensorModule', 'Delegates');
  const owner = needStorage(runtime, 'SubtensorModule', 'Owner');
  const stake = needStorage(runtime, 'SubtensorModule', 'TotalHotkeyAlpha');
  const uid = needStorage(runtime, 'SubtensorModule', 'Uids');
  const hotkeys = (await reader.keysOf(delegates)).map((key) => delegates.accountOfKey(key));
  const reads = hotkeys.flatMap((hotkey) => [
    { item: delegates, args: [hotkey] },
    { item: owner, args: [hotkey] },
    { item: stake, args: [hotkey, netuid] },
    { item: uid, args: [netuid, hotkey] },
  ]);
  const values = await reader.storage(reads);
  const here = hotkeys.flatMap((hotkey, i) => {
    const [take, coldkey, alpha, registered] = values.slice(i * 4, i * 4 + 4);
    const stakeBase = int(alpha, 'stake');
    if (stakeBase === 0n && registered === null) return [];
    if (typeof coldkey !== 'string') throw new WalletError('chain/bad-answer', { what: 'owner' });
    return [{ hotkey, coldkey, take: small(take, 'take'), stakeBase }];
  });
  const names = await identityNames(
    reader,
    here.map(({ coldkey }) => coldkey),
  );
  return here
    .map((row) => ({ ...row, name: names.get(row.coldkey) ?? null }))
    .sort((a, b) => (a.stakeBase === b.stakeBase ? 0 : a.stakeBase < b.stakeBase ? 1 : -1));
}

/** Identity names of coldkeys in one request; those without one are absent. */
export async function identityNames(reader: BlockReader, coldkeys: string[]): Promise<Map<string, string>> {
  const item = storageItem(reader.runtime, 'SubtensorModule', 'IdentitiesV2');
  if (!item) return new Map();
  const unique = [...new Set(coldkeys)];
  const identities = await reader.storage(unique.map((coldkey) => ({ item, args: [coldkey] })));
  const pairs = unique.map((coldkey, i) => [coldkey, identityName(identities[i] ?? null)] as const);
  return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null));
}
