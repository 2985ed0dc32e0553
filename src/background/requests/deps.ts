import type { Approvals } from '../approvals/index.js';
import type { HeldCalls } from '../calls/index.js';
import type { Permissions } from '../permissions/index.js';
import type {
  Clock,
  EngineHost,
  LateExplainer,
  MetadataReader,
  NetworkSource,
  Phishing,
  Wallet,
} from '../types.js';
import type { Follows } from './follows.js';
import type { Outbox } from './outbox.js';
import type { Pages } from './pages.js';

/** The neighbours of the two flows. */
export interface RequestDeps {
  wallet: Wallet;
  permissions: Permissions;
  approvals: Approvals;
  explainer: LateExplainer;
  metadata: MetadataReader;
  engine: EngineHost;
  network: NetworkSource;
  outbox: Outbox;
  follows: Follows;
  pages: Pages;
  calls: Pick<HeldCalls, 'hold'>;
  clock: Clock;
  phishing: Phishing;
}
