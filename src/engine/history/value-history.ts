import type { HistoryRange, ValueHistory } from '../../core/chain/history.js';
import type { Session } from '../chain/session.js';
import { AccountSamples } from './account-samples.js';
import { isNoArchive } from './no-archive.js';
import type { PastChain } from './past-chain.js';
import { presentSample } from './present-sample.js';
import type { PriceSamples } from './price-samples.js';
import { sampleBlocks } from './sample-plan.js';
import { positionLines, type ValueSample, valuePoint } from './value-points.js';

/** Samples in a row without anything in them after which "all" has reached the beginning. */
const EMPTY_ENOUGH = 2;

/**
 * Value of accounts over time: at each sampled block one request for balances, one for stakes and one for prices, all
 * remembered for ever. Newest first, so that a stop anywhere leaves a line that is whole as far as it goes.
 */
export class ValueHistoryReader {
  private readonly accounts: AccountSamples;

  constructor(
    private readonly past: PastChain,
    private readonly prices: PriceSamples,
  ) {
    this.accounts = new AccountSamples(past);
  }

  /**
   * Yields after every sample, and last when it is complete or the node keeps no older state. Ending the iteration
   * pauses the reading; a new one goes on from what is remembered.
   * @throws WalletError chain/offline, chain/bad-answer …
   */
  async *read(session: Session, addresses: string[], range: HistoryRange): AsyncGenerator<ValueHistory> {
    const blocks = sampleBlocks(range, session.finalized.number);
    const total = blocks.length + 1;
    const samples: ValueSample[] = [];
    let [done, empty] = [0, 0];
    const state = (now: ValueHistory['state']): ValueHistory => {
      const ordered = [...samples].reverse();
      return {
        range,
        points: ordered.flatMap((sample) => valuePoint(sample) ?? []),
        positions: positionLines(ordered),
        progress: { done, total },
        state: now,
      };
    };
    try {
      await this.past.survey(session, blocks);
      for (const block of ['newest' as const, ...blocks]) {
        const sample =
          block === 'newest'
            ? await presentSample(session, addresses)
            : await this.sample(session, block, addresses);
        done += 1;
        if (sample) samples.push(sample);
        empty = sample && isEmpty(sample) ? empty + 1 : 0;
        if (range === 'all' && empty === EMPTY_ENOUGH) break;
        yield state('reading');
      }
    } catch (error) {
      if (!isNoArchive(error)) throw error;
      yield state('no-archive');
      return;
    }
    done = total;
    yield state('complete');
  }

  /** Null where that runtime could not tell stakes or prices. */
  private async sample(session: Session, block: number, addresses: string[]): Promise<ValueSample | null> {
    const { atMs, accounts } = await this.accounts.accounts(session, block, addresses);
    const stakes = await this.accounts.stakes(session, block, addresses);
    // Where nothing is staked no price is needed.
    if (stakes === null) return null;
    const prices = stakes.length > 0 ? await this.prices.at(session, block) : new Map<number, bigint>();
    return prices === null ? null : { block, atMs, accounts, stakes, prices };
  }
}

function isEmpty({ accounts, stakes }: ValueSample): boolean {
  return stakes.length === 0 && accounts.every(({ freeRao, reservedRao }) => freeRao + reservedRao === 0n);
}
