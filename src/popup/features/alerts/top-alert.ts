import { isOpen } from '../../../core/watch/open.js';
import { ALERT_SEVERITY, type Alert } from '../../../core/watch/types.js';

const RANK = { danger: 0, caution: 1, note: 2 } as const;

/** What still asks for attention, the gravest first and of these the newest; the first is the one that home shows. */
export function openAlerts(alerts: readonly Alert[]): Alert[] {
  return alerts
    .filter(isOpen)
    .sort(
      (a, b) =>
        RANK[ALERT_SEVERITY[a.facts.kind]] - RANK[ALERT_SEVERITY[b.facts.kind]] ||
        b.raisedAtMs - a.raisedAtMs,
    );
}
