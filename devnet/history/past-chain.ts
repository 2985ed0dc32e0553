import { blake2b256, toHex } from '../node/bytes.js';
import type { Block, Epoch, Past } from '../node/chain-store.js';
import type { Header } from '../node/header.js';
import { bare } from '../scenario/genesis.js';
import { type Rewrite, rewrittenView } from '../state/index.js';
import type { Hex, StateDb, StateView } from '../types.js';
import { deedExtrinsic } from './deed-blocks.js';
import type { Ledger } from './ledger.js';
import type { PastHashes } from './past-hashes.js';

export interface PastParts {
  hashes: PastHashes;
  length: number;
  genesis: Header;
  /** Runtime of the whole past, and the database that holds its end. */
  epoch: Epoch;
  ledger: Ledger;
  timestampMs(block: number): number;
  /** State after a block as a rewriting of {@link present}. */
  rewriteAt(block: number): Rewrite;
  /** State at the end of the past. */
  present: StateView;
}

/** The blocks before the first one that is built. They are not kept: each is made when it is asked for. */
export class PastChain implements Past {
  readonly length: number;
  readonly newest: Block;
  readonly genesis: Block;
  private readonly epoch: Epoch;
  /** The block that was asked for last: whoever reads one reads it many times. */
  private last: Block | undefined;

  constructor(private readonly parts: PastParts) {
    this.length = parts.length;
    this.epoch = { ...parts.epoch, db: this.states() };
    this.genesis = bare({
      hash: parts.hashes.at(0),
      header: parts.genesis,
      timestampMs: parts.timestampMs(0),
      epoch: this.epoch,
    });
    this.newest = this.block(parts.length, parts.epoch);
  }

  hashAt(number: number): Hex | undefined {
    return number >= 0 && number <= this.length ? this.parts.hashes.at(number) : undefined;
  }

  get(hash: Hex): Block | undefined {
    if (this.last?.hash === hash) return this.last;
    const number = this.parts.hashes.numberOf(hash);
    if (number === undefined) return undefined;
    if (number === 0) return this.genesis;
    if (number === this.length) return this.newest;
    this.last = this.block(number, this.epoch);
    return this.last;
  }

  private block(number: number, epoch: Epoch): Block {
    const { hashes, ledger, timestampMs } = this.parts;
    const { codec } = epoch;
    const timeMs = timestampMs(number);
    const now = { pallet: 'Timestamp', name: 'set', args: { now: BigInt(timeMs) } };
    const body = [codec.encodeInherent(now)];
    const booked = ledger.in(number);
    const signed = booked && deedExtrinsic(codec, booked);
    if (signed) body.push(signed);
    const header = hashes.header(number);
    const block = bare({ hash: hashes.at(number), header, timestampMs: timeMs, epoch });
    return { ...block, body, txHashes: body.map((bytes) => toHex(blake2b256(bytes))) };
  }

  /** States of past blocks as a database that can be read only. */
  private states(): StateDb {
    const { present, rewriteAt } = this.parts;
    const refuse = (): never => {
      throw new Error('the past cannot be changed');
    };
    return {
      view: (hash) => {
        const number = this.get(hash)?.header.number;
        return number === undefined ? undefined : rewrittenView(present, rewriteAt(number));
      },
      child: refuse,
      seal: refuse,
      drop: () => undefined,
    };
  }
}
