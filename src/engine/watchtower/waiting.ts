import type { WatchedAccount } from '../../core/watch/types.js';
import type { WatchedMultisig } from '../../protocol/engine/rooms.js';
import type { BlockReader } from '../chain/block-reader.js';
import { storageItem } from '../chain/storage-items.js';
import { readBegun } from '../operations/routed/multisig-pending.js';
import { askedPart, part, UNAVAILABLE } from './part.js';
import type { ReadBatch } from './read-batch.js';

type Waiting = WatchedAccount['waiting'];
/** Hex characters of a call's hash, with which the keys of operations end. */
const HASH_CHARS = 64;

/** Operations of shared accounts that wait for one of our keys, by account. */
interface WaitingAsk {
  second(batch: ReadBatch): void;
  read(): Map<string, Waiting>;
}

/**
 * `Multisig.Multisigs`: what has not been approved by all of our members, or has all approvals and waits for somebody to carry
 * it out. One question for each shared account, and nothing for a wallet without one.
 */
export async function askWaiting(
  reader: BlockReader,
  multisigs: readonly WatchedMultisig[],
): Promise<WaitingAsk> {
  const item = storageItem(reader.runtime, 'Multisig', 'Multisigs');
  if (!item || multisigs.length === 0) return { second: () => undefined, read: () => new Map() };
  const keys = await Promise.all(
    multisigs.map(({ address }) => askedPart(() => reader.keysOf(item, [address]))),
  );
  const asked = multisigs.map((shared, i) => {
    const found = keys[i] ?? UNAVAILABLE;
    const hashes = found.kind === 'known' ? found.value.map((key) => `0x${key.slice(-HASH_CHARS)}`) : null;
    return { ...shared, hashes };
  });
  let values: Array<ReturnType<ReadBatch['add']>> = [];
  return {
    second(batch) {
      values = asked.map(({ address, hashes }) =>
        batch.add((hashes ?? []).map((callHash) => ({ item, args: [address, callHash] }))),
      );
    },
    read: () =>
      new Map(
        asked.map(({ address, members, threshold, hashes }, i): [string, Waiting] => [
          address,
          hashes === null
            ? UNAVAILABLE
            : part(() =>
                (values[i]?.() ?? []).flatMap((value, at) => {
                  if (value == null) return [];
                  const { depositor, approvals } = readBegun(value);
                  const isOurs =
                    approvals.length >= threshold || members.some((member) => !approvals.includes(member));
                  const callHash = hashes[at] ?? '';
                  return isOurs ? [{ callHash, depositor, approvals: approvals.length, threshold }] : [];
                }),
              ),
        ]),
      ),
  };
}
