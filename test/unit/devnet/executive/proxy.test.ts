import { beforeEach, describe, expect, it } from 'vitest';
import type { DecodedCall } from '../../../../devnet/types.js';
import {
  BOB,
  batch,
  type Chain,
  id,
  nested,
  openChain,
  type Signer,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

const real = signerOf('Ed25519', 1);
const delegate = signerOf('Ed25519', 2);
const third = signerOf('Ed25519', 3);
const FIRST = 93_000_000n;
const EACH = 33_000_000n;

let chain: Chain;
beforeEach(() => {
  chain = fundedChain();
});

function fundedChain(metadata?: Uint8Array): Chain {
  const opened = openChain(metadata);
  for (const { address } of [real, delegate, third]) opened.fund(address, 10n * TAO);
  return opened;
}
const ofType = (type: string) => ({ type, value: undefined });
const grant = (name: string, type: string, delay = 0, to: Signer = delegate): DecodedCall => ({
  pallet: 'Proxy',
  name,
  args: { delegate: id(to.address), proxy_type: ofType(type), delay },
});
const actAs = (whom: Signer, call: DecodedCall, force?: string): DecodedCall => ({
  pallet: 'Proxy',
  name: 'proxy',
  args: { real: id(whom.address), force_proxy_type: force && ofType(force), call: nested(call) },
});
const pallet = (name: string, error: string) => chain.codec.moduleError(name, error);

function send(signer: Signer, call: DecodedCall, on: Chain = chain) {
  const block = on.block(on.sign(signer, call));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  const executed = block.find('Proxy.ProxyExecuted') as
    | { result: { success: boolean; value: unknown } }
    | undefined;
  return { block, error: failed?.dispatch_error, result: executed?.result };
}
const reserved = () => chain.account(real.address).data.reserved;

describe('add_proxy', () => {
  it('reserves the deposit and announces the grant', () => {
    const { block, error } = send(real, grant('add_proxy', 'Staking'));
    expect(error).toBeUndefined();
    expect(reserved()).toBe(FIRST);
    expect(chain.account(real.address).consumers).toBe(1);
    expect(block.find('Balances.Reserved')).toEqual({ who: real.address, amount: FIRST });
    expect(block.find('Proxy.ProxyAdded')).toEqual({
      delegator: real.address,
      delegatee: delegate.address,
      proxy_type: ofType('Staking'),
      delay: 0,
    });
    send(real, grant('add_proxy', 'Transfer'));
    expect(reserved()).toBe(FIRST + EACH);
  });

  it('refuses a duplicate, oneself, and what the deposit cannot be paid for', () => {
    send(real, grant('add_proxy', 'Staking'));
    expect(send(real, grant('add_proxy', 'Staking')).error).toEqual(pallet('Proxy', 'Duplicate'));
    expect(send(real, grant('add_proxy', 'Staking', 5)).error).toBeUndefined();
    expect(send(real, grant('add_proxy', 'Any', 0, real)).error).toEqual(pallet('Proxy', 'NoSelfProxy'));
    chain.fund(delegate.address, FIRST);
    expect(send(delegate, grant('add_proxy', 'Any', 0, real)).error).toEqual(
      pallet('Balances', 'InsufficientBalance'),
    );
  });

  it('takes twenty and no more', () => {
    for (let delay = 0; delay < 20; delay += 1)
      expect(send(real, grant('add_proxy', 'Any', delay)).error).toBeUndefined();
    expect(send(real, grant('add_proxy', 'Any', 20)).error).toEqual(pallet('Proxy', 'TooMany'));
    expect(reserved()).toBe(FIRST + 19n * EACH);
  });

  it('keeps the list sorted by delegate, type and delay', () => {
    for (const [type, delay, to] of [
      ['Transfer', 0, third],
      ['Transfer', 300, delegate],
      ['Any', 0, delegate],
      ['Transfer', 2, delegate],
    ] as const) {
      send(real, grant('add_proxy', type, delay, to));
    }
    const [list] = chain.state.get('Proxy', 'Proxies', real.address) as [
      Array<{ delegate: string; proxy_type: { type: string }; delay: number }>,
      bigint,
    ];
    const own = list.filter((entry) => entry.delegate === delegate.address);
    expect(own.map((entry) => [entry.proxy_type.type, entry.delay])).toEqual([
      ['Any', 0],
      ['Transfer', 2],
      ['Transfer', 300],
    ]);
  });
});

describe('remove_proxy and remove_proxies', () => {
  it('give the deposit back', () => {
    send(real, grant('add_proxy', 'Staking'));
    send(real, grant('add_proxy', 'Transfer', 7));
    const { block } = send(real, grant('remove_proxy', 'Transfer', 7));
    expect(block.names).toContain('Proxy.ProxyRemoved');
    expect(block.find('Balances.Unreserved')).toEqual({ who: real.address, amount: EACH });
    expect(reserved()).toBe(FIRST);
    send(real, grant('add_proxy', 'Any'));
    send(real, { pallet: 'Proxy', name: 'remove_proxies', args: {} });
    expect([reserved(), chain.account(real.address).consumers]).toEqual([0n, 0]);
    expect(send(delegate, actAs(real, transfer(BOB, 1n))).error).toEqual(pallet('Proxy', 'NotProxy'));
  });

  it('need the exact grant', () => {
    send(real, grant('add_proxy', 'Staking', 3));
    for (const call of [
      grant('remove_proxy', 'Staking'),
      grant('remove_proxy', 'Any', 3),
      grant('remove_proxy', 'Staking', 3, third),
    ]) {
      expect(send(real, call).error).toEqual(pallet('Proxy', 'NotFound'));
    }
  });
});

describe.each(SOURCES)('proxy under metadata: %s', (_name, metadata) => {
  it('acts for the real account, at the delegate’s cost', () => {
    chain = fundedChain(metadata());
    send(real, grant('add_proxy', 'Transfer'));
    const before = [chain.free(real.address), chain.free(delegate.address)] as const;
    const { block, result } = send(delegate, actAs(real, transfer(BOB, TAO)));
    expect(result).toEqual({ success: true, value: undefined });
    expect(chain.free(real.address)).toBe(before[0] - TAO);
    expect(chain.free(delegate.address)).toBeLessThan(before[1]);
    expect(block.find('Balances.Transfer')).toMatchObject({ from: real.address });
    expect(chain.codec.encodeEvents(block.records).length).toBeGreaterThan(100);
  });
});

describe('proxy', () => {
  it('succeeds with the inner failure in its event only, and rolls the inner call back', () => {
    send(real, grant('add_proxy', 'Any'));
    const two = batch('batch_all', [transfer(BOB, TAO), transfer(BOB, 100n * TAO)]);
    const before = chain.free(real.address);
    const { error, result } = send(delegate, actAs(real, two));
    expect(error).toBeUndefined();
    expect(result).toEqual({
      success: false,
      value: { type: 'Token', value: { type: 'FundsUnavailable', value: undefined } },
    });
    expect(chain.free(real.address)).toBe(before);
  });

  it('is NotProxy without a grant, with another type than forced, and for others', () => {
    const call = transfer(BOB, 1n);
    expect(send(delegate, actAs(real, call)).error).toEqual(pallet('Proxy', 'NotProxy'));
    send(real, grant('add_proxy', 'Transfer'));
    expect(send(delegate, actAs(real, call, 'Any')).error).toEqual(pallet('Proxy', 'NotProxy'));
    expect(send(third, actAs(real, call)).error).toEqual(pallet('Proxy', 'NotProxy'));
    expect(send(delegate, actAs(real, call, 'Transfer')).result?.success).toBe(true);
  });

  it('is Unannounced with a delayed grant', () => {
    send(real, grant('add_proxy', 'Any', 10));
    expect(send(delegate, actAs(real, transfer(BOB, 1n))).error).toEqual(pallet('Proxy', 'Unannounced'));
  });

  it('keeps its filter inside batches', () => {
    send(real, grant('add_proxy', 'NonTransfer'));
    const before = chain.free(real.address);
    const inside = batch('force_batch', [
      transfer(BOB, TAO),
      { pallet: 'System', name: 'remark', args: { remark: new Uint8Array() } },
    ]);
    const { block, result } = send(delegate, actAs(real, inside));
    expect(result?.success).toBe(true);
    expect(block.names).toContain('Utility.ItemFailed');
    expect(block.names).toContain('Utility.ItemCompleted');
    expect(chain.free(real.address)).toBe(before);
  });

  it('does not act for a coldkey whose swap is announced', () => {
    send(real, grant('add_proxy', 'Any'));
    chain.state.set(
      'SubtensorModule',
      'ColdkeySwapAnnouncements',
      [real.address],
      [9, `0x${'07'.repeat(32)}`],
    );
    const act = () => send(delegate, actAs(real, transfer(BOB, 1n))).result;
    expect(act()).toEqual({ success: false, value: pallet('SubtensorModule', 'ColdkeySwapAnnounced') });
    chain.state.set('SubtensorModule', 'ColdkeySwapDisputes', [real.address], 9);
    expect(act()).toEqual({ success: false, value: pallet('SubtensorModule', 'ColdkeySwapDisputed') });
  });

  it('hands out no more than it has, except that NonTransfer may hand out NonCritical', () => {
    const hands = (own: string, other: string): boolean | undefined => {
      chain = fundedChain();
      send(real, grant('add_proxy', own));
      return send(delegate, actAs(real, grant('add_proxy', other, 0, third))).result?.success;
    };
    expect(hands('Any', 'Any')).toBe(true);
    expect(hands('NonTransfer', 'NonCritical')).toBe(true);
    expect(hands('NonTransfer', 'Transfer')).toBe(false);
    expect(hands('NonTransfer', 'SmallTransfer')).toBe(false);
    expect(hands('NonCritical', 'Any')).toBe(false);
    expect(hands('Staking', 'Staking')).toBe(false);
  });

  it('clears the list only as Any', () => {
    const clear = { pallet: 'Proxy', name: 'remove_proxies', args: {} };
    send(real, grant('add_proxy', 'NonTransfer'));
    expect(send(delegate, actAs(real, clear)).result).toEqual({
      success: false,
      value: pallet('System', 'CallFiltered'),
    });
    send(real, grant('add_proxy', 'Any', 0, third));
    expect(send(third, actAs(real, clear)).result?.success).toBe(true);
    expect(reserved()).toBe(0n);
  });
});
