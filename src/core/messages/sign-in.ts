import { accountIdHex, decodeAnyPrefix } from '../address/index.js';

/** The fields of a sign-in request, each as the text has it. */
export interface SignInText {
  domain: string;
  address: string;
  statement: string | null;
  uri: string;
  version: string | null;
  chainId: string | null;
  nonce: string | null;
  issuedAt: string | null;
  expirationTime: string | null;
  notBefore: string | null;
  requestId: string | null;
  resources: string[];
}

/** `domain`, `uri`: another host than the caller's; `address`: another account than the one that would sign. */
export type SignInFault = 'domain' | 'address' | 'uri' | 'expired' | 'not-yet';

/** Each on its line, in this order: EIP-4361, of which CAIP-122 and TalismanSociety/siws keep the layout. */
const OPTIONAL = [
  'Version',
  'Chain ID',
  'Nonce',
  'Issued At',
  'Expiration Time',
  'Not Before',
  'Request ID',
] as const;
const LINE = '([^\\n]+)\\n';
const LAYOUT = new RegExp(
  `^(\\S+) wants you to sign in with your (?:[\\w .-]{1,32} )?account:\\n(\\S+)\\n\\n(?:${LINE}\\n|\\n)?URI: ${LINE}${OPTIONAL.map((label) => `(?:${label}: ${LINE})?`).join('')}(?:Resources:\\n((?:- ${LINE.replace(/[()]/g, '')})*))?$`,
);
/** RFC 3339; `Date.parse` alone takes much that others read otherwise. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads a sign-in request; null for any text that has a line more, less or elsewhere. Never throws. */
export function parseSignIn(text: string): SignInText | null {
  const match = LAYOUT.exec(`${text}\n`);
  if (!match) return null;
  const [, domain = '', address = '', statement = null, uri = '', ...more] = match;
  const [version, chainId, nonce, issuedAt, expirationTime, notBefore, requestId, resources] = more.map(
    (field) => field ?? null,
  );
  return {
    domain,
    address,
    statement,
    uri,
    version: version ?? null,
    chainId: chainId ?? null,
    nonce: nonce ?? null,
    issuedAt: issuedAt ?? null,
    expirationTime: expirationTime ?? null,
    notBefore: notBefore ?? null,
    requestId: requestId ?? null,
    resources: (resources ?? '').split('\n').flatMap((line) => (line === '' ? [] : [line.slice(2)])),
  };
}

/**
 * What is wrong with a request: `domain` and `uri` name another host or port than the caller's, `address` is not the
 * account that would sign (any SS58 prefix is), `expired` and `not-yet` by our clock. What cannot be read is wrong.
 */
export function signInFaults(
  signIn: SignInText,
  by: { origin: string; accountId: string; nowMs: number },
): SignInFault[] {
  const faults: Array<SignInFault | false> = [
    !isDomainOf(signIn.domain, by.origin) && 'domain',
    accountOf(signIn.address) !== by.accountId && 'address',
    hostOf(signIn.uri) !== hostOf(by.origin) && 'uri',
    signIn.expirationTime !== null && !(instantOf(signIn.expirationTime) > by.nowMs) && 'expired',
    signIn.notBefore !== null && !(instantOf(signIn.notBefore) <= by.nowMs) && 'not-yet',
  ];
  return faults.filter((fault) => fault !== false);
}

/** A bare host, with its port where it has one, or the whole origin. */
function isDomainOf(domain: string, origin: string): boolean {
  const [scheme] = origin.split('//');
  const bare = domain.startsWith(`${scheme}//`) ? domain.slice(`${scheme}//`.length) : domain;
  // A path or a user's name would show one host and mean another.
  return !/[/\\?#@]/.test(bare) && hostOf(`${scheme}//${bare}`) === hostOf(origin);
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
}

function accountOf(address: string): string | null {
  try {
    return accountIdHex(decodeAnyPrefix(address).accountId);
  } catch {
    return null;
  }
}

function instantOf(text: string): number {
  return INSTANT.test(text) ? Date.parse(text) : Number.NaN;
}
