import { beforeEach, describe, expect, it } from 'vitest';
import { derivedAddress } from '../../../../devnet/executive/multisig/account.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import {
  BOB,
  type Chain,
  id,
  nested,
  newerMetadata,
  openChain,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

const payer = signerOf('Ed25519', 1);
const delegate = signerOf('Ed25519', 2);
const pay = transfer(BOB, TAO);
const dear = transfer(BOB, 1_000n * TAO);

let chain: Chain;
beforeEach(() => {
  chain = withFunds();
});

function withFunds(metadata?: Uint8Array): Chain {
  const opened = openChain(metadata);
  for (const { address } of [payer, delegate]) opened.fund(address, 10n * TAO);
  return opened;
}
function send(call: DecodedCall, by = payer, on = chain) {
  const block = on.block(on.sign(by, call));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  expect(on.codec.encodeEvents(block.records).length).toBeGreaterThan(2);
  return { block, error: failed?.dispatch_error };
}
const call = (pallet: string, name: string, args: Record<string, unknown> = {}): DecodedCall => ({
  pallet,
  name,
  args,
});
const token = (type: string) => ({ type: 'Token', value: { type, value: undefined } });
const ofType = (type: string) => ({ type, value: undefined });
const issued = () => chain.state.get('Balances', 'TotalIssuance') as bigint;

describe('Balances.burn', () => {
  const burn = (value: bigint, keep_alive: boolean) => call('Balances', 'burn', { value, keep_alive });

  it('A2 destroys what it names, and no more than there is', () => {
    const before = issued();
    const { block } = send(burn(TAO, true));
    expect(block.find('Balances.Burned')).toEqual({ who: payer.address, amount: TAO });
    expect(before - issued()).toBeGreaterThanOrEqual(TAO);
    expect(send(burn(20n * TAO, false)).error).toEqual(token('FundsUnavailable'));
  });

  it('A2 may take the account with it unless it is to stay', () => {
    const { block } = send(burn(500_000_000n, true));
    const paid = block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint };
    const all = 900_000_000n - paid.actual_fee;
    chain.fund(payer.address, 900_000_000n);
    expect(send(burn(all, true)).error).toEqual(token('FundsUnavailable'));
    chain.fund(payer.address, 900_000_000n);
    expect(send(burn(all, false)).block.names).toContain('System.KilledAccount');
    expect(chain.account(payer.address).providers).toBe(0);
  });
});

describe('Utility', () => {
  const ifElse = (main: DecodedCall, fallback: DecodedCall) =>
    call('Utility', 'if_else', { main: nested(main), fallback: nested(fallback) });

  it('A2 if_else makes the second call only when the first fails, and fails as the second', () => {
    expect(send(ifElse(pay, dear)).block.names).toContain('Utility.IfElseMainSuccess');
    const { block, error } = send(ifElse(dear, pay));
    expect(error).toBeUndefined();
    expect(block.find('Utility.IfElseFallbackCalled')).toEqual({ main_error: token('FundsUnavailable') });
    expect(send(ifElse(dear, dear)).error).toEqual(token('FundsUnavailable'));
  });

  it('A2 as_derivative acts for the account derived from the signer, within what a proxy may do', () => {
    const derived = derivedAddress(payer.address, 3);
    chain.fund(derived, 3n * TAO);
    const act = call('Utility', 'as_derivative', { index: 3, call: nested(pay) });
    expect(send(act).error).toBeUndefined();
    expect(chain.free(derived)).toBe(2n * TAO);
    const args = { delegate: id(delegate.address), proxy_type: ofType('NonTransfer'), delay: 0 };
    send(call('Proxy', 'add_proxy', args));
    const through = { real: id(payer.address), force_proxy_type: undefined, call: nested(act) };
    expect(send(call('Proxy', 'proxy', through), delegate).block.find('Proxy.ProxyExecuted')).toEqual({
      result: { success: false, value: chain.codec.moduleError('System', 'CallFiltered') },
    });
    expect(chain.free(derived)).toBe(2n * TAO);
  });

  it('A2 calls that only root may make are refused', () => {
    const weight = { ref_time: 1_000n, proof_size: 0n };
    const withWeight = call('Utility', 'with_weight', { call: nested(pay), weight });
    expect(send(withWeight).error).toEqual({ type: 'BadOrigin', value: undefined });
  });
});

describe.each(SOURCES)('terms of a proxy on %s', (_, metadata) => {
  beforeEach(() => {
    chain = withFunds(metadata());
    const args = { delegate: id(delegate.address), proxy_type: ofType('Any'), delay: 0 };
    send(call('Proxy', 'add_proxy', args));
  });
  const paysFee = () =>
    chain.state.get('Proxy', 'RealPaysFee', payer.address, delegate.address) !== undefined;
  const pays = (whom: string, pays_fee: boolean) =>
    call('Proxy', 'set_real_pays_fee', { delegate: id(whom), pays_fee });

  it('A2 who pays the fees of a delegate is set for delegates alone, and goes with the right', () => {
    expect(send(pays(BOB, true)).error).toEqual(chain.codec.moduleError('Proxy', 'NotProxy'));
    const { block } = send(pays(delegate.address, true));
    const fields = { real: payer.address, delegate: delegate.address, pays_fee: true };
    expect([block.find('Proxy.RealPaysFeeSet'), paysFee()]).toEqual([fields, true]);
    send(pays(delegate.address, false));
    expect(paysFee()).toBe(false);
    send(pays(delegate.address, true));
    send(call('Proxy', 'remove_proxies'));
    expect(paysFee()).toBe(false);
  });

  it('A2 deposits follow what entries cost now', () => {
    const poke = call('Proxy', 'poke_deposit');
    expect(send(poke).block.names).not.toContain('Proxy.DepositPoked');
    const [list, deposit] = chain.state.get('Proxy', 'Proxies', payer.address) as [unknown, bigint];
    chain.state.set('Proxy', 'Proxies', [payer.address], [list, 5n]);
    expect(send(poke).block.find('Proxy.DepositPoked')).toEqual({
      who: payer.address,
      kind: ofType('Proxies'),
      old_deposit: 5n,
      new_deposit: deposit,
    });
  });
});

describe.each(SOURCES)('shares of a validator on %s', (_, metadata) => {
  const S = 'SubtensorModule';
  const take = (name: string, value: number, netuid?: number) =>
    call(S, name, { hotkey: chain.hotkey(0), ...(netuid === undefined ? {} : { netuid }), take: value });
  const failure = (name: string) => chain.codec.moduleError(S, name);
  beforeEach(() => {
    chain = withFunds(metadata());
    chain.state.set(S, 'Owner', [chain.hotkey(0)], payer.address);
    chain.state.set(S, 'Delegates', [chain.hotkey(0)], 6_000);
  });

  it('A2 go up and down by the owner of its hotkey, within bounds', () => {
    expect(send(take('increase_take', 7_000), delegate).error).toEqual(failure('NonAssociatedColdKey'));
    expect(send(take('increase_take', 6_000)).error).toEqual(failure('DelegateTakeTooLow'));
    expect(send(take('increase_take', 20_000)).error).toEqual(failure('DelegateTakeTooHigh'));
    expect(send(take('increase_take', 7_000)).block.find(`${S}.TakeIncreased`)).toEqual([
      payer.address,
      chain.hotkey(0),
      7_000,
    ]);
    expect(send(take('decrease_take', 7_000)).error).toEqual(failure('DelegateTakeTooLow'));
    expect(send(take('decrease_take', 1_000)).block.names).toContain(`${S}.TakeDecreased`);
    expect(chain.state.get(S, 'Delegates', chain.hotkey(0))).toBe(1_000);
  });

  it('A2 of a child hotkey is set on a subnet that exists', () => {
    expect(send(take('set_childkey_take', 500, 1), delegate).error).toEqual(failure('NonAssociatedColdKey'));
    expect(send(take('set_childkey_take', 500, 999)).error).toEqual(failure('SubnetNotExists'));
    expect(send(take('set_childkey_take', 20_000, 1)).error).toEqual(failure('InvalidChildkeyTake'));
    expect(send(take('set_childkey_take', 500, 1)).block.names).toContain(`${S}.ChildKeyTakeSet`);
    expect(chain.state.get(S, 'ChildkeyTake', chain.hotkey(0), 1)).toBe(500);
  });
});

describe.each([...SOURCES, ['newer', newerMetadata] as const])('places and children on %s', (_, metadata) => {
  const S = 'SubtensorModule';
  const hotkey = signerOf('Ed25519', 7).address;
  const failure = (name: string) => chain.codec.moduleError(S, name);
  const register = (netuid: number) => call(S, 'burned_register', { netuid, hotkey });
  const burn = () => chain.state.get(S, 'Burn', 1) as bigint;
  beforeEach(() => {
    chain = withFunds(metadata());
    chain.state.set(S, 'Burn', [1], TAO);
  });

  it('A2 a place burns its price, which rises, and is had once', () => {
    const uid = Number(chain.state.get(S, 'SubnetworkN', 1));
    const [free, out] = [chain.free(payer.address), chain.state.get(S, 'SubnetAlphaOut', 1)];
    const { block, error } = send(register(1));
    expect(error).toBeUndefined();
    expect(block.find(`${S}.NeuronRegistered`)).toEqual([1, uid, hotkey]);
    expect(free - chain.free(payer.address)).toBeGreaterThanOrEqual(TAO);
    expect(burn()).toBeGreaterThan(TAO);
    expect(chain.state.get(S, 'Owner', hotkey)).toBe(payer.address);
    expect(chain.state.get(S, 'SubnetAlphaOut', 1) as bigint).toBeGreaterThanOrEqual(out as bigint);
    expect(send(register(1)).error).toEqual(failure('HotKeyAlreadyRegisteredInSubNet'));
    expect(send(register(2), delegate).error).toEqual(failure('NonAssociatedColdKey'));
  });

  it('A2 a place is refused on root, for more than the limit, when closed and without the money', () => {
    expect(send(register(0)).error).toEqual(failure('RegistrationNotPermittedOnRootSubnet'));
    expect(send(register(999)).error).toEqual(failure('SubnetNotExists'));
    const limited = call(S, 'register_limit', { netuid: 1, hotkey, limit_price: TAO - 1n });
    expect(send(limited).error).toEqual(failure('RegistrationPriceLimitExceeded'));
    chain.state.set(S, 'NetworkRegistrationAllowed', [2], false);
    expect(send(register(2)).error).toEqual(failure('SubNetRegistrationDisabled'));
    chain.state.set(S, 'Burn', [1], 100n * TAO);
    expect(send(register(1)).error).toEqual(failure('NotEnoughBalanceToStake'));
  });

  it('A2 children are scheduled by the owner of the parent', () => {
    send(register(1));
    const children = (list: Array<[bigint, string]>) =>
      call(S, 'set_children', { hotkey, netuid: 1, children: list });
    const half = 2n ** 63n;
    const [a, b] = [chain.hotkey(0), chain.hotkey(1)];
    const { block, error } = send(children([[half, a]]));
    expect(error).toBeUndefined();
    const from = BigInt(chain.clock.next - 1) + 7_200n;
    expect(block.find(`${S}.SetChildrenScheduled`)).toEqual([hotkey, 1, from, [[half, a]]]);
    expect(chain.state.get(S, 'PendingChildKeys', 1, hotkey)).toEqual([[[half, a]], from]);
    expect(send(children([[half, a]]), delegate).error).toEqual(failure('NonAssociatedColdKey'));
    const wrong: Array<[string, Array<[bigint, string]>]> = [
      [
        'DuplicateChild',
        [
          [1n, a],
          [2n, a],
        ],
      ],
      ['InvalidChild', [[1n, hotkey]]],
      [
        'ProportionOverflow',
        [
          [half, a],
          [half, b],
        ],
      ],
    ];
    for (const [name, list] of wrong) expect(send(children(list)).error).toEqual(failure(name));
  });
});
