import { blake, call, constant, optionalMap, pallet, twox } from '../dsl/declare.js';

/** `pallet_multisig`. */
export const multisig = pallet('Multisig', 13, 'pallet_multisig::pallet', {
  calls: [
    call(0, 'as_multi_threshold_1', { other_signatories: 'Vec<AccountId32>', call: 'RuntimeCall' }),
    call(1, 'as_multi', {
      threshold: 'u16',
      other_signatories: 'Vec<AccountId32>',
      maybe_timepoint: 'Option<Timepoint>',
      call: 'RuntimeCall',
      max_weight: 'Weight',
    }),
    call(2, 'approve_as_multi', {
      threshold: 'u16',
      other_signatories: 'Vec<AccountId32>',
      maybe_timepoint: 'Option<Timepoint>',
      call_hash: '[u8; 32]',
      max_weight: 'Weight',
    }),
    call(3, 'cancel_as_multi', {
      threshold: 'u16',
      other_signatories: 'Vec<AccountId32>',
      timepoint: 'Timepoint',
      call_hash: '[u8; 32]',
    }),
    call(4, 'poke_deposit', {
      threshold: 'u16',
      other_signatories: 'Vec<AccountId32>',
      call_hash: '[u8; 32]',
    }),
  ],
  storage: [optionalMap('Multisigs', [twox('AccountId32'), blake('[u8; 32]')], 'Multisig')],
  events: {
    NewMultisig: { approving: 'AccountId32', multisig: 'AccountId32', call_hash: '[u8; 32]' },
    MultisigApproval: {
      approving: 'AccountId32',
      timepoint: 'Timepoint',
      multisig: 'AccountId32',
      call_hash: '[u8; 32]',
    },
    MultisigExecuted: {
      approving: 'AccountId32',
      timepoint: 'Timepoint',
      multisig: 'AccountId32',
      call_hash: '[u8; 32]',
      result: 'Result<(), DispatchError>',
    },
    MultisigCancelled: {
      cancelling: 'AccountId32',
      timepoint: 'Timepoint',
      multisig: 'AccountId32',
      call_hash: '[u8; 32]',
    },
    DepositPoked: { who: 'AccountId32', call_hash: '[u8; 32]', old_deposit: 'u64', new_deposit: 'u64' },
  },
  errors: [
    'MinimumThreshold',
    'AlreadyApproved',
    'NoApprovalsNeeded',
    'TooFewSignatories',
    'TooManySignatories',
    'SignatoriesOutOfOrder',
    'SenderInSignatories',
    'NotFound',
    'NotOwner',
    'NoTimepoint',
    'WrongTimepoint',
    'UnexpectedTimepoint',
    'MaxWeightTooLow',
    'AlreadyStored',
  ],
  constants: [
    constant('DepositBase', 'u64', 132_000_000n),
    constant('DepositFactor', 'u64', 32_000_000n),
    constant('MaxSignatories', 'u32', 100),
  ],
});
