/**
 * Stands for `axios` in the package (vite.config.ts). The library of the Ledger app can fetch proofs from somebody's server;
 * Kelvin makes them itself and contacts no host for it, so what would do the fetching is left out.
 */
export default {
  post: (): Promise<never> => Promise.reject(new Error('Kelvin makes the proof itself')),
};
