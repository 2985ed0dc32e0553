import type { PalletCalls } from '../dispatch-context.js';
import { contribute, withdraw } from './contribute.js';
import { create } from './create.js';
import { dissolve, finalize, refund } from './end.js';

/** Calls of Crowdloan, checks in the chain's order (`opentensor/subtensor pallets/crowdloan/src/lib.rs`). */
export const crowdloanCalls: PalletCalls = { create, contribute, withdraw, finalize, refund, dissolve };
