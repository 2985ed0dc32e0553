import { addWords } from './index.js';

/**
 * The words for everything that can go wrong: many, and needed by nobody before the first paint. Whatever shows an error
 * meanwhile is drawn again when they are there.
 */
export async function loadLateWords(): Promise<void> {
  const [errors, chainErrors] = await Promise.all([
    import('./en/errors.json', { with: { type: 'json' } }),
    import('./en/chain-errors.json', { with: { type: 'json' } }),
  ]);
  addWords(errors.default);
  addWords(chainErrors.default);
}
