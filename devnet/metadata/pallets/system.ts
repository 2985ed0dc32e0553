import { apis } from '../apis/index.js';
import { blake, call, constant, map, optionalValue, pallet, twox, value } from '../dsl/declare.js';
import { encodeRuntimeVersion } from '../version.js';

/** Spec version of the Finney runtime that the declarations describe. */
const SPEC_VERSION = 424;

/** All zeros but for the top bit of `flags`, which marks accounts that follow the current holds logic. */
const EMPTY_ACCOUNT = `0x${'00'.repeat(55)}80` as const;

/** `frame_system::limits::BlockWeights` of Finney; clients may show it, devnet does not enforce it. */
const BLOCK_WEIGHTS = `0x${[
  'c2a0e766000b00409452a30313ffffffffffffffff2261c91900010bb837a1555d02136666666666',
  '6666a6010b0030ef7dba0213ffffffffffffffbf0100002261c91900010bb847462a460313666666',
  '66666666e6010b00409452a30313ffffffffffffffff01070010a5d4e81300000000000000402261',
  'c91900000000',
].join('')}` as const;

/** `frame_system`: accounts, blocks and events. Of its calls only the remarks can be signed by a wallet. */
export const system = pallet('System', 0, 'frame_system::pallet', {
  calls: [call(0, 'remark', { remark: 'Vec<u8>' }), call(7, 'remark_with_event', { remark: 'Vec<u8>' })],
  storage: [
    map('Account', [blake('AccountId32')], 'AccountInfo', EMPTY_ACCOUNT),
    optionalValue('ExtrinsicCount', 'u32'),
    value('InherentsApplied', 'bool'),
    value('BlockWeight', 'WeightPerClass'),
    optionalValue('AllExtrinsicsLen', 'u32'),
    map('BlockHash', [twox('u32')], 'H256'),
    map('ExtrinsicData', [twox('u32')], 'Vec<u8>'),
    value('Number', 'u32'),
    value('ParentHash', 'H256'),
    value('Digest', 'Digest'),
    value('Events', 'Vec<EventRecord>'),
    value('EventCount', 'u32'),
    map('EventTopics', [blake('H256')], 'Vec<(u32, u32)>'),
    optionalValue('LastRuntimeUpgrade', 'LastRuntimeUpgradeInfo'),
    value('UpgradedToU32RefCount', 'bool'),
    value('UpgradedToTripleRefCount', 'bool'),
    optionalValue('ExecutionPhase', 'Phase'),
  ],
  events: {
    ExtrinsicSuccess: { dispatch_info: 'DispatchEventInfo' },
    ExtrinsicFailed: { dispatch_error: 'DispatchError', dispatch_info: 'DispatchEventInfo' },
    CodeUpdated: [],
    NewAccount: { account: 'AccountId32' },
    KilledAccount: { account: 'AccountId32' },
    Remarked: { sender: 'AccountId32', hash: 'H256' },
    UpgradeAuthorized: { code_hash: 'H256', check_version: 'bool' },
    RejectedInvalidAuthorizedUpgrade: { code_hash: 'H256', error: 'DispatchError' },
  },
  errors: [
    'InvalidSpecName',
    'SpecVersionNeedsToIncrease',
    'FailedToExtractRuntimeVersion',
    'NonDefaultComposite',
    'NonZeroRefCount',
    'CallFiltered',
    'MultiBlockMigrationsOngoing',
    'NothingAuthorized',
    'Unauthorized',
  ],
  constants: [
    constant('BlockWeights', 'BlockWeights', BLOCK_WEIGHTS),
    constant('BlockLength', 'BlockLength', '0x000078000000a0000000a000'),
    constant('BlockHashCount', 'u32', 2400),
    constant('DbWeight', 'RuntimeDbWeight', '0x40787d010000000000e1f50500000000'),
    constant('Version', 'RuntimeVersion', encodeRuntimeVersion(SPEC_VERSION, apis)),
    constant('SS58Prefix', 'u16', 42),
  ],
});
