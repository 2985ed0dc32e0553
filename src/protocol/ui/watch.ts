import * as v from 'valibot';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { Alert } from '../../core/watch/types.js';
import { method } from '../method.js';
import { nothing } from '../primitives.js';

export interface WatchStatus {
  /** Null: not yet. */
  lastCheckAtMs: number | null;
  lastBlock: number | null;
  /** Why the last check told nothing; what it saw before stays. */
  failure: ErrorBody | null;
  /** When the next one is due; null while the watchtower is off or there is nothing to watch. */
  nextCheckAtMs: number | null;
}

export interface Alerts {
  /** Newest first. */
  alerts: Alert[];
  watch: WatchStatus;
}

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(500));

/** @throws vault/locked: alerts name accounts. */
export const listAlerts = method<Alerts>()('alerts.list', 'ui', nothing);
/** Marks alerts as seen; null: all. */
export const readAlerts = method<null>()('alerts.read', 'ui', v.strictObject({ ids: v.nullable(ids) }));
/** Takes alerts off the list. What is still so is not raised again. */
export const dismissAlerts = method<null>()('alerts.dismiss', 'ui', v.strictObject({ ids }));
/** Checks now. @throws vault/locked, engine/unreachable, chain/offline */
export const checkAlerts = method<Alerts>()('alerts.checkNow', 'ui', nothing);
