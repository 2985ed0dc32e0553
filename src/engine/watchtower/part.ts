import type { Part } from '../../core/chain/account-state.js';
import { isWalletError } from '../../core/errors/wallet-error.js';

export const UNAVAILABLE = { kind: 'unavailable' } as const;
/** The node is not there: that is no property of one part. */
const LOST = new Set(['chain/offline', 'chain/timeout', 'chain/wrong-genesis', 'chain/no-endpoint']);

/** One part of a check; what cannot be read or understood is unavailable, and the rest goes on. @throws when the node is lost */
export function part<T>(work: () => T): Part<T> {
  try {
    return { kind: 'known', value: work() };
  } catch (error) {
    return failed(error);
  }
}

/** The same for what takes a question. */
export async function askedPart<T>(work: () => Promise<T>): Promise<Part<T>> {
  try {
    return { kind: 'known', value: await work() };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): typeof UNAVAILABLE {
  if (isWalletError(error) && LOST.has(error.code)) throw error;
  return UNAVAILABLE;
}
