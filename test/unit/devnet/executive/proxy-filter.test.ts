import { describe, expect, it } from 'vitest';
import { maySend } from '../../../../devnet/executive/proxy/filter.js';

const HALF = 500_000_000n;
const call = (path: string, args: Record<string, unknown> = {}) => {
  const [pallet = '', name = ''] = path.split('.');
  return { pallet, name, args };
};
const staking = (names: string[]) => names.map((name) => `SubtensorModule.${name}`);

const TRADES = staking([
  'add_stake',
  'add_stake_limit',
  'remove_stake',
  'remove_stake_limit',
  'remove_stake_full_limit',
  'unstake_all',
  'unstake_all_alpha',
  'swap_stake',
  'swap_stake_limit',
  'move_stake',
]);
const CLAIM_TYPE = staking(['set_root_claim_type']);
const TRANSFERS = ['Balances.transfer_keep_alive', 'Balances.transfer_allow_death'];
const ALL = ['Balances.transfer_all'];
const BURN = ['Balances.burn'];
const GIFT = staking(['transfer_stake']);
const SWAPS = staking([
  'swap_coldkey',
  'schedule_swap_coldkey',
  'announce_coldkey_swap',
  'swap_coldkey_announced',
  'dispute_coldkey_swap',
  'clear_coldkey_swap_announcement',
]);
const BURNED = staking(['burned_register']);
const ROOT = staking(['root_register']);
const REGISTER = staking(['register', 'register_limit']);
const HOTKEYS = staking(['swap_hotkey', 'swap_hotkey_v2']);
const CHILDREN = staking(['set_children', 'set_childkey_take']);
const CLAIM = staking(['claim_root']);
const DISSOLVE = staking(['dissolve_network']);
const OTHER = [
  ...staking(['lock_stake', 'burn_alpha', 'add_stake_burn', 'set_identity']),
  'System.remark',
  'Crowdloan.contribute',
];
const BATCH = ['Utility.batch_all'];
const SUDO = ['Sudo.sudo'];

const GROUPS = {
  TRADES,
  CLAIM_TYPE,
  TRANSFERS,
  ALL,
  BURN,
  GIFT,
  SWAPS,
  BURNED,
  ROOT,
  REGISTER,
  HOTKEYS,
  CHILDREN,
  CLAIM,
  DISSOLVE,
  OTHER,
  BATCH,
  SUDO,
};
type Group = keyof typeof GROUPS;
const EVERY = Object.keys(GROUPS) as Group[];
const but = (...denied: Group[]) => EVERY.filter((group) => !denied.includes(group));

/** What each type may do at spec 424; the amounts are below the bound of SmallTransfer. */
const TABLE: Array<[string, Group[]]> = [
  ['Any', EVERY],
  ['NonTransfer', but('TRANSFERS', 'ALL', 'BURN', 'GIFT', 'SWAPS')],
  ['NonCritical', but('DISSOLVE', 'ROOT', 'BURNED', 'SUDO', 'SWAPS')],
  ['NonFungible', but('TRANSFERS', 'ALL', 'BURN', 'GIFT', 'TRADES', 'BURNED', 'ROOT', 'SWAPS', 'HOTKEYS')],
  ['Staking', ['TRADES', 'CLAIM_TYPE']],
  ['Registration', ['BURNED', 'REGISTER']],
  ['Transfer', ['TRANSFERS', 'ALL', 'GIFT']],
  ['SmallTransfer', ['TRANSFERS', 'GIFT']],
  ['ChildKeys', ['CHILDREN']],
  ['SwapHotkey', ['HOTKEYS']],
  ['RootClaim', ['CLAIM']],
  ['Senate', []],
  ['Triumvirate', []],
  ['Governance', []],
  ['RootWeights', []],
];

describe.each(TABLE)('a proxy of type %s', (type, allowed) => {
  it.each(EVERY)('meets its filter for %s', (group) => {
    for (const path of GROUPS[group]) {
      const verdict = maySend(type, call(path, { value: HALF - 1n, alpha_amount: HALF - 1n }));
      expect([path, verdict]).toEqual([path, allowed.includes(group)]);
    }
  });
});

it('a SmallTransfer proxy moves less than half a TAO or alpha at once', () => {
  for (const path of [...TRANSFERS, ...GIFT]) {
    expect(maySend('SmallTransfer', call(path, { value: HALF, alpha_amount: HALF }))).toBe(false);
    expect(maySend('Transfer', call(path, { value: HALF, alpha_amount: HALF }))).toBe(true);
  }
});

it('a type of another runtime may do nothing', () => {
  expect(maySend('Unheard', call('System.remark'))).toBe(false);
});
