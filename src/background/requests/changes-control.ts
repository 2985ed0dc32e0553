import type { Explanation, Risk } from '../../core/explain/types.js';

/** Calls that give or destroy the way into an account, wherever they stand and whatever shape their arguments have. */
const WAYS_IN: ReadonlySet<string> = new Set([
  'Proxy.add_proxy',
  'Proxy.kill_pure',
  'Proxy.remove_proxies',
  'Proxy.remove_proxy',
]);
const ABOUT_CONTROL: ReadonlySet<string> = new Set([
  'account-control',
  'proxy-grant',
  'large-part-of-wealth',
]);

/**
 * True when a signature would let somebody else act as the account, or nobody ever again, or takes nearly all there is: a
 * coldkey swap, a proxy with wide rights, the end of a keyless account. An open wallet on an unattended desk must not be enough for these.
 */
export function changesControl({ risks }: Explanation): boolean {
  return risks.some(isAboutControl);
}

function isAboutControl({ code, level, params }: Risk): boolean {
  if (level !== 'danger') return false;
  if (ABOUT_CONTROL.has(code)) return true;
  return params.call?.t === 'text' && WAYS_IN.has(params.call.text);
}
