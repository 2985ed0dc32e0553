import { WalletError } from '../../core/errors/wallet-error.js';

/** Lets one piece of work run at a time, in the order in which they came. */
export type OneAtATime = <Result>(work: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

/**
 * A queue. What one piece throws is its own affair: the next runs all the same. Whoever is aborted does not wait for its turn,
 * but its work must look at the signal too: its turn still comes.
 * @throws WalletError keyfile/cancelled
 */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (work, signal) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return signal ? Promise.race([result, aborted(signal)]) : result;
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(new WalletError('keyfile/cancelled'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
