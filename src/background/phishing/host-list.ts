/**
 * The list of polkadot-js/phishing: hosts to refuse, and hosts under which many people publish, which are never refused as a
 * whole. Tens of thousands of hosts are kept as one text with a line for each, which is found by search and never taken apart.
 */

export interface HostList {
  /** Each host between two line feeds. */
  deny: string;
  allow: string;
  /** Hosts in `deny`. */
  count: number;
}

const MAX_HOST = 253;
/** Slips of those who keep the list by hand; more than one in a hundred is no list of hosts. */
const MAX_INVALID_PERCENT = 1;
const HOST = /^(?=.*[a-z])[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** `{allow, deny}` of the published format → list; null when it is not of that shape or its hosts are none. */
export function readHostList(value: unknown): HostList | null {
  if (typeof value !== 'object' || value === null) return null;
  const { allow, deny } = value as Record<string, unknown>;
  const allowed = hostsOf(allow);
  const denied = hostsOf(deny);
  return allowed && denied ? { allow: linesOf(allowed), deny: linesOf(denied), count: denied.size } : null;
}

/** True for a host on the list or below one; the most specific entry decides, and being allowed wins over being refused. */
export function isListed({ deny, allow }: HostList, host: string): boolean {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const line = `\n${rest}\n`;
    if (allow.includes(line)) return false;
    if (deny.includes(line)) return true;
  }
  return false;
}

/** Host of an origin as lists name it: ASCII, without `www.` and the dot of the root. Empty for what is no URL. */
export function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname.replace(/^www\./, '').replace(/\.$/, '');
  } catch {
    return '';
  }
}

function hostsOf(entries: unknown): Set<string> | null {
  if (!Array.isArray(entries)) return null;
  const hosts = new Set<string>();
  let invalid = 0;
  for (const entry of entries) {
    const host = normal(entry);
    if (host) hosts.add(host);
    else invalid += 1;
  }
  return invalid * 100 > entries.length * MAX_INVALID_PERCENT ? null : hosts;
}

// The list also has names in Unicode, with the root's dot, and `*.` before names under which people publish.
function normal(entry: unknown): string | null {
  if (typeof entry !== 'string' || entry.length > MAX_HOST) return null;
  const name = entry.toLowerCase().replace(/^\*\./, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII.
  const host = /^[\x00-\x7f]*$/.test(name) ? name.replace(/^www\.|\.$/g, '') : hostOf(`https://${name}`);
  return HOST.test(host) || IPV4.test(host) ? host : null;
}

function linesOf(hosts: ReadonlySet<string>): string {
  return `\n${[...hosts].join('\n')}\n`;
}
