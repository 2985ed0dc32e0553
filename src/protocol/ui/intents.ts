import * as v from 'valibot';
import { method } from '../method.js';
import { intentSchema } from '../operations/intent-schema.js';
import { routeSchema } from '../operations/route-schema.js';
import { addressText, hash } from '../primitives.js';

/**
 * Our own forms send an intent, never a call; the approval that follows is the same one a dApp gets. `protect` asks for the
 * shield wherever it is to be had; what comes of it stands in the approval.
 */
export const proposeIntent = method<{ approvalId: string }>()(
  'intents.propose',
  'ui',
  v.strictObject({
    /** The account that acts. */
    accountId: hash,
    intent: intentSchema(addressText),
    protect: v.boolean(),
    /** How it acts where it does not sign itself; its last step ends at the account. */
    route: v.exactOptional(routeSchema(addressText)),
    /** Account that signs the shield's carriers for a signer on a device. */
    postage: v.exactOptional(hash),
  }),
);
