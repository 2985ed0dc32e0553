import type { ActionHistory, ChainAction, HistoryRange } from '../../core/chain/history.js';
import type { Session } from '../chain/session.js';
import { AccountSamples } from './account-samples.js';
import { blockActions } from './block-actions.js';
import { changesBetween } from './change-search.js';
import { isNoArchive } from './no-archive.js';
import type { PastChain } from './past-chain.js';
import { rangeStart, sampleBlocks } from './sample-plan.js';

/** What accounts did and what happened to them, from the chain alone, newest first. */
export class ActionHistoryReader {
  private readonly samples: AccountSamples;

  constructor(private readonly past: PastChain) {
    this.samples = new AccountSamples(past);
  }

  /**
   * Yields after every block in which something happened and every stretch in which nothing did, so that between two
   * looks at whether anybody still wants it lie some tens of requests at most. All that was read is remembered: a new
   * iteration goes on where this one ended.
   * @throws WalletError chain/offline, chain/bad-answer …
   */
  async *read(session: Session, addresses: string[], range: HistoryRange): AsyncGenerator<ActionHistory> {
    const head = session.finalized.number;
    const ends = [...new Set([head, ...sampleBlocks(range, head), rangeStart(range, head)])];
    const actions: ChainAction[] = [];
    const progress = { done: 0, total: Math.max(1, ends.length - 1) };
    let fromBlock: number | null = null;
    const state = (now: ActionHistory['state']): ActionHistory => ({
      actions: [...actions],
      progress: { ...progress },
      fromBlock,
      state: now,
    });
    try {
      await this.past.survey(session, ends);
      for (const [i, low] of ends.slice(1).entries()) {
        const high = ends[i] ?? head;
        const found = changesBetween(this.past, this.samples, session, low, high, addresses);
        for await (const { block, changes } of found) {
          const happened = await blockActions(this.past, session, block, changes);
          actions.push(...happened.sort((a, b) => (b.extrinsicIndex ?? -1) - (a.extrinsicIndex ?? -1)));
          yield state('reading');
        }
        progress.done += 1;
        fromBlock = low;
        yield state('reading');
      }
    } catch (error) {
      if (!isNoArchive(error)) throw error;
      yield state('no-archive');
      return;
    }
    yield state('complete');
  }
}
