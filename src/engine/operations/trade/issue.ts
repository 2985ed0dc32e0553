import { type ErrorBody, isWalletError, toErrorBody } from '../../../core/errors/wallet-error.js';

/** Refusals that say something about the operation; all other errors are of the reading. */
const REFUSAL = /^(?:stake|quote|send)\//;

/** The first refusal a check throws, or null. @throws whatever is none, such as a read that failed */
export async function issueOf(check: () => Promise<void>): Promise<ErrorBody | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (!isWalletError(error) || !REFUSAL.test(error.code)) throw error;
    return toErrorBody(error);
  }
}
