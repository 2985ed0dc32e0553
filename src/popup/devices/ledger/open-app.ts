import type { LedgerApp } from '../../../core/accounts/custody.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { statusError } from './failures.js';
import type { Link } from './link.js';
import type { OpenApp } from './types.js';

/** By the name that the device gives. No app of the second name was published when this was written; it is known by name only. */
const APPS: Record<string, LedgerApp> = { Polkadot: 'polkadot', Bittensor: 'bittensor' };
/** The device's own menu answers like an app of one of these names. */
const NO_APP = /^(?:BOLOS|OLOS)/;
/** The first generic app that reads proofs as this chain makes them. */
const OLDEST = [100, 0, 5] as const;

/**
 * Which app is open. The question (class B0) is answered by the device itself, whatever is open.
 * @throws WalletError device/ledger-no-app, device/ledger-wrong-app, device/ledger-old-app, and what the link throws
 */
export async function openApp(link: Link): Promise<OpenApp> {
  const { name, version } = parse(await link.send(0xb0, 0x01, 0, 0));
  if (NO_APP.test(name)) throw new WalletError('device/ledger-no-app');
  const app = APPS[name];
  // A name is text from outside: only a plain one is repeated.
  if (!app) throw new WalletError('device/ledger-wrong-app', /^[\w .-]{1,32}$/.test(name) ? { name } : {});
  if (app === 'polkadot' && isOlder(version)) throw new WalletError('device/ledger-old-app', { version });
  return { app, version };
}

/** Format 1: length and name, length and version, length and flags. */
function parse(answer: Uint8Array): { name: string; version: string } {
  const text = new TextDecoder();
  const nameEnd = 2 + (answer[1] ?? 0);
  const versionEnd = nameEnd + 1 + (answer[nameEnd] ?? 0);
  if (answer[0] !== 1 || versionEnd > answer.length - 2) throw statusError(0x6f00);
  return {
    name: text.decode(answer.subarray(2, nameEnd)),
    version: text.decode(answer.subarray(nameEnd + 1, versionEnd)).replace(/[^\w.-]/g, ''),
  };
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [at, least] of OLDEST.entries()) {
    const part = parts[at] ?? 0;
    if (!(part >= least)) return true;
    if (part > least) return false;
  }
  return false;
}
