import * as v from 'valibot';
import { method } from '../method.js';
import { addressText, hash, u16, u64 } from '../primitives.js';

const stake = v.strictObject({
  kind: v.literal('stake'),
  hotkey: addressText,
  netuid: u16,
  amountRao: u64,
  limitRaoPerAlpha: u64,
  allowPartial: v.boolean(),
});
const unstake = v.strictObject({
  kind: v.literal('unstake'),
  hotkey: addressText,
  netuid: u16,
  amountBase: u64,
  limitRaoPerAlpha: u64,
  allowPartial: v.boolean(),
});

/** Our own forms send an intent, never a call; the approval that follows is the same one a dApp gets. */
export const proposeIntent = method<{ approvalId: string }>()(
  'intents.propose',
  'ui',
  v.strictObject({ accountId: hash, intent: v.variant('kind', [stake, unstake]) }),
);
