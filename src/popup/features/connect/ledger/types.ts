import type { Custody } from '../../../../core/accounts/custody.js';

/** An account of a Ledger as `wallet.addAccounts` and `wallet.create` take it. */
export interface ChosenLedger {
  kind: 'watch';
  name: string;
  role: 'coldkey';
  address: string;
  cryptoType: 'ed25519';
  custody: Extract<Custody, { kind: 'ledger' }>;
}
