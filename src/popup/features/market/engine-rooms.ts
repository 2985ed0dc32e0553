import type {
  AccountStreams,
  HistoryStreams,
  MarketCalls,
  MarketStreams,
} from '../../../protocol/engine/rooms.js';
import type { EngineDoor } from '../../app/services.js';

/** Streams of the engine's rooms that the portfolio, the market and the history look at. */
export type RoomStreams = AccountStreams & MarketStreams & HistoryStreams;

interface RoomsDoor {
  call<M extends keyof MarketCalls>(method: M, params: MarketCalls[M]['in']): Promise<MarketCalls[M]['out']>;
  open<S extends keyof RoomStreams>(
    stream: S,
    params: RoomStreams[S]['in'],
    onEvent: (event: RoomStreams[S]['event']) => void,
  ): () => void;
}

/** The engine's door narrowed to what these features ask. */
export function roomsOf(engine: EngineDoor): RoomsDoor {
  return engine;
}
