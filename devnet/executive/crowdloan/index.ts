import type { PalletCalls } from '../dispatch-context.js';
import { contribute, withdraw } from './contribute.js';
import { create } from './create.js';
import { dissolve, finalize, refund } from './end.js';
import { setMaximum, updateCap, updateEnd, updateMinimum } from './terms.js';

/** Calls of Crowdloan, checks in the chain's order (`opentensor/subtensor pallets/crowdloan/src/lib.rs`). */
export const crowdloanCalls: PalletCalls = {
  create,
  contribute,
  withdraw,
  finalize,
  refund,
  dissolve,
  update_min_contribution: updateMinimum,
  update_end: updateEnd,
  update_cap: updateCap,
  set_max_contribution: setMaximum,
};
