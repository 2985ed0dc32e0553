import type { ErrorBody } from '../../../core/errors/wallet-error.js';

export interface WrongWord {
  /** From 0. */
  position: number;
  suggestion: string | null;
}

/** The word an error names, or null when the error is about something else. */
export function wrongWord(error: ErrorBody | null): WrongWord | null {
  if (error?.code !== 'keys/bad-phrase-word') return null;
  const { position, suggestion } = error.context;
  if (typeof position !== 'number') return null;
  return { position: position - 1, suggestion: typeof suggestion === 'string' ? suggestion : null };
}
