import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { isWalletError, toErrorBody, type WalletError } from '../../../core/errors/wallet-error.js';

/** Errors of reading: they say nothing about an operation, so no answer can be given with them. */
const NO_ANSWER =
  /^(?:chain\/(?:offline|timeout|bad-answer|no-endpoint|no-metadata|no-archive|wrong-genesis)|internal)$/;

/** Whether nothing could be checked, which is not the same as a check that fails. */
export function isNoAnswer({ code }: WalletError): boolean {
  return NO_ANSWER.test(code);
}

/** The check that fails, null when none does. @throws WalletError chain/… where nothing could be checked */
export async function issueOf(check: () => Promise<void> | void): Promise<ErrorBody | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (!isWalletError(error) || isNoAnswer(error)) throw error;
    return toErrorBody(error);
  }
}
