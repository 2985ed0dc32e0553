import { ALERT_SEVERITY, type Alert } from './types.js';

/** Takes control or money away. */
export function isDanger({ facts }: Pick<Alert, 'facts'>): boolean {
  return ALERT_SEVERITY[facts.kind] === 'danger';
}

/** Still asks for attention: a danger until it is over (or dismissed), whoever has read of it; all else until it was read. */
export function isOpen(alert: Alert): boolean {
  return !alert.over && (isDanger(alert) || !alert.read);
}
