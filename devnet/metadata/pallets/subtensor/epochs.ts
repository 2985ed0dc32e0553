import { type StorageDeclaration, value } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** When each subnet pays out. */
export const epochsStorage: StorageDeclaration[] = [
  value('MinActivityCutoff', 'u16', 360),
  value('AdminFreezeWindow', 'u16', 10),
  value('OwnerHyperparamRateLimit', 'u16', 2),
  perSubnet('Tempo', 'u16', 360),
  perSubnet('LastEpochBlock', 'u64'),
  perSubnet('SubnetEpochIndex', 'u64'),
  perSubnet('ActivityCutoffFactorMilli', 'u32', 13_889),
  perSubnet('BlocksSinceLastStep', 'u64'),
  perSubnet('LastMechansimStepBlock', 'u64'),
  perSubnet('ActivityCutoff', 'u16', 5000),
  value('MaxEpochsPerBlock', 'u8', 2),
];
