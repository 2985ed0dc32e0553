import type { Hex, TxValidity } from '../types.js';
import { blake2b256, toHex } from './bytes.js';
import { inBlockOrder, type PoolTx, promote, type ValidTx } from './pool-queue.js';
import {
  alreadyImportedError,
  bannedError,
  poolFullError,
  type RpcErrorBody,
  tooLowPriorityError,
  validityError,
} from './tx-errors.js';

/** Transaction status as `author_extrinsicUpdate` carries it. */
export type TxStatus =
  | 'future'
  | 'ready'
  | 'dropped'
  | 'invalid'
  | { broadcast: string[] }
  | { inBlock: Hex }
  | { retracted: Hex }
  | { finalized: Hex }
  | { usurped: Hex };

/** The pool refuses a transaction; `body` is the JSON-RPC error to answer with. */
export class PoolRefusal extends Error {
  constructor(readonly body: RpcErrorBody) {
    super(body.data ?? body.message);
  }
}

export interface PoolHost {
  /** Validity on top of the best block. */
  validate(bytes: Uint8Array): TxValidity;
  /** Tells whoever watches the transaction. */
  emit(hash: Hex, status: TxStatus): void;
  bestNumber(): number;
}

/** Default of a node's `--pool-limit`. */
const POOL_LIMIT = 8192;
/** A node refuses for 30 minutes what it just included or dropped as invalid. */
const BAN_BLOCKS = 150;
/** A node sends the peers it told about a transaction; clients show their number only. */
const PEER = '12D3KooWDevnetPeerDevnetPeerDevnetPeerDevnetPeer1';

/** Transactions that wait for a block: ready ones, and future ones whose nonce has a gap before it. */
export class TxPool {
  private readonly txs = new Map<Hex, PoolTx>();
  /** Hash → block number until which it is refused. */
  private readonly banned = new Map<Hex, number>();
  private arrivals = 0;

  constructor(private readonly host: PoolHost) {}

  /** Hash under which a transaction is known and watched: Blake2b-256 of its bytes. */
  hashOf(bytes: Uint8Array): Hex {
    return toHex(blake2b256(bytes));
  }

  /** Validates and takes a transaction; returns its hash. Throws {@link PoolRefusal}. */
  submit(bytes: Uint8Array): Hex {
    const hash = this.hashOf(bytes);
    if ((this.banned.get(hash) ?? -1) > this.host.bestNumber()) throw new PoolRefusal(bannedError());
    if (this.txs.has(hash)) throw new PoolRefusal(alreadyImportedError(hash));
    const validity = this.host.validate(bytes);
    if (!validity.ok) throw new PoolRefusal(validityError(validity.error));
    this.admit(hash, bytes, validity);
    return hash;
  }

  /** Bytes of the ready transactions, in the order in which a block takes them. */
  ready(): PoolTx[] {
    return inBlockOrder(this.txs.values());
  }

  /** First nonce that neither the chain nor a ready transaction of the account uses. */
  nextNonce(signer: Hex, chainNonce: number): number {
    const used = new Set([...this.txs.values()].filter((tx) => tx.signer === signer).map((tx) => tx.nonce));
    let nonce = chainNonce;
    while (used.has(nonce)) nonce += 1;
    return nonce;
  }

  /**
   * After a new best block: forgets what it contains, takes back what was retracted, and asks the runtime again about
   * every transaction that the block may have changed. `everything` is for a runtime upgrade.
   */
  onBestBlock(included: Hex[], retracted: Uint8Array[], everything: boolean): void {
    const touched = new Set<Hex>();
    for (const hash of included) {
      const tx = this.txs.get(hash);
      if (tx) touched.add(tx.signer);
      this.txs.delete(hash);
      this.ban(hash);
    }
    for (const bytes of retracted) this.takeBack(bytes);
    const best = this.host.bestNumber();
    const stale = [...this.txs.values()].filter(
      (tx) => everything || retracted.length > 0 || touched.has(tx.signer) || tx.validTill <= best,
    );
    this.revalidate(stale);
  }

  /** Removes transactions that turned out invalid while a block was built. */
  discard(hashes: Hex[]): void {
    for (const hash of hashes) {
      if (!this.txs.delete(hash)) continue;
      this.ban(hash);
      this.host.emit(hash, 'invalid');
    }
  }

  private ban(hash: Hex): void {
    this.banned.set(hash, this.host.bestNumber() + BAN_BLOCKS);
  }

  private admit(hash: Hex, bytes: Uint8Array, validity: ValidTx): void {
    if (this.txs.size >= POOL_LIMIT) throw new PoolRefusal(poolFullError());
    const rival = [...this.txs.values()].find((tx) =>
      tx.provides.some((tag) => validity.provides.includes(tag)),
    );
    if (rival && rival.priority >= validity.priority) {
      throw new PoolRefusal(tooLowPriorityError(rival.priority, validity.priority));
    }
    if (rival) {
      this.txs.delete(rival.hash);
      this.host.emit(rival.hash, { usurped: hash });
    }
    this.arrivals += 1;
    this.txs.set(hash, {
      hash,
      bytes,
      signer: toHex(validity.signer),
      nonce: validity.nonce,
      requires: validity.requires,
      provides: validity.provides,
      priority: validity.priority,
      validTill: this.host.bestNumber() + validity.longevity,
      arrival: this.arrivals,
      state: 'future',
    });
    this.announce(promote(this.txs));
    if (this.txs.get(hash)?.state === 'future') this.host.emit(hash, 'future');
  }

  private announce(nowReady: PoolTx[]): void {
    for (const tx of nowReady) {
      this.host.emit(tx.hash, 'ready');
      this.host.emit(tx.hash, { broadcast: [PEER] });
    }
  }

  private takeBack(bytes: Uint8Array): void {
    const hash = this.hashOf(bytes);
    this.banned.delete(hash);
    if (this.txs.has(hash)) return;
    const validity = this.host.validate(bytes);
    if (!validity.ok) {
      this.host.emit(hash, 'invalid');
      return;
    }
    try {
      this.admit(hash, bytes, validity);
    } catch (error) {
      if (!(error instanceof PoolRefusal)) throw error;
      this.host.emit(hash, 'dropped');
    }
  }

  private revalidate(stale: PoolTx[]): void {
    const wasReady = new Set<Hex>();
    for (const tx of stale) {
      if (tx.state === 'ready') wasReady.add(tx.hash);
      const validity = this.host.validate(tx.bytes);
      if (!validity.ok) {
        this.discard([tx.hash]);
        continue;
      }
      tx.requires = validity.requires;
      tx.validTill = this.host.bestNumber() + validity.longevity;
      tx.state = 'future';
    }
    const moved = promote(this.txs);
    this.announce(moved.filter((tx) => !wasReady.has(tx.hash)));
    for (const tx of stale) {
      if (tx.state === 'future' && wasReady.has(tx.hash) && this.txs.has(tx.hash))
        this.host.emit(tx.hash, 'future');
    }
  }
}
