import type { ErrorCode } from './codes.js';

/** Values safe to log and to send across a port: numbers as decimal text, never a secret, never a page's free text. */
export type ErrorContext = Readonly<Record<string, string | number | boolean | null>>;

/** An error as it crosses a port. The sentence for it is chosen in the popup from the code. */
export interface ErrorBody {
  code: ErrorCode;
  context: ErrorContext;
}

/** The one error type of the wallet: a code from a closed union, a context, and the cause for the local log. */
export class WalletError extends Error {
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, context: ErrorContext = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'WalletError';
    this.code = code;
    this.context = context;
  }

  toBody(): ErrorBody {
    return { code: this.code, context: this.context };
  }
}

/** Guard by name and code, not by instance: two bundles may each hold a copy of the class. */
export function isWalletError(error: unknown): error is WalletError {
  return error instanceof Error && error.name === 'WalletError' && 'code' in error;
}

/** Anything thrown → what may cross a port. Unknown errors become `internal` so that no stray text leaks out. */
export function toErrorBody(error: unknown): ErrorBody {
  if (isWalletError(error)) return { code: error.code, context: error.context };
  return { code: 'internal', context: { name: error instanceof Error ? error.name : typeof error } };
}
