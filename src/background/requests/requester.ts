import type { Requester } from '../../protocol/ui/approvals.js';
import type { ApprovalRow } from '../approvals/index.js';
import { cleanName } from './clean-text.js';
import type { RequestDeps } from './deps.js';

/** Who asks, from what the browser and our own records say; the page's own name is cleaned and marked as its claim. */
export async function requesterOf(
  row: ApprovalRow,
  { permissions, phishing }: Pick<RequestDeps, 'permissions' | 'phishing'>,
): Promise<Requester> {
  if (!row.page) {
    return {
      origin: null,
      asciiHost: null,
      claimedName: null,
      connectedSinceMs: null,
      signatures: 0,
      insecure: false,
      looksLike: null,
    };
  }
  const { origin, insecure } = row.page;
  const [site, { looksLike }] = await Promise.all([permissions.get(origin), phishing.check(origin)]);
  // A browser's origin is in punycode already; it is named again so that an interface that prettifies it shows both.
  const host = new URL(origin).hostname;
  return {
    origin,
    asciiHost: host.split('.').some((label) => label.startsWith('xn--')) ? host : null,
    claimedName: row.payload.kind === 'connect' ? cleanName(row.payload.appName) : null,
    connectedSinceMs: site?.connectedAtMs ?? null,
    signatures: site?.signatures ?? 0,
    insecure,
    looksLike,
  };
}
