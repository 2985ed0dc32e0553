import type { EngineChannel, Keeper } from '../engine-host/index.js';
import type { Platform } from '../platform.js';
import type { LateExplainer, MetadataReader } from '../types.js';
import { listen } from './listen.js';
import { createRooms } from './rooms.js';

/** What the background stands on. A test hands in fakes; a second instance over the same storage is a restarted worker. */
export interface Ground {
  platform: Platform;
  channel: EngineChannel;
  keeper: Keeper;
  explainer: LateExplainer;
  metadata: MetadataReader;
  copy: import('../storage/index.js').VaultCopy;
  nowMs(): number;
  /** For delays within one event; anything longer is an alarm. */
  pause(ms: number): Promise<void>;
  random(length: number): Uint8Array;
  /** A text file of the package, by its path in it. */
  readAsset(path: string): Promise<string>;
  /** The only reach beyond nodes: the list of phishing hosts, where the person switched its refresh on. */
  download: import('../phishing/index.js').Download;
}

/**
 * Starts the background: every listener is registered before this returns, because the event that woke the worker is lost
 * on a listener that comes later. The work itself waits until what an earlier worker left has been settled.
 */
export function startBackground(ground: Ground): { ready: Promise<void> } {
  const rooms = createRooms(ground);
  const ready = rooms.settle();
  listen(ground, rooms, ready);
  return { ready };
}
