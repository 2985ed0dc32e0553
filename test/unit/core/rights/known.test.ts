import { describe, expect, it } from 'vitest';
import { maySend } from '../../../../devnet/executive/proxy/filter.js';
import { FILTERS_424 } from '../../../../devnet/executive/proxy/filter-tables.js';
import { dangerOf, OWN_KEY_POWER, powerOf } from '../../../../src/core/rights/danger.js';
import { type CallNode, mayDo, type Rights } from '../../../../src/core/rights/filter.js';
import { isSuperset, KNOWN_FILTERS } from '../../../../src/core/rights/known.js';
import { createRuntime } from '../../../../src/engine/chain/runtime.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';

/** In the order of the chain's numbers. */
const NAMES = Object.keys(FILTERS_424.filters);
const rightsWith = (rules: 'to-425' | 'listed'): Rights => ({
  types: new Map(
    NAMES.map((name, index) => [name, { index, filter: KNOWN_FILTERS[name] ?? null, source: 'known' }]),
  ),
  isSuperset: (type, other) => isSuperset(rules, type, other),
  // Of newer runtimes alone.
  has: (_pallet, call) => call !== 'transfer_stake_and_hotkey',
});
const RIGHTS = rightsWith('to-425');
const node = (name: string, more: Partial<CallNode> = {}): CallNode => {
  const [pallet = '', call = ''] = name.split('.');
  return { pallet, call, uints: {}, proxyType: null, carried: [], ...more };
};
const batch = (...carried: CallNode[]) => node('Utility.batch_all', { carried });

describe('what each type of right lets through', () => {
  it.skipIf(!HAS_FINNEY)(
    'K10 is what the chain enforces for every call of mainnet 424 and every type',
    async () => {
      const { runtimeMetadata, registry } = (await createRuntime(finney(424))).api;
      const names = runtimeMetadata.asLatest.pallets.flatMap(({ name, calls }) =>
        calls.isNone
          ? []
          : registry.lookup
              .getSiType(calls.unwrap().type)
              .def.asVariant.variants.map((variant) => `${name}.${variant.name}`),
      );
      expect(names.length).toBeGreaterThan(250);
      const amounts = [1n, 499_999_999n, 500_000_000n, 10n ** 12n];
      for (const name of names) {
        const [pallet = '', call = ''] = name.split('.');
        for (const type of NAMES)
          for (const amount of amounts) {
            const args = { value: amount, alpha_amount: amount };
            const table = maySend(type, { pallet, name: call, args });
            expect(`${type} ${name} ${mayDo(RIGHTS, type, node(name, { uints: args }))}`).toBe(
              `${type} ${name} ${table ? 'yes' : 'no'}`,
            );
          }
      }
    },
  );

  it('K10 hands out and takes back what the chain says, and only Any clears', () => {
    for (const type of NAMES) {
      for (const other of NAMES)
        for (const name of ['add_proxy', 'remove_proxy']) {
          const args = { proxy_type: { type: other } };
          const table = maySend(type, { pallet: 'Proxy', name, args });
          expect(mayDo(RIGHTS, type, node(`Proxy.${name}`, { proxyType: other }))).toBe(table ? 'yes' : 'no');
        }
      for (const name of ['remove_proxies', 'kill_pure'])
        expect(mayDo(RIGHTS, type, node(`Proxy.${name}`))).toBe(type === 'Any' ? 'yes' : 'no');
    }
  });

  it('K10 follows restrictions into batches and derived accounts, not into rights of their own', () => {
    const pay = node('Balances.transfer_keep_alive', { uints: { value: 1n } });
    const stake = node('SubtensorModule.add_stake');
    expect(mayDo(RIGHTS, 'Staking', stake)).toBe('yes');
    expect(mayDo(RIGHTS, 'Staking', batch(stake))).toBe('no');
    expect(mayDo(RIGHTS, 'NonTransfer', batch(stake, stake))).toBe('yes');
    expect(mayDo(RIGHTS, 'NonTransfer', batch(stake, pay))).toBe('no');
    expect(mayDo(RIGHTS, 'NonTransfer', node('Utility.as_derivative', { carried: [pay] }))).toBe('no');
    expect(mayDo(RIGHTS, 'NonTransfer', node('Utility.if_else', { carried: [stake, batch(pay)] }))).toBe(
      'no',
    );
    expect(mayDo(RIGHTS, 'NonTransfer', node('Proxy.proxy', { carried: [pay] }))).toBe('yes');
    expect(mayDo(RIGHTS, 'NonTransfer', node('Multisig.as_multi', { carried: [pay] }))).toBe('yes');
  });

  it('K10 a call that is not asked about by its amount is not let through by one', () => {
    expect(mayDo(RIGHTS, 'SmallTransfer', node('Balances.transfer_keep_alive'))).toBe('no');
    const code = node('System.set_code');
    const sudo = (inner: CallNode) => node('Sudo.sudo_unchecked_weight', { carried: [inner] });
    expect(mayDo(RIGHTS, 'SudoUncheckedSetCode', sudo(code))).toBe('yes');
    expect(mayDo(RIGHTS, 'SudoUncheckedSetCode', sudo(node('System.remark')))).toBe('no');
  });

  it('K10 of a type that nobody knows nothing is promised', () => {
    const types = new Map([['New', { index: 40, filter: null, source: 'unknown' as const }]]);
    const rights: Rights = { types, isSuperset: () => false, has: () => true };
    expect(mayDo(rights, 'New', node('System.remark'))).toBe('unknown');
    expect(mayDo(RIGHTS, 'NoSuchType', node('System.remark'))).toBe('unknown');
    expect(dangerOf(rights, 'New')).toBe('total');
  });
});

describe('how far a right reaches', () => {
  const dangers = (rights: Rights) => Object.fromEntries(NAMES.map((name) => [name, dangerOf(rights, name)]));

  it('K10 says of NonTransfer that it can come to everything, and of the rest what it can do', () => {
    expect(dangers(RIGHTS)).toEqual({
      Any: 'total',
      Owner: 'medium',
      NonCritical: 'total',
      NonTransfer: 'escalates',
      Senate: 'none',
      NonFungible: 'high',
      Triumvirate: 'none',
      Governance: 'none',
      Staking: 'medium',
      Registration: 'medium',
      Transfer: 'total',
      SmallTransfer: 'total',
      RootWeights: 'none',
      ChildKeys: 'medium',
      SudoUncheckedSetCode: 'low',
      SwapHotkey: 'high',
      SubnetLeaseBeneficiary: 'medium',
      RootClaim: 'low',
    });
  });

  it('K10 where NonTransfer hands out no transfers it does not escalate', () => {
    expect(dangers(rightsWith('listed')).NonTransfer).toBe('high');
  });

  it('K10 a node that plays a right down does not make it harmless', () => {
    const types = new Map(RIGHTS.types);
    for (const name of ['NonCritical', 'Transfer', 'NonTransfer'])
      types.set(name, { index: 0, filter: { mode: 'none' }, source: 'chain' });
    const told = { ...RIGHTS, types };
    expect([
      dangerOf(told, 'NonCritical'),
      dangerOf(told, 'Transfer'),
      dangerOf(told, 'NonTransfer'),
    ]).toEqual(['total', 'total', 'high']);
  });

  it('K10 the weakest comes first, and an own key that is hard to reach before a full right alone', () => {
    const order = ['RootClaim', 'Staking', 'NonFungible', 'NonTransfer', 'SmallTransfer', 'Transfer'];
    const powers = [...order, 'NonCritical', 'Any'].map((type) => powerOf(RIGHTS, type));
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
    expect(new Set(powers).size).toBe(powers.length);
    expect(OWN_KEY_POWER).toBeGreaterThan(powerOf(RIGHTS, 'NonCritical'));
    expect(OWN_KEY_POWER).toBeLessThan(powerOf(RIGHTS, 'Any'));
  });
});
