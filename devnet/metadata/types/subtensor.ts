import { oneOf, struct, type TypeDeclarations } from '../dsl/declare.js';

/** Values in the storage and calls of SubtensorModule, and of the swap pallet. */
export const subtensorTypes: TypeDeclarations = {
  SubnetIdentityV3: struct('pallet_subtensor::pallet::SubnetIdentityV3', {
    subnet_name: 'Vec<u8>',
    github_repo: 'Vec<u8>',
    subnet_contact: 'Vec<u8>',
    subnet_url: 'Vec<u8>',
    discord: 'Vec<u8>',
    description: 'Vec<u8>',
    logo_url: 'Vec<u8>',
    additional: 'Vec<u8>',
  }),
  RootClaimTypeEnum: oneOf('pallet_subtensor::pallet::RootClaimTypeEnum', {
    Swap: [],
    Keep: [],
    KeepSubnets: { subnets: 'BTreeSet<u16>' },
  }),
  SafeFloat: struct('share_pool::SafeFloat', { mantissa: 'u128', exponent: 'i64' }),
  LockState: struct('pallet_subtensor::staking::lock::LockState', {
    locked_mass: 'u64',
    conviction: 'U64F64',
    last_update: 'u64',
  }),
  RecycleOrBurnEnum: oneOf('pallet_subtensor::pallet::RecycleOrBurnEnum', { Burn: [], Recycle: [] }),
  ChainIdentityV2: struct('pallet_subtensor::pallet::ChainIdentityV2', {
    name: 'Vec<u8>',
    url: 'Vec<u8>',
    github_repo: 'Vec<u8>',
    image: 'Vec<u8>',
    discord: 'Vec<u8>',
    description: 'Vec<u8>',
    additional: 'Vec<u8>',
  }),
  SubnetLease: struct('pallet_subtensor::subnets::leasing::SubnetLease', {
    beneficiary: 'AccountId32',
    coldkey: 'AccountId32',
    hotkey: 'AccountId32',
    emissions_share: 'Percent',
    end_block: 'Option<u32>',
    netuid: 'u16',
    cost: 'u64',
  }),
  Balancer: struct('pallet_subtensor_swap::pallet::balancer::Balancer', { quote: 'Perquintill' }),
};
