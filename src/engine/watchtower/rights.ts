import type { ColdkeySwap, Part, ProxyGrant } from '../../core/chain/account-state.js';
import type { AnnouncedCall } from '../../core/watch/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { needStorage } from '../chain/storage-items.js';
import { readAnnouncements, readProxies, readSwap } from '../portfolio/account-states.js';
import { part, UNAVAILABLE } from './part.js';
import type { ReadBatch } from './read-batch.js';

type Ready = ReadonlySet<string>;

/** Who may act for each account, in order of the addresses. */
export function askProxies(
  { runtime }: BlockReader,
  batch: ReadBatch,
  addresses: string[],
  ready: Ready,
): () => Array<Part<ProxyGrant[]>> {
  if (!ready.has('proxies')) return () => addresses.map(() => UNAVAILABLE);
  const item = needStorage(runtime, 'Proxy', 'Proxies');
  const values = addresses.map((who) => batch.add([{ item, args: [who] }]));
  return () => values.map((value) => part(() => readProxies(value()[0]).grants));
}

/** Whether each account's key is being exchanged. */
export function askSwaps(
  { runtime }: BlockReader,
  batch: ReadBatch,
  addresses: string[],
  ready: Ready,
): () => Array<Part<ColdkeySwap>> {
  if (!ready.has('coldkey-swap')) return () => addresses.map(() => UNAVAILABLE);
  const announced = needStorage(runtime, 'SubtensorModule', 'ColdkeySwapAnnouncements');
  const disputed = needStorage(runtime, 'SubtensorModule', 'ColdkeySwapDisputes');
  const values = addresses.map((who) =>
    batch.add([
      { item: announced, args: [who] },
      { item: disputed, args: [who] },
    ]),
  );
  return () =>
    values.map((value) =>
      part(() => {
        const [swap, dispute] = value();
        return readSwap(swap ?? null, dispute ?? null);
      }),
    );
}

/**
 * What delegates announced to do for each account. `Proxy.Announcements` is kept by delegate; an announcement of somebody
 * who has no right over the account cannot be carried out and is not looked for.
 */
export function askAnnounced(
  { runtime }: BlockReader,
  batch: ReadBatch,
  accounts: Array<{ address: string; proxies: Part<ProxyGrant[]> }>,
  ready: Ready,
): () => Array<Part<AnnouncedCall[]>> {
  if (!ready.has('announced-proxies')) return () => accounts.map(() => UNAVAILABLE);
  const item = needStorage(runtime, 'Proxy', 'Announcements');
  const answers = accounts.map(({ proxies }) => {
    const delegates = new Set(proxies.kind === 'known' ? proxies.value.map(({ delegate }) => delegate) : []);
    return [...delegates].map((delegate) => ({ delegate, value: batch.add([{ item, args: [delegate] }]) }));
  });
  return () =>
    accounts.map(({ address, proxies }, i) => {
      if (proxies.kind === 'unavailable') return UNAVAILABLE;
      return part(() =>
        (answers[i] ?? []).flatMap(({ delegate, value }) => {
          const delays = proxies.value
            .filter((grant) => grant.delegate === delegate)
            .map(({ delayBlocks }) => delayBlocks);
          return readAnnouncements(value()[0])
            .filter(({ real }) => real === address)
            .map(({ callHash, height }) => ({
              delegate,
              callHash,
              height,
              executableAtBlock: height + Math.min(...delays),
            }));
        }),
      );
    });
}
