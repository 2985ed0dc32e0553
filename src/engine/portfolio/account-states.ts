import { bytesToHex } from '@noble/hashes/utils.js';
import { rao } from '../../core/amount/money.js';
import type {
  AccountState,
  Availability,
  ColdkeySwap,
  EvmMirror,
  Part,
  ProxyAnnouncement,
  ProxyGrant,
  StakeLock,
} from '../../core/chain/account-state.js';
import { capabilityReport } from '../capabilities/report.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { address, int, list, record, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import { readAvailability } from './availability.js';
import { accountReads, readAccount } from './balances.js';
import { readCrowdloans } from './crowdloans.js';
import { ownMirror } from './evm-mirror.js';
import { readLocks } from './locks.js';
import { readRootRewards } from './root-rewards.js';
import { readStakes, type Stake } from './stakes.js';

const UNAVAILABLE = { kind: 'unavailable' } as const;

/**
 * What an account is beyond balance and positions: locks, rewards, contributions, who may act for it, whether its key is
 * being exchanged. Parts this runtime does not have are said to be unavailable. Few requests, flat in the number of accounts.
 * @throws WalletError chain/bad-answer, chain/offline …
 */
export async function readAccountStates(reader: BlockReader, addresses: string[]): Promise<AccountState[]> {
  const ready = new Set(
    capabilityReport(reader.runtime)
      .features.filter(({ state }) => state === 'ready')
      .map(({ id }) => id),
  );
  const stakes = ready.has('positions') ? readStakes(reader, addresses) : Promise.resolve([]);
  const free = ready.has('availability') ? readAvailability(reader, addresses, null) : Promise.resolve(null);
  const [small, availability, rewards, crowdloans, locks] = await Promise.all([
    readSmall(reader, addresses, ready),
    free,
    readRootRewards(reader, addresses, stakes, ready),
    ready.has('crowdloans') ? readCrowdloans(reader, addresses) : null,
    ready.has('locks') ? lockedAt(reader, addresses, free, stakes) : null,
    stakes,
  ]);
  return addresses.map((who, i) => ({
    address: who,
    availability: part(availability?.get(who), availability !== null, []),
    locks: part(locks?.get(who), locks !== null, []),
    rootRewards: rewards.get(who) ?? UNAVAILABLE,
    crowdloans: part(crowdloans?.get(who), crowdloans !== null, []),
    ...(small[i] as Small),
  }));
}

async function lockedAt(
  reader: BlockReader,
  addresses: string[],
  availability: Promise<Map<string, Availability[]> | null>,
  stakes: Promise<Stake[]>,
): Promise<Map<string, StakeLock[]>> {
  return readLocks(reader, addresses, ...(await Promise.all([availability, stakes])));
}

function part<T>(value: T | undefined, has: boolean, none: T): Part<T> {
  return has ? { kind: 'known', value: value ?? none } : UNAVAILABLE;
}

type Small = Pick<AccountState, 'evm' | 'proxies' | 'announcements' | 'coldkeySwap'>;

/** Everything that is one storage value per account, in one request. */
async function readSmall(
  reader: BlockReader,
  addresses: string[],
  ready: ReadonlySet<string>,
): Promise<Small[]> {
  const { runtime } = reader;
  const item = (pallet: string, name: string) => needStorage(runtime, pallet, name);
  const mirrors = addresses.map(ownMirror);
  const groups: Array<{ has: boolean; reads: StorageRead[] }> = [
    {
      has: ready.has('evm-mirror'),
      reads: accountReads(
        runtime,
        mirrors.map(({ mirror }) => mirror),
      ),
    },
    group(ready.has('proxies'), () => item('Proxy', 'Proxies'), addresses),
    group(ready.has('announced-proxies'), () => item('Proxy', 'Announcements'), addresses),
    group(ready.has('coldkey-swap'), () => item('SubtensorModule', 'ColdkeySwapAnnouncements'), addresses),
    group(ready.has('coldkey-swap'), () => item('SubtensorModule', 'ColdkeySwapDisputes'), addresses),
  ];
  const asked = groups.filter(({ has }) => has).flatMap(({ reads }) => reads);
  const values = await reader.storage(asked);
  let at = 0;
  const [evm, proxies, announcements, swaps, disputes] = groups.map(({ has, reads }) => {
    if (!has) return null;
    at += reads.length;
    return values.slice(at - reads.length, at);
  });
  return addresses.map((_, i) => {
    const mirror = mirrors[i] as Omit<EvmMirror, 'freeRao'>;
    return {
      evm: evm
        ? { kind: 'known', value: { ...mirror, freeRao: readAccount(runtime, evm[i]).balance.freeRao } }
        : UNAVAILABLE,
      proxies: proxies ? { kind: 'known', value: readProxies(proxies[i]) } : UNAVAILABLE,
      announcements: announcements
        ? { kind: 'known', value: readAnnouncements(announcements[i]) }
        : UNAVAILABLE,
      coldkeySwap: swaps
        ? { kind: 'known', value: readSwap(swaps[i] ?? null, disputes?.[i] ?? null) }
        : UNAVAILABLE,
    };
  });
}

function group(has: boolean, item: () => StorageRead['item'], addresses: string[]) {
  if (!has) return { has, reads: [] };
  const found = item();
  return { has, reads: addresses.map((who) => ({ item: found, args: [who] })) };
}

/** `Proxy.Proxies` of one account. @throws WalletError chain/bad-answer */
export function readProxies(value: Plain | undefined): {
  grants: ProxyGrant[];
  depositRao: ReturnType<typeof rao>;
} {
  const [entries, deposit] = list(value, 'proxies');
  const grants = list(entries, 'proxies').map((entry) => {
    const grant = record(entry, 'proxy');
    return {
      delegate: address(grant.delegate, 'delegate'),
      proxyType: String(record(grant.proxyType, 'proxy type').type),
      delayBlocks: small(grant.delay, 'delay'),
    };
  });
  return { grants, depositRao: rao(int(deposit, 'proxy deposit')) };
}

/** `Proxy.Announcements` of one delegate. @throws WalletError chain/bad-answer */
export function readAnnouncements(value: Plain | undefined): ProxyAnnouncement[] {
  const [entries] = list(value, 'announcements');
  return list(entries, 'announcements').map((entry) => {
    const { real, callHash, height } = record(entry, 'announcement');
    return {
      real: address(real, 'real'),
      callHash: hashText(callHash),
      height: small(height, 'height'),
    };
  });
}

/** `ColdkeySwapAnnouncements` and `ColdkeySwapDisputes` of one account. @throws WalletError chain/bad-answer */
export function readSwap(announced: Plain, disputed: Plain): ColdkeySwap {
  if (announced === null) return { state: 'none' };
  const [at, newColdkeyHash] = list(announced, 'coldkey swap');
  return {
    state: disputed === null ? 'announced' : 'disputed',
    newColdkeyHash: hashText(newColdkeyHash),
    executableAtBlock: small(at, 'coldkey swap'),
  };
}

/** A hash as hex text, whichever way the metadata names its type. */
export function hashText(value: Plain | undefined): string {
  return value instanceof Uint8Array ? `0x${bytesToHex(value)}` : address(value, 'hash');
}
