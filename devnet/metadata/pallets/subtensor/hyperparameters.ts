import type { StorageDeclaration } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** What subnet owners and registration can tune. */
export const hyperparametersStorage: StorageDeclaration[] = [
  perSubnet('MaxRegistrationsPerBlock', 'u16', 1),
  perSubnet('ServingRateLimit', 'u64', 50n),
  perSubnet('Rho', 'u16', 10),
  perSubnet('Kappa', 'u16', 32_767),
  perSubnet('RegistrationsThisInterval', 'u16'),
  perSubnet('BurnRegistrationsThisInterval', 'u16'),
  perSubnet('MinAllowedUids', 'u16', 64),
  perSubnet('MaxAllowedUids', 'u16', 256),
  perSubnet('ImmunityPeriod', 'u16', 4096),
  perSubnet('MaxWeightsLimit', 'u16', 65_535),
  perSubnet('MinAllowedWeights', 'u16', 1024),
  perSubnet('MaxAllowedValidators', 'u16', 128),
  perSubnet('WeightsSetRateLimit', 'u64', 100n),
  perSubnet('TargetRegistrationsPerInterval', 'u16', 2),
  perSubnet('CommitRevealWeightsEnabled', 'bool', true),
  perSubnet('Burn', 'u64', 100_000_000n),
  perSubnet('MinBurn', 'u64', 500_000n),
  perSubnet('MaxBurn', 'u64', 100_000_000_000n),
  perSubnet('RegistrationsThisBlock', 'u16'),
  perSubnet('ImmuneOwnerUidsLimit', 'u16', 1),
  perSubnet('MinNonImmuneUids', 'u16', 10),
  perSubnet('BurnHalfLife', 'u16', 360),
  perSubnet('BurnIncreaseMult', 'U64F64', 23_242_897_532_874_035_200n),
];
