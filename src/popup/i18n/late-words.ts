import { addWords } from './index.js';

/**
 * The words for everything that can go wrong and for every call of the chain: many, and needed by nobody before the first
 * paint. Whatever shows an error or a transaction meanwhile is drawn again when they are there.
 */
export async function loadLateWords(): Promise<void> {
  const [errors, chainErrors, calls] = await Promise.all([
    import('./en/errors.json', { with: { type: 'json' } }),
    import('./en/chain-errors.json', { with: { type: 'json' } }),
    import('./en/calls.json', { with: { type: 'json' } }),
  ]);
  addWords(errors.default);
  addWords(chainErrors.default);
  addWords(calls.default);
}
