import { WalletError } from '../../../core/errors/wallet-error.js';

const NAME = 'kelvin-ledger';

/**
 * One operation at a time on all of the wallet's pages: a device answers whoever asked last.
 * @throws WalletError device/ledger-busy when another one runs
 */
export async function exclusive<T>(work: () => Promise<T>, locks: LockManager = navigator.locks): Promise<T> {
  return locks.request(NAME, { ifAvailable: true }, (lock) => {
    if (!lock) throw new WalletError('device/ledger-busy', { here: true });
    return work();
  }) as Promise<T>;
}
