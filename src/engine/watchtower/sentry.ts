import { isWalletError } from '../../core/errors/wallet-error.js';
import { BlockReader, type StorageRead } from '../chain/block-reader.js';
import type { Connection } from '../chain/connection.js';
import type { Session } from '../chain/session.js';
import { storageItem } from '../chain/storage-items.js';

/**
 * Blocks between two checks for the sake of one account's balance: an exchange's changes with every block, and so does that of
 * whom somebody sends dust. What gives an account away is never put off.
 */
const BALANCE_EVERY = 25;

/** Whom to look after, as the last check knew them. */
interface Guarded {
  addresses: string[];
  /** Whoever may act for one of them: announcements are kept by delegate. */
  delegates: string[];
  /** Block that the check looked at: what changed since is news. */
  block: { number: number; hash: string };
  untilMs: number;
}

/**
 * Looks at each new head, while the engine lives for somebody's sake anyway, whether anything of what can be lost within minutes
 * changed: one question for the bare bytes of a few keys, whatever the number of accounts. It decides nothing: it asks the
 * background for a check, which does. Without an order, as after the start, it asks for one at the first head, and when that
 * failed once more with the next connection.
 */
export class Sentry {
  private connection: Connection | null = null;
  private unlisten: () => void = () => undefined;
  private guarded: Guarded | null = null;
  /** By key; null until they were read once. */
  private known: Map<string, string | null> | null = null;
  /** Block at which an account's balance was last news, by key. */
  private toldAt = new Map<string, number>();
  /** A check that is under way, or failed, and the session it began with; null when none is awaited. */
  private awaited: { session: Session | null; failed: boolean } | null = null;
  private looking = false;
  /** Another head came meanwhile. */
  private again = false;

  /** @param onNews told the newest block when a check is worth its cost */
  constructor(private readonly onNews: (block: number) => void) {}

  /** Looks at the heads of this connection from now on. Another chain has other accounts to guard. */
  use(connection: Connection): void {
    this.unlisten();
    this.connection = connection;
    this.forget();
    this.unlisten = connection.on((event) => {
      if (event === 'best') void this.look();
    });
  }

  /** A check is under way and will say whom to guard. */
  expect(): void {
    this.awaited = { session: this.connection?.session ?? null, failed: false };
  }

  /** That check failed: with another session it may succeed. */
  missed(): void {
    if (this.awaited) this.awaited.failed = true;
  }

  /** Takes over from a check. @param forMs how long to go on without another one */
  guard({ block }: BlockReader, addresses: string[], delegates: string[], forMs: number): void {
    const same = this.guarded?.addresses.join() === addresses.join();
    const sameDelegates = this.guarded?.delegates.join() === delegates.join();
    if (!same || !sameDelegates) this.known = null;
    this.awaited = null;
    this.guarded = { addresses, delegates, block, untilMs: Date.now() + forMs };
  }

  forget(): void {
    this.guarded = null;
    this.known = null;
    this.toldAt.clear();
    this.awaited = null;
  }

  private async look(): Promise<void> {
    const session = this.connection?.session;
    if (!session) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    const { guarded } = this;
    if (!guarded || guarded.untilMs < Date.now()) {
      if (this.awaited && !(this.awaited.failed && this.awaited.session !== session)) return;
      this.awaited = { session, failed: false };
      this.onNews(session.best.number);
      return;
    }
    this.looking = true;
    try {
      await this.compare(session, guarded);
    } catch (error) {
      // The next head tries again; a lost connection is not news here.
      if (!isWalletError(error)) console.error('looking failed', error);
    } finally {
      this.looking = false;
    }
    if (!this.again) return;
    this.again = false;
    await this.look();
  }

  private async compare(session: Session, guarded: Guarded): Promise<void> {
    const reader = new BlockReader(session);
    if (reader.block.number <= guarded.block.number) return;
    const reads = readsOf(reader, guarded);
    const account = storageItem(reader.runtime, 'System', 'Account');
    const balances = new Set(guarded.addresses.map((one) => account?.key(one)));
    const before = this.known ?? (await bytesOf(new BlockReader(session, guarded.block), reads));
    const now = await bytesOf(reader, reads);
    // Another check took over while the node was asked.
    if (this.guarded !== guarded) return;
    const { number } = reader.block;
    const changed = [...now.keys()].filter((key) => before.get(key) !== now.get(key));
    const isNews = changed.some((key) => this.isDue(key, balances, number));
    // What is put off stays unknown, and is news later if it is still so.
    this.known = isNews ? now : before;
    if (!isNews) return;
    for (const key of changed) this.toldAt.set(key, number);
    this.onNews(number);
  }

  private isDue(key: string, balances: ReadonlySet<string | undefined>, block: number): boolean {
    const toldAt = this.toldAt.get(key);
    return !balances.has(key) || toldAt === undefined || Math.abs(block - toldAt) >= BALANCE_EVERY;
  }
}

/** Balance and nonce, swap and dispute, rights, and what delegates announced. */
function readsOf({ runtime }: BlockReader, { addresses, delegates }: Guarded): StorageRead[] {
  const items = [
    ['System', 'Account', addresses],
    ['SubtensorModule', 'ColdkeySwapAnnouncements', addresses],
    ['SubtensorModule', 'ColdkeySwapDisputes', addresses],
    ['Proxy', 'Proxies', addresses],
    ['Proxy', 'Announcements', delegates],
  ] as const;
  return items.flatMap(([pallet, name, who]) => {
    const item = storageItem(runtime, pallet, name);
    return item ? who.map((one) => ({ item, args: [one] })) : [];
  });
}

async function bytesOf(reader: BlockReader, reads: StorageRead[]): Promise<Map<string, string | null>> {
  const raw = await reader.rawStorage(reads);
  return new Map(reads.map(({ item, args }, i) => [item.key(...args), raw[i] ?? null]));
}
