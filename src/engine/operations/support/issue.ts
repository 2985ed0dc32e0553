import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { isWalletError, toErrorBody } from '../../../core/errors/wallet-error.js';

/** Errors of reading, which are no answer of the chain's. */
const NO_ANSWER = /^(?:chain\/|internal$)/;

/** The check that fails, null when none does. @throws WalletError chain/… where nothing could be checked */
export async function issueOf(check: () => Promise<void> | void): Promise<ErrorBody | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (!isWalletError(error) || NO_ANSWER.test(error.code)) throw error;
    return toErrorBody(error);
  }
}
