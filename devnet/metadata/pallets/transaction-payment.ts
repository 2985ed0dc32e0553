import { constant, pallet, value } from '../dsl/declare.js';

/** `pallet_transaction_payment`. */
export const transactionPayment = pallet('TransactionPayment', 6, 'pallet_transaction_payment::pallet', {
  storage: [
    value('NextFeeMultiplier', 'FixedU128', 1_000_000_000_000_000_000n),
    value('StorageVersion', 'FeeStorageRelease'),
  ],
  events: {
    TransactionFeePaid: { who: 'AccountId32', actual_fee: 'u64', tip: 'u64' },
  },
  constants: [constant('OperationalFeeMultiplier', 'u8', 5)],
});
