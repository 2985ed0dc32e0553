import { createContext, useContext } from 'react';

/** The requests that wait beside the one on screen. */
export interface Queue {
  /** Place of the one on screen, from 1, and how many wait. */
  position: number;
  total: number;
  /** Shows another one without deciding: -1 the one before, 1 the one after. */
  go(step: -1 | 1): void;
  /** Origin of the request on screen, as soon as it is known: what repeats is noticed by it. */
  noteOrigin(id: string, origin: string | null): void;
  /** Another request of this origin was seen since the window opened. */
  isRepeated(id: string, origin: string): boolean;
  /** All of them, or all of one origin, were refused. */
  onRejected(origin: string | null): void;
}

const QueueContext = createContext<Queue | null>(null);

/** Where several requests are shown in turn. */
export const QueueProvider = QueueContext;

/** The queue this request stands in; null where it is shown alone. */
export function useQueue(): Queue | null {
  return useContext(QueueContext);
}
