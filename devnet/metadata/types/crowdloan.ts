import { oneOf, struct, type TypeDeclarations } from '../dsl/declare.js';

/** Crowdloans. */
export const crowdloanTypes: TypeDeclarations = {
  CrowdloanInfo: struct('pallet_crowdloan::CrowdloanInfo', {
    creator: 'AccountId32',
    deposit: 'u64',
    min_contribution: 'u64',
    end: 'u32',
    cap: 'u64',
    funds_account: 'AccountId32',
    raised: 'u64',
    target_address: 'Option<AccountId32>',
    call: 'Option<Bounded>',
    finalized: 'bool',
    contributors_count: 'u32',
  }),
  Bounded: oneOf('frame_support::traits::preimages::Bounded', {
    Legacy: { hash: 'H256' },
    Inline: ['BoundedVec<u8>'],
    Lookup: { hash: 'H256', len: 'u32' },
  }),
};
