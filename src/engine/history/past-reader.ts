import { BlockReader } from '../chain/block-reader.js';
import type { Runtime } from '../chain/runtime.js';
import type { Session } from '../chain/session.js';

/** Reads pinned to a past block, decoded by the runtime that was in force there. */
export class PastReader extends BlockReader {
  override readonly runtime: Runtime;

  constructor(session: Session, block: { number: number; hash: string }, runtime: Runtime) {
    super(session, block);
    this.runtime = runtime;
  }
}
