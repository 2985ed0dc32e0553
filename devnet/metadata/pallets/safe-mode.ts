import { call, optionalValue, pallet } from '../dsl/declare.js';

/** The halt of the network. */
export const safeMode = pallet('SafeMode', 20, 'pallet_safe_mode::pallet', {
  calls: [
    call(0, 'enter'),
    call(1, 'force_enter'),
    call(2, 'extend'),
    call(3, 'force_extend'),
    call(4, 'force_exit'),
  ],
  storage: [optionalValue('EnteredUntil', 'u32')],
  events: {
    Entered: { until: 'u32' },
    Extended: { until: 'u32' },
    Exited: { reason: 'ExitReason' },
    DepositPlaced: { account: 'AccountId32', amount: 'u64' },
    DepositReleased: { account: 'AccountId32', amount: 'u64' },
    DepositSlashed: { account: 'AccountId32', amount: 'u64' },
    CannotDeposit: [],
    CannotRelease: [],
  },
  errors: [
    'Entered',
    'Exited',
    'NotConfigured',
    'NoDeposit',
    'AlreadyDeposited',
    'CannotReleaseYet',
    'CurrencyError',
  ],
});
