import { rao } from '../../core/amount/money.js';
import type { PendingOperation } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';
import { needStorage } from '../chain/storage-items.js';
import { readBegun } from '../operations/routed/multisig-pending.js';
import { disclosedCall } from './pending-call.js';

/** Hex characters of a call's hash, with which the keys of operations end. */
const HASH_CHARS = 64;

/**
 * Operations that wait for approvals in these shared accounts, newest first (`Multisig.Multisigs`). The call of each is looked
 * for in the block that began it, whichever wallet did; one that nobody disclosed there stays unknown.
 * @throws WalletError chain/unavailable-feature, chain/bad-answer, chain/offline
 */
export async function readPending(
  reader: BlockReader,
  accounts: readonly string[],
): Promise<PendingOperation[]> {
  const item = needStorage(reader.runtime, 'Multisig', 'Multisigs');
  const unique = [...new Set(accounts)];
  const keys = await Promise.all(unique.map((account) => reader.keysOf(item, [account])));
  const waiting = unique.flatMap((account, i) =>
    (keys[i] ?? []).map((key) => ({ account, callHash: `0x${key.slice(-HASH_CHARS)}` })),
  );
  const values = await reader.storage(
    waiting.map(({ account, callHash }) => ({ item, args: [account, callHash] })),
  );
  const operations = await Promise.all(
    waiting.map(async ({ account, callHash }, i): Promise<PendingOperation[]> => {
      const value = values[i];
      if (value == null) return [];
      const { depositRao, ...begun } = readBegun(value);
      const disclosed = await disclosedCall(reader, callHash, begun.when);
      return [{ account, callHash, ...begun, depositRao: rao(depositRao), ...disclosed }];
    }),
  );
  return operations.flat().sort((a, b) => b.when.height - a.when.height || b.when.index - a.when.index);
}
