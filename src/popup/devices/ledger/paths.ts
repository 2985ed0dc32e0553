import type { LedgerApp } from '../../../core/accounts/custody.js';
import type { Place } from './types.js';

/** SLIP-44: 354 is Polkadot's, 1005 Bittensor's. Another coin type is another key: the apps give different addresses. */
const COIN_TYPES: Record<LedgerApp, number> = { polkadot: 354, bittensor: 1005 };

/** First number that a path cannot hold. */
const LIMIT = 2 ** 31;

/** BIP-32 path, all steps hardened, as ed25519 needs it. */
export function pathOf(app: LedgerApp, { account, index }: Place): string {
  return `m/44'/${COIN_TYPES[app]}'/${account}'/0'/${index}'`;
}

/** Whether a number can stand in a path. */
export function isStep(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < LIMIT;
}
