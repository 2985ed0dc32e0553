import { call, constant, pallet, value } from '../dsl/declare.js';

/** `pallet_timestamp`: the inherent in front of every block. */
export const timestamp = pallet('Timestamp', 2, 'pallet_timestamp::pallet', {
  calls: [call(0, 'set', { now: 'Compact<u64>' })],
  storage: [value('Now', 'u64'), value('DidUpdate', 'bool')],
  constants: [constant('MinimumPeriod', 'u64', 6000n)],
});
