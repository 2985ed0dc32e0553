import { WalletError } from '../../core/errors/wallet-error.js';
import { extrinsicHash, type HeaderInfo, readHeader } from '../chain/headers.js';
import type { Session } from '../chain/session.js';

export interface IndexedBlock extends HeaderInfo {
  /** Hash of each extrinsic, in order. */
  extrinsics: string[];
}

/** Blocks kept: some more than an era, so that a reorg or a second row never fetches one twice. */
const KEEP = 160;

/** Bodies of recent blocks as lists of extrinsic hashes, fetched once each. */
export class BlockIndex {
  private readonly byHash = new Map<string, IndexedBlock>();

  async get(session: Session, hash: string): Promise<IndexedBlock> {
    const hit = this.byHash.get(hash);
    if (hit) return hit;
    const answer = await session.socket.request('chain_getBlock', [hash]);
    const block = (answer as { block?: { header?: unknown; extrinsics?: unknown } } | null)?.block;
    const extrinsics = block?.extrinsics;
    if (!Array.isArray(extrinsics) || !extrinsics.every((entry) => typeof entry === 'string'))
      throw new WalletError('chain/bad-answer', { what: 'block' });
    const header = readHeader(session.runtime, block?.header);
    if (header.hash !== hash) throw new WalletError('chain/bad-answer', { what: 'block hash' });
    const indexed = { ...header, extrinsics: (extrinsics as string[]).map(extrinsicHash) };
    this.byHash.set(hash, indexed);
    for (const oldest of this.byHash.keys()) {
      if (this.byHash.size <= KEEP) break;
      this.byHash.delete(oldest);
    }
    return indexed;
  }

  /** A block of the finalized chain by number. */
  async finalizedAt(session: Session, number: number): Promise<IndexedBlock> {
    const hash = await session.socket.request('chain_getBlockHash', [number]);
    if (typeof hash !== 'string') throw new WalletError('chain/bad-answer', { what: 'block hash' });
    return this.get(session, hash);
  }

  /** Blocks above the finalized one on the best chain, lowest first. */
  async unfinalized(session: Session, best: HeaderInfo, finalized: number): Promise<IndexedBlock[]> {
    const chain: IndexedBlock[] = [];
    let hash = best.hash;
    let number = best.number;
    while (number > finalized && chain.length < KEEP) {
      const block = await this.get(session, hash);
      chain.unshift(block);
      hash = block.parentHash;
      number = block.number - 1;
    }
    return chain;
  }
}
