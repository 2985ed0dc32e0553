import { describe, expect, it } from 'vitest';
import { maySend } from '../../../../devnet/executive/proxy/filter.js';
import { NARROW_FILTERS } from '../../../../devnet/executive/proxy/filter-tables.js';
import { id, nested, newerMetadata, openChain, signerOf, TAO } from './chain.js';

const call = (path: string, args: Record<string, unknown> = {}) => {
  const [pallet = '', name = ''] = path.split('.');
  return { pallet, name, args };
};
const HALF = 500_000_000n;
const GROUPS = {
  STAKE: ['add_stake', 'remove_stake_full_limit', 'move_stake', 'move_stake_limit', 'swap_stake_limit'],
  FUND: ['stake_into_basket', 'add_collateral', 'set_min_collateral'],
  CLAIM: ['claim_root', 'claim_root_with_hotkey'],
  GIFT: ['transfer_stake', 'transfer_stake_and_hotkey'],
  TRADES: ['swap_basket', 'swap_basket_many'],
  SWAP: ['announce_coldkey_swap', 'swap_coldkey_announced', 'dispute_coldkey_swap'],
  REGISTER: ['burned_register', 'pow_register', 'register_limit'],
  LOCK: ['lock_stake', 'burn_alpha', 'register_network'],
  PAY: ['Balances.transfer_keep_alive', 'Balances.transfer_allow_death'],
  PAY_ALL: ['Balances.transfer_all'],
  SUDO: ['Sudo.sudo'],
  WRAP: ['Multisig.as_multi', 'Multisig.as_multi_threshold_1'],
  FUNDING: ['Crowdloan.contribute'],
  EVM: ['EVM.withdraw'],
  OTHER: ['System.remark', 'Utility.batch_all', 'SubtensorModule.set_coldkey_auto_stake_hotkey'],
} as const;
type Group = keyof typeof GROUPS;
const EVERY = Object.keys(GROUPS) as Group[];
const but = (...denied: Group[]) => EVERY.filter((group) => !denied.includes(group));

const TABLE: Array<[string, Group[]]> = [
  ['Any', EVERY],
  ['Staking', ['STAKE', 'FUND']],
  ['RootClaim', ['CLAIM']],
  ['BasketTrading', ['TRADES']],
  ['Transfer', ['PAY', 'PAY_ALL', 'GIFT']],
  ['SmallTransfer', ['PAY', 'GIFT']],
  ['Registration', ['REGISTER']],
  ['NonTransfer', but('PAY', 'PAY_ALL', 'GIFT', 'SWAP', 'EVM', 'FUNDING', 'SUDO', 'WRAP', 'TRADES')],
  ['NonCritical', but('SWAP', 'SUDO', 'FUNDING', 'WRAP', 'TRADES', 'REGISTER')],
  ['Senate', []],
];

describe.each(TABLE)('K10 a proxy of type %s on the newer runtime', (type, allowed) => {
  it.each(EVERY)('K10 meets its filter for %s', (group) => {
    // Of registrations, a NonCritical proxy is denied the burning ones only.
    const paths = GROUPS[group].filter(
      (path) => type !== 'NonCritical' || group !== 'REGISTER' || path === 'burned_register',
    );
    for (const path of paths) {
      const full = path.includes('.') ? path : `SubtensorModule.${path}`;
      const verdict = maySend(
        type,
        call(full, { value: HALF - 1n, alpha_amount: HALF - 1n }),
        NARROW_FILTERS,
      );
      expect([path, verdict]).toEqual([path, allowed.includes(group)]);
    }
  });
});

it('K10 a NonTransfer proxy hands out nothing that could transfer', () => {
  const grant = (type: string) =>
    maySend('NonTransfer', call('Proxy.add_proxy', { proxy_type: { type } }), NARROW_FILTERS);
  for (const type of [
    'Any',
    'NonCritical',
    'Transfer',
    'SmallTransfer',
    'SudoUncheckedSetCode',
    'BasketTrading',
  ])
    expect([type, grant(type)]).toEqual([type, false]);
  for (const type of ['Staking', 'NonFungible', 'RootClaim'])
    expect([type, grant(type)]).toEqual([type, true]);
});

it('K10 a NonFungible proxy neither stakes nor locks nor registers by burning', () => {
  for (const group of ['STAKE', 'FUND', 'GIFT', 'LOCK', 'PAY'] as const) {
    for (const path of GROUPS[group]) {
      const full = path.includes('.') ? path : `SubtensorModule.${path}`;
      expect([path, maySend('NonFungible', call(full), NARROW_FILTERS)]).toEqual([path, false]);
    }
  }
  expect(maySend('NonFungible', call('SubtensorModule.claim_root'), NARROW_FILTERS)).toBe(true);
});

it('K10 on the newer runtime a proxy for staking may not claim, and one for claims may', () => {
  const chain = openChain(newerMetadata());
  const [real, delegate] = [signerOf('Ed25519', 1), signerOf('Ed25519', 2)];
  for (const { address } of [real, delegate]) chain.fund(address, 10n * TAO);
  const claim = { pallet: 'SubtensorModule', name: 'claim_root', args: { subnets: [] } };
  const attempt = (type: string) => {
    const proxy_type = { type, value: undefined };
    const args = { delegate: id(delegate.address), proxy_type, delay: 0 };
    chain.block(chain.sign(real, { pallet: 'Proxy', name: 'add_proxy', args }));
    const through = { real: id(real.address), force_proxy_type: proxy_type, call: nested(claim) };
    return chain.block(chain.sign(delegate, { pallet: 'Proxy', name: 'proxy', args: through }));
  };
  expect(attempt('Staking').find('Proxy.ProxyExecuted')).toEqual({
    result: { success: false, value: chain.codec.moduleError('System', 'CallFiltered') },
  });
  const allowed = attempt('RootClaim');
  expect(allowed.find('Proxy.ProxyExecuted')).toEqual({ result: { success: true, value: undefined } });
  expect(allowed.find('SubtensorModule.RootClaimed')).toEqual({ coldkey: real.address, tao: 0n });
});
