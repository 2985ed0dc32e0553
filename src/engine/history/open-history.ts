import type { ActionHistory, HistoryRange, ValueHistory } from '../../core/chain/history.js';
import type { Connection } from '../chain/connection.js';
import type { PricePast } from '../market/price-past.js';
import type { EngineStore } from '../storage/engine-store.js';
import { ActionHistoryReader } from './action-history.js';
import type { PastChain } from './past-chain.js';
import { PastReading } from './past-reading.js';
import { ValueHistoryReader } from './value-history.js';

export interface HistoryDeps {
  connection: Connection;
  store: EngineStore;
  past: PastChain;
  /** Prices are shared with the market. */
  prices: PricePast;
}

interface Question {
  addresses: string[];
  range: HistoryRange;
}

/** The value of accounts over time, as samples come in. @returns what pauses it */
export function openValueHistory(
  { connection, store, past, prices }: HistoryDeps,
  question: Question,
  emit: (event: ValueHistory) => void,
): () => void {
  const { addresses, name } = asked(question);
  const reader = new ValueHistoryReader(past, prices.samples);
  const { range } = question;
  const reading = new PastReading({
    connection,
    engineStore: store,
    historyStore: past.store,
    kind: 'curves',
    name,
    empty: { range, points: [], positions: [], progress: { done: 0, total: 0 }, state: 'reading' },
    read: (session) => reader.read(session, addresses, range),
    emit,
  });
  void reading.start();
  return () => reading.stop();
}

/** What accounts did, newest first, as it is found. @returns what pauses it */
export function openActions(
  { connection, store, past }: Omit<HistoryDeps, 'prices'>,
  question: Question,
  emit: (event: ActionHistory) => void,
): () => void {
  const { addresses, name } = asked(question);
  const reader = new ActionHistoryReader(past);
  const reading = new PastReading({
    connection,
    engineStore: store,
    historyStore: past.store,
    kind: 'lists',
    name,
    empty: { actions: [], progress: { done: 0, total: 0 }, fromBlock: null, state: 'reading' },
    read: (session) => reader.read(session, addresses, question.range),
    emit,
  });
  void reading.start();
  return () => reading.stop();
}

/** The same accounts are the same question, in whatever order and however often they are named. */
function asked({ addresses, range }: Question): { addresses: string[]; name: string } {
  const unique = [...new Set(addresses)].sort();
  return { addresses: unique, name: `${range}|${unique.join(' ')}` };
}
