import type { Approvals } from '../approvals/index.js';
import type { Permissions } from '../permissions/index.js';
import type { Clock, EngineHost, Explainer, MetadataReader, NetworkSource, Wallet } from '../types.js';
import type { Follows } from './follows.js';
import type { Outbox } from './outbox.js';
import type { Pages } from './pages.js';

/** A page's message, read once: what is shown and the very bytes that go to the key. */
export interface ReadMessage {
  /** `<Bytes>` + data + `</Bytes>`, wrapped once. */
  bytes: Uint8Array;
  payloadHash: string;
  text: string | null;
  hex: string;
  suspiciousCharacters: boolean;
  foreignDomain: string | null;
  refusal: import('../../core/errors/wallet-error.js').ErrorBody | null;
}

/** The neighbours of the two flows. */
export interface RequestDeps {
  wallet: Wallet;
  permissions: Permissions;
  approvals: Approvals;
  explainer: Explainer;
  metadata: MetadataReader;
  engine: EngineHost;
  network: NetworkSource;
  readMessage(data: string, origin: string): ReadMessage;
  outbox: Outbox;
  follows: Follows;
  pages: Pages;
  clock: Clock;
}

