import { pallet } from '../../dsl/declare.js';
import { keysCalls, lockCalls, stakeCalls, subnetCalls } from './calls.js';
import { coldkeySwapsStorage } from './coldkey-swaps.js';
import { constants } from './constants.js';
import { delegationStorage } from './delegation.js';
import { epochsStorage } from './epochs.js';
import { errors } from './errors.js';
import { events } from './events.js';
import { hyperparametersStorage } from './hyperparameters.js';
import { identitiesStorage } from './identities.js';
import { leasesStorage } from './leases.js';
import { locksStorage } from './locks.js';
import { networksStorage } from './networks.js';
import { neuronsStorage } from './neurons.js';
import { poolsStorage } from './pools.js';
import { rootClaimsStorage } from './root-claims.js';
import { stakeStorage } from './stake.js';

/**
 * `pallet_subtensor`: subnets, stake and everything around them. Left out are the calls of miners, validators at work
 * (weights, axons) and root, and the storage behind those.
 */
export const subtensorModule = pallet('SubtensorModule', 7, 'pallet_subtensor::pallet', {
  calls: [...stakeCalls, ...lockCalls, ...keysCalls, ...subnetCalls],
  storage: [
    ...stakeStorage,
    ...locksStorage,
    ...rootClaimsStorage,
    ...delegationStorage,
    ...identitiesStorage,
    ...coldkeySwapsStorage,
    ...poolsStorage,
    ...networksStorage,
    ...epochsStorage,
    ...neuronsStorage,
    ...hyperparametersStorage,
    ...leasesStorage,
  ],
  events,
  errors,
  constants,
});
