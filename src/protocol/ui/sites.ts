import * as v from 'valibot';
import { method } from '../method.js';
import { nothing } from '../primitives.js';

export interface Site {
  origin: string;
  accountIds: string[];
  connectedAtMs: number;
  lastUsedAtMs: number;
  signatures: number;
}

export const listSites = method<{ sites: Site[] }>()('sites.list', 'ui', nothing);
export const revokeSite = method<null>()('sites.revoke', 'ui', v.strictObject({ origin: v.string() }));
