import * as v from 'valibot';
import { method } from '../method.js';
import { hash, nothing } from '../primitives.js';

export interface Site {
  origin: string;
  accountIds: string[];
  connectedAtMs: number;
  lastUsedAtMs: number;
  signatures: number;
  /** When the permission ends by itself; null: never. */
  expiresAtMs: number | null;
}

/** For how long a site may see accounts. */
export const SITE_TERMS = ['day', 'week', 'month', 'ever'] as const;
export type SiteTerm = (typeof SITE_TERMS)[number];
export const siteTerm = v.picklist(SITE_TERMS);

const origin = v.pipe(v.string(), v.maxLength(512));

/** Connected sites, and origins that may never ask again. */
export const listSites = method<{ sites: Site[]; blocked: string[] }>()('sites.list', 'ui', nothing);
export const revokeSite = method<null>()('sites.revoke', 'ui', v.strictObject({ origin }));
/** Replaces what a connected site sees, and for how long. @throws site/not-connected, keys/unknown-account, not-allowed */
export const changeSite = method<null>()(
  'sites.change',
  'ui',
  v.strictObject({ origin, accountIds: v.pipe(v.array(hash), v.minLength(1)), term: v.optional(siteTerm) }),
);
/** Ends a site's permission and answers everything it asks with no, unseen, until it is let in again. */
export const blockSite = method<null>()('sites.block', 'ui', v.strictObject({ origin }));
export const unblockSite = method<null>()('sites.unblock', 'ui', v.strictObject({ origin }));

/** The list of known phishing hosts: its size and age, and whether it is refreshed from where it comes from. */
export interface PhishingStatus {
  hosts: number;
  /** Null: as bundled with this version. */
  refreshedAtMs: number | null;
  bundledOn: string;
  refreshes: boolean;
  /** Why the last refresh changed nothing: no answer, or one that is no such list. */
  failure: 'unreachable' | 'unusable' | null;
  source: string;
}
export const phishingStatus = method<PhishingStatus>()('phishing.status', 'ui', nothing);
/** Switches the daily refresh (off by default: it contacts a host that is not a node) or asks for one now. */
export const changePhishing = method<PhishingStatus>()(
  'phishing.change',
  'ui',
  v.strictObject({ refreshes: v.optional(v.boolean()), now: v.optional(v.literal(true)) }),
);
