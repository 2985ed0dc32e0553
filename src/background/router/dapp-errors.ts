import type { ErrorBody } from '../../core/errors/wallet-error.js';

/**
 * What a page may learn from an error: that its message was malformed (it knows that anyway), that the person said no, or
 * nothing. Locked, empty, not connected, blocked and broken look the same.
 */
export function toDappError(error: ErrorBody): ErrorBody {
  switch (error.code) {
    case 'invalid-message':
    case 'unknown-method':
      return { code: error.code, context: {} };
    case 'approval/rejected':
    case 'approval/expired':
    case 'approval/void':
      // A prompt was shown and is over: to the page that is one thing, whoever ended it.
      return { code: 'approval/rejected', context: {} };
    default:
      return { code: 'not-allowed', context: {} };
  }
}
