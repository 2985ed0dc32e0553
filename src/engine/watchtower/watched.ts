import type { Part, ProxyGrant } from '../../core/chain/account-state.js';
import type { WatchedAccount, WatchReport } from '../../core/watch/types.js';
import type { EngineCalls } from '../../protocol/engine/index.js';
import { capabilityReport } from '../capabilities/report.js';
import { BlockReader } from '../chain/block-reader.js';
import type { Session } from '../chain/session.js';
import { small } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import type { PastChain } from '../history/past-chain.js';
import { identityName } from '../market/name-directory.js';
import { readAvailability } from '../portfolio/availability.js';
import { accountReads, readAccount } from '../portfolio/balances.js';
import { readStakes, type Stake } from '../portfolio/stakes.js';
import type { ActivityBook } from '../watch/activity-book.js';
import type { Follower } from '../watch/follower.js';
import { askClaimable } from './claimable.js';
import { askMaturing } from './maturing.js';
import { lookUp, ownBetween } from './own-since.js';
import { askedPart, part, UNAVAILABLE } from './part.js';
import { ReadBatch } from './read-batch.js';
import { askAnnounced, askProxies, askSwaps } from './rights.js';
import { readRules } from './rule-readings.js';
import type { Sentry } from './sentry.js';
import { askWaiting } from './waiting.js';

const PALLET = 'SubtensorModule';

/**
 * One check of all watched accounts at one block: two questions, a third where anybody may act for them, and at most six
 * when it is thorough, whatever the number of accounts. Open transactions of this wallet are looked for first, so that what
 * they moved is known as its own. A shared account costs one question more, prices asked for by rules another.
 * @throws WalletError chain/offline …; a part that cannot be read is unavailable instead
 */
export async function watched(
  session: Session,
  book: ActivityBook,
  follower: Follower,
  past: PastChain,
  sentry: Sentry,
  ask: EngineCalls['watched']['in'],
): Promise<WatchReport> {
  const { addresses, sinceBlock, netuids = [], thorough = true, multisigs = [], rules = [] } = ask;
  const isOwnKnown = await lookUp(session, book, follower);
  const reader = new BlockReader(session);
  const { runtime, block } = reader;
  const ready: ReadonlySet<string> = new Set(
    capabilityReport(runtime)
      .features.filter(({ state }) => state === 'ready')
      .map(({ id }) => id),
  );
  const claimable = askClaimable(reader, addresses, thorough ? ready : new Set());

  const first = new ReadBatch();
  const balances = first.add(accountReads(runtime, addresses));
  const proxiesOf = askProxies(reader, first, addresses, ready);
  const swapsOf = askSwaps(reader, first, addresses, ready);
  const before = askSubnets(reader, first, netuids);
  claimable.first(first);
  const [stakes, availability, waiting, readings] = await Promise.all([
    ready.has('positions') ? askedPart(() => readStakes(reader, addresses)) : UNAVAILABLE,
    thorough && ready.has('locks') && ready.has('availability')
      ? askedPart(() => readAvailability(reader, addresses, null))
      : UNAVAILABLE,
    askWaiting(reader, multisigs),
    readRules(reader, past, rules, thorough),
    first.run(reader),
  ]);
  const held: Stake[] = stakes.kind === 'known' ? stakes.value.filter(({ base }) => base > 0n) : [];
  const proxies = proxiesOf();

  const second = new ReadBatch();
  const unasked = [...new Set(held.map(({ netuid }) => netuid))].filter((id) => !netuids.includes(id));
  const since = askSubnets(reader, second, unasked);
  const announcedOf = askAnnounced(
    reader,
    second,
    addresses.map((address, i) => ({ address, proxies: proxies[i] ?? UNAVAILABLE })),
    ready,
  );
  const takes = thorough ? askTakes(reader, second, held) : null;
  claimable.second(second, held);
  waiting.second(second);
  const maturing = askMaturing(reader, second, addresses, held, availability);
  await second.run(reader);

  const third = new ReadBatch();
  takes?.names(third);
  claimable.last(third);
  await third.run(reader);
  const [rewards, locks] = await Promise.all([claimable.read(), maturing.read()]);

  const accounts = balances().map((value) => readAccount(runtime, value));
  const swaps = swapsOf();
  const announced = announcedOf();
  const operations = waiting.read();
  if (ask.guardMs !== undefined) sentry.guard(reader, addresses, delegatesOf(proxies), ask.guardMs);
  return {
    block,
    genesisHash: session.genesisHash,
    specVersion: runtime.specVersion,
    accounts: addresses.map((address, i): WatchedAccount => {
      const account = accounts[i];
      return {
        address,
        nonce: account?.nonce ?? 0,
        freeRao: account?.balance.freeRao ?? 0n,
        reservedRao: account?.balance.reservedRao ?? 0n,
        positions: positionsOf(stakes, address),
        proxies: proxies[i] ?? UNAVAILABLE,
        announced: announced[i] ?? UNAVAILABLE,
        coldkeySwap: swaps[i] ?? UNAVAILABLE,
        maturing: locks.get(address) ?? UNAVAILABLE,
        claimable: rewards.get(address) ?? UNAVAILABLE,
        waiting: operations.get(address) ?? UNAVAILABLE,
      };
    }),
    takes: takes?.read() ?? [],
    subnets: [...before(), ...since()],
    ownSince: isOwnKnown
      ? ownBetween(book, {
          addresses,
          genesisHash: session.genesisHash,
          since: sinceBlock ?? block.number,
          until: block.number,
        })
      : null,
    rules: readings,
  };
}

function delegatesOf(proxies: Array<Part<ProxyGrant[]>>): string[] {
  const grants = proxies.flatMap((one) => (one.kind === 'known' ? one.value : []));
  return [...new Set(grants.map(({ delegate }) => delegate))];
}

function positionsOf(stakes: Part<Stake[]>, address: string): WatchedAccount['positions'] {
  if (stakes.kind === 'unavailable') return stakes;
  return {
    kind: 'known',
    value: stakes.value
      .filter(({ coldkey, base }) => coldkey === address && base > 0n)
      .map(({ hotkey, netuid, base }) => ({ hotkey, netuid, alphaBase: base })),
  };
}

/** `NetworkRegisteredAt`: another block under the same netuid is another subnet. Root was there from the beginning. */
function askSubnets(
  { runtime }: BlockReader,
  batch: ReadBatch,
  netuids: number[],
): () => WatchReport['subnets'] {
  const item = storageItem(runtime, PALLET, 'NetworkRegisteredAt');
  const added = storageItem(runtime, PALLET, 'NetworksAdded');
  if (!item || !added) return () => [];
  const asked = netuids.filter((netuid) => netuid !== 0);
  const values = batch.add(
    asked.flatMap((netuid) => [
      { item, args: [netuid] },
      { item: added, args: [netuid] },
    ]),
  );
  return () => {
    const found = part(values);
    if (found.kind === 'unavailable') return [];
    return asked.map((netuid, i) => ({
      netuid,
      registeredAtBlock: found.value[i * 2 + 1] === true ? small(found.value[i * 2], 'registered at') : null,
    }));
  };
}

/** Takes and names of the validators that hold stake of a watched account. */
function askTakes({ runtime }: BlockReader, batch: ReadBatch, held: Stake[]) {
  const hotkeys = [...new Set(held.map(({ hotkey }) => hotkey))];
  const delegates = needStorage(runtime, PALLET, 'Delegates');
  const owner = storageItem(runtime, PALLET, 'Owner');
  const identity = storageItem(runtime, PALLET, 'IdentitiesV2');
  const takes = batch.add(hotkeys.map((hotkey) => ({ item: delegates, args: [hotkey] })));
  const owners = owner ? batch.add(hotkeys.map((hotkey) => ({ item: owner, args: [hotkey] }))) : null;
  let identities: ReturnType<ReadBatch['add']> | null = null;
  return {
    names(next: ReadBatch): void {
      const known = owners ? part(owners) : UNAVAILABLE;
      if (!identity || known.kind === 'unavailable') return;
      identities = next.add(known.value.map((coldkey) => ({ item: identity, args: [String(coldkey)] })));
    },
    read(): WatchReport['takes'] {
      const found = part(() => takes().map((take) => small(take, 'take')));
      if (found.kind === 'unavailable') return [];
      const names = part(() => (identities?.() ?? []).map(identityName));
      return hotkeys.map((hotkey, i) => ({
        hotkey,
        take: found.value[i] ?? 0,
        name: (names.kind === 'known' ? names.value[i] : null) ?? null,
      }));
    },
  };
}
