import { paidBy } from '../../core/activity/paid.js';
import type { ActivityRow } from '../../core/activity/types.js';
import type { CarrierRow, FollowRow } from '../../protocol/engine/index.js';
import { holdsNonces } from '../shield/state.js';
import type { EngineStore, SeenCarrier, TrackedTx } from '../storage/engine-store.js';
import { hidden, trackOf } from './shield-row.js';

/** All followed transactions, in memory and in the store: the store first, then whoever listens. */
export class ActivityBook {
  private readonly byHash = new Map<string, TrackedTx>();
  private readonly listeners = new Set<() => void>();
  private readonly pendingListeners = new Set<(pending: number) => void>();
  private lastPending = 0;
  /** Chain that is connected; a row of another one (a local chain that started anew) is nobody's business now. */
  private chain: string | null = null;
  readonly loaded: Promise<void>;

  constructor(private readonly store: EngineStore) {
    this.loaded = this.load();
  }

  get(txHash: string): TrackedTx | null {
    return this.byHash.get(txHash) ?? null;
  }

  /** Rows of some accounts, newest first. */
  rows(addresses: string[]): ActivityRow[] {
    const wanted = new Set(addresses);
    return [...this.byHash.values()]
      .map(({ row }) => row)
      .filter(({ address, actor }) => wanted.has(address) || (actor !== undefined && wanted.has(actor)))
      .sort((a, b) => b.createdAtMs - a.createdAtMs);
  }

  /** Accounts that something was given to from here, on whatever chain. Ids as `0x…`. */
  async paid(): Promise<Set<string>> {
    await this.loaded;
    return new Set([...this.byHash.values()].flatMap(({ row }) => paidBy(row)?.accountId ?? []));
  }

  /** Transactions of one chain about which something may still happen. */
  pending(genesisHash: string): TrackedTx[] {
    return [...this.byHash.values()].filter(({ row, done }) => !done && row.genesisHash === genesisHash);
  }

  pendingCount(): number {
    const { chain } = this;
    return [...this.byHash.values()].filter(({ row, done }) => !done && (!chain || row.genesisHash === chain))
      .length;
  }

  /** The chain whose rows can make progress; null before one has answered. */
  setChain(genesisHash: string | null): void {
    this.chain = genesisHash;
    this.tell();
  }

  /** Forgets all rows; whoever listens sees an empty list. The store is cleared by its owner. */
  async clear(): Promise<void> {
    await this.loaded;
    this.byHash.clear();
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onPending(listener: (pending: number) => void): void {
    this.pendingListeners.add(listener);
  }

  /**
   * First nonce of an account that nothing hidden holds at the best block, 0 when there is none: no pool knows of a hidden
   * transaction, nor of a carrier that is being renewed.
   */
  firstFreeNonce(genesisHash: string, address: string, best: number): number {
    const held = this.pending(genesisHash).flatMap((tx) => {
      const { row, shield } = tx;
      if (!shield || !holdsNonces(tx, best)) return [];
      return [
        ...(shield.carrierAddress === address ? [shield.carrierNonce + 1] : []),
        ...(row.address === address ? [shield.innerNonce + 1] : []),
      ];
    });
    return Math.max(0, ...held);
  }

  /**
   * Stores a new transaction before anything is sent. One that is followed already stays as it is, and so does a hidden one
   * that is over: what it was cannot be sent again.
   */
  async add(
    follow: FollowRow,
    state: ActivityRow['state'],
    extrinsicHex: string | null,
    fromBlock: number,
  ): Promise<TrackedTx> {
    const known = this.byHash.get(follow.txHash);
    if (known && (!known.done || known.shield)) return known;
    const { validUntilBlock, shield, unprotected, ...rest } = follow;
    const tx: TrackedTx = {
      row: {
        ...rest,
        state,
        updatedAtMs: Date.now(),
        block: null,
        extrinsicIndex: null,
        outcome: null,
        failure: null,
        protection: shield ? hidden(shield) : unprotected && { state: 'off', reason: unprotected },
      },
      extrinsicHex,
      validUntilBlock,
      fromBlock,
      searchedTo: fromBlock - 1,
      done: false,
      shield: shield && trackOf(shield),
    };
    await this.update(tx);
    return tx;
  }

  /** A carrier was signed around a hidden transaction: from now on it is looked for, beside those before it. */
  async carry(tx: TrackedTx, carrier: CarrierRow, carrierHex: string): Promise<TrackedTx> {
    const latest = this.latest(tx);
    const { shield } = latest;
    if (!shield) return latest;
    const { carrierHash: hash, carrierValidUntilBlock: validUntilBlock } = carrier;
    const isKnown = shield.carriers.some((entry) => entry.hash === hash);
    if (isKnown) return latest;
    const next: TrackedTx = {
      ...latest,
      extrinsicHex: carrierHex,
      shield: { ...shield, carriers: [...shield.carriers, { hash, validUntilBlock }] },
      row: { ...latest.row, state: 'sent', protection: hidden(carrier) },
    };
    await this.update(next);
    return next;
  }

  /** A carrier is in a finalized block: that stays, whatever becomes of what it carried. */
  async settleCarrier(tx: TrackedTx, settled: SeenCarrier): Promise<TrackedTx> {
    const latest = this.latest(tx);
    if (!latest.shield) return latest;
    const next = { ...latest, shield: { ...latest.shield, settled } };
    await this.store.putTracked(next);
    this.byHash.set(next.row.txHash, next);
    return next;
  }

  async change(tx: TrackedTx, change: Partial<ActivityRow>): Promise<void> {
    const latest = this.latest(tx);
    await this.update({ ...latest, row: { ...latest.row, ...change } });
  }

  async finish(tx: TrackedTx, change: Partial<ActivityRow>): Promise<void> {
    const latest = this.latest(tx);
    await this.update({ ...latest, done: true, row: { ...latest.row, ...change } });
  }

  /** Remembers how far the finalized chain was searched; no view shows it. */
  async searched(tx: TrackedTx, upTo: number): Promise<void> {
    const next = { ...this.latest(tx), searchedTo: upTo };
    await this.store.putTracked(next);
    this.byHash.set(next.row.txHash, next);
  }

  private async update(tx: TrackedTx): Promise<void> {
    const next = { ...tx, row: { ...tx.row, updatedAtMs: Date.now() } };
    this.byHash.set(next.row.txHash, next);
    await this.store.putTracked(next);
    this.tell();
  }

  private latest(tx: TrackedTx): TrackedTx {
    return this.byHash.get(tx.row.txHash) ?? tx;
  }

  private async load(): Promise<void> {
    for (const tx of await this.store.tracked()) this.byHash.set(tx.row.txHash, tx);
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
    const pending = this.pendingCount();
    if (pending === this.lastPending) return;
    this.lastPending = pending;
    for (const listener of this.pendingListeners) listener(pending);
  }
}
