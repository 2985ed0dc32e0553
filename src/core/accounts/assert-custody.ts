import { multisigAddress } from '../address/derived.js';
import { accountIdHex, decodeAddress } from '../address/index.js';
import { WalletError } from '../errors/wallet-error.js';
import type { Custody } from './custody.js';
import type { CryptoType } from './types.js';

/**
 * Refuses a custody that cannot be this account's: a multisig that derives another address, a device without a curve. A
 * pure proxy is proven by the chain's own event when it is made; its address depends on the runtime's number of the type.
 * @throws WalletError keys/other-account
 */
export function assertCustody(custody: Custody, accountId: string, cryptoType: CryptoType | null): void {
  const isFit = (): boolean => {
    switch (custody.kind) {
      case 'ledger':
        return cryptoType === 'ed25519';
      case 'vault':
        return cryptoType !== null;
      case 'pure':
        return cryptoType === null;
      case 'multisig': {
        const keys = custody.signatories.map((one) => decodeAddress(one).accountId);
        const derived = decodeAddress(multisigAddress(keys, custody.threshold)).accountId;
        const isSet = new Set(keys.map(accountIdHex)).size === keys.length;
        return cryptoType === null && isSet && accountIdHex(derived) === accountId;
      }
    }
  };
  if (!isFit()) throw new WalletError('keys/other-account', { custody: custody.kind });
}
