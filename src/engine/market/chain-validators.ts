import { alphaBase, ONE, type Rao } from '../../core/amount/money.js';
import type { ChainValidator } from '../../core/chain/market.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { int, list, record, small } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import { identityName } from './name-directory.js';
import { readPrices } from './prices.js';
import { httpsLink, untrusted } from './untrusted-text.js';

const LINK_CHARS = 300;

interface Place {
  hotkey: string;
  netuid: number;
}

/**
 * Delegates that hold a permit anywhere or stake on root: `ValidatorPermit` of every subnet, the hotkeys behind the
 * permitted uids, and their stakes there. Those who neither validate nor hold root stake are left out: there is nobody
 * to stake with.
 * @throws WalletError chain/unavailable-feature before Dynamic TAO
 */
export async function readChainValidators(reader: BlockReader): Promise<ChainValidator[]> {
  const { runtime } = reader;
  const need = (name: string) => needStorage(runtime, 'SubtensorModule', name);
  const [delegates, owner, stake] = [need('Delegates'), need('Owner'), need('TotalHotkeyAlpha')];
  const [prices, keys] = await Promise.all([readPrices(reader), reader.keysOf(delegates)]);
  const hotkeys = keys.map((key) => delegates.accountOfKey(key));
  const known = new Set(hotkeys);
  const permitted = (await permittedPlaces(reader, [...prices.keys()])).filter(({ hotkey }) =>
    known.has(hotkey),
  );
  const places = [...permitted, ...hotkeys.map((hotkey): Place => ({ hotkey, netuid: 0 }))];
  const stakes = await reader.storage(
    places.map(({ hotkey, netuid }) => ({ item: stake, args: [hotkey, netuid] })),
  );
  const byHotkey = new Map<string, ChainValidator['places']>();
  for (const [i, { hotkey, netuid }] of places.entries()) {
    const base = int(stakes[i], 'stake');
    if (netuid === 0 && base === 0n) continue;
    const price = netuid === 0 ? ONE : (prices.get(netuid) ?? 0n);
    const here = byHotkey.get(hotkey) ?? [];
    here.push({
      netuid,
      stakeBase: alphaBase(base),
      spotRao: ((base * price) / ONE) as Rao,
      permit: netuid !== 0,
    });
    byHotkey.set(hotkey, here);
  }
  const active = [...byHotkey.keys()];
  const facts = await reader.storage(
    active.flatMap((hotkey) => [delegates, owner].map((item) => ({ item, args: [hotkey] }))),
  );
  const rows = active.map((hotkey, i) => {
    const coldkey = facts[2 * i + 1];
    if (typeof coldkey !== 'string') throw new WalletError('chain/bad-answer', { what: 'owner' });
    return { hotkey, coldkey, take: small(facts[2 * i], 'take'), places: byHotkey.get(hotkey) ?? [] };
  });
  const said = await identities(
    reader,
    rows.map(({ coldkey }) => coldkey),
  );
  return rows
    .map(({ places, ...row }) => ({
      ...row,
      ...saidBy(said.get(row.coldkey) ?? null),
      totalRao: places.reduce((sum, { spotRao }) => sum + spotRao, 0n) as Rao,
      places: places.sort((a, b) => descending(a.spotRao, b.spotRao) || a.netuid - b.netuid),
    }))
    .sort((a, b) => descending(a.totalRao, b.totalRao));
}

async function permittedPlaces(reader: BlockReader, netuids: number[]): Promise<Place[]> {
  const permits = storageItem(reader.runtime, 'SubtensorModule', 'ValidatorPermit');
  const keys = storageItem(reader.runtime, 'SubtensorModule', 'Keys');
  if (!permits || !keys) return [];
  const subnets = netuids.filter((netuid) => netuid !== 0);
  const lists = await reader.storage(subnets.map((netuid) => ({ item: permits, args: [netuid] })));
  const uids = subnets.flatMap((netuid, i) =>
    list(lists[i], 'permits').flatMap((permit, uid) => (permit === true ? [{ netuid, uid }] : [])),
  );
  const hotkeys = await reader.storage(uids.map(({ netuid, uid }) => ({ item: keys, args: [netuid, uid] })));
  return uids.flatMap(({ netuid }, i) => {
    const hotkey = hotkeys[i];
    return typeof hotkey === 'string' ? [{ hotkey, netuid }] : [];
  });
}

async function identities(reader: BlockReader, coldkeys: string[]): Promise<Map<string, Plain>> {
  const item = storageItem(reader.runtime, 'SubtensorModule', 'IdentitiesV2');
  if (!item) return new Map();
  const unique = [...new Set(coldkeys)];
  const values = await reader.storage(unique.map((coldkey) => ({ item, args: [coldkey] })));
  return new Map(unique.map((coldkey, i) => [coldkey, values[i] ?? null] as const));
}

function saidBy(identity: Plain): { name: string | null; url: string | null } {
  if (identity === null) return { name: null, url: null };
  const url = httpsLink(untrusted(record(identity, 'identity').url, LINK_CHARS));
  return { name: identityName(identity), url };
}

const descending = (a: bigint, b: bigint): number => (a === b ? 0 : a > b ? -1 : 1);
