import type { MarketRow } from '../../core/chain/market.js';
import type { Reading, Snapshot } from '../../core/chain/snapshot.js';
import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Connection } from '../chain/connection.js';
import type { EngineStore } from '../storage/engine-store.js';
import { LiveReading, snapshotOf } from '../streams/live-reading.js';
import { PoolShapes } from './pool-shapes.js';
import type { PricePast, PricesThen } from './price-past.js';
import { type MarketNow, readMarket, withPast } from './read-market.js';
import type { SubnetDirectory } from './subnet-directory.js';

/** The past is looked at again after so many blocks: the step of the shortest window. */
const LOOK_AGAIN_BLOCKS = 25;

interface Deps {
  connection: Connection;
  store: EngineStore;
  directories: { subnets: SubnetDirectory };
  past: PricePast;
}

/**
 * The market as it is now, and its past as the samples come in. Rows are there at once, with changes "not read yet";
 * what the past lacks never takes the prices away. @returns what ends it.
 */
export function openMarket(
  { connection, store, directories, past }: Deps,
  emit: (reading: Reading<MarketRow[]>) => void,
): () => void {
  let last: Reading<MarketNow> | null = null;
  let filledFrom: number | null = null;
  let stopped = false;

  const tell = () => {
    if (stopped || !last) return;
    const { snapshot } = last;
    emit({ ...last, snapshot: snapshot && { ...snapshot, value: rowsNow(snapshot, past) } });
  };
  const fill = (snapshot: Snapshot<MarketNow>) => {
    const { session } = connection;
    const { number } = snapshot.block;
    if (!session || session.genesisHash !== snapshot.genesisHash) return;
    if (filledFrom !== null && number >= filledFrom && number - filledFrom < LOOK_AGAIN_BLOCKS) return;
    filledFrom = number;
    past.fill(session, { number, atMs: snapshot.value.atMs }).catch((error: unknown) => {
      // The prices of now are shown all the same; the next block tries again.
      filledFrom = null;
      if (!isWalletError(error)) console.error('reading past prices failed', error);
    });
  };
  const known = { ...directories, shapes: new PoolShapes() };
  const live = new LiveReading<MarketNow>({
    connection,
    memory: { store, name: 'market' },
    read: async (reader) => snapshotOf(reader, await readMarket(reader, known, past)),
    emit: (reading) => {
      last = reading;
      if (reading.state === 'live' && reading.snapshot) fill(reading.snapshot);
      tell();
    },
  });
  const unlisten = past.onChange(tell);
  void live.start();
  return () => {
    stopped = true;
    unlisten();
    live.stop();
  };
}

/** Rows of a snapshot with what was read of the past since; those from storage stay as they were until then. */
function rowsNow({ value, genesisHash }: Snapshot<MarketNow>, past: PricePast): MarketRow[] {
  const then = past.view(genesisHash);
  return isUnread(then) ? value.rows : value.rows.map((row) => withPast(row, then));
}

function isUnread({ windows, daily }: PricesThen): boolean {
  const samples = Object.values(windows);
  return (
    daily.length === 0 && samples.every((sample) => 'missing' in sample && sample.missing === 'not-read-yet')
  );
}
