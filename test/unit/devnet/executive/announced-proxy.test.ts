import { existsSync, readFileSync } from 'node:fs';
import { blake2b } from '@noble/hashes/blake2.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { pureAddress } from '../../../../devnet/executive/proxy/pure.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import {
  BOB,
  type Chain,
  hex,
  id,
  nested,
  openChain,
  type Signer,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

const [real, delegate, third] = [1, 2, 3].map((number) => signerOf('Ed25519', number)) as [
  Signer,
  Signer,
  Signer,
];
const FIRST = 36_000_000n + 68_000_000n;
const EACH = 68_000_000n;
const DELAY = 10;

let chain: Chain;
beforeEach(() => {
  chain = withDelegate();
});

function withDelegate(metadata?: Uint8Array): Chain {
  const opened = openChain(metadata);
  for (const { address } of [real, delegate, third]) opened.fund(address, 20n * TAO);
  const args = { delegate: id(delegate.address), proxy_type: ofType('Any'), delay: DELAY };
  send(real, { pallet: 'Proxy', name: 'add_proxy', args }, opened);
  return opened;
}
function ofType(type: string) {
  return { type, value: undefined };
}
function send(signer: Signer, call: DecodedCall, on: Chain = chain) {
  const block = on.block(on.sign(signer, call));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  return { block, error: failed?.dispatch_error };
}
const proxy = (name: string, args: Record<string, unknown>): DecodedCall => ({ pallet: 'Proxy', name, args });
const hashOf = (call: DecodedCall) => hex(blake2b(chain.codec.encodeCall(call), { dkLen: 32 }));
const announce = (call: DecodedCall, whom = real) =>
  proxy('announce', { real: id(whom.address), call_hash: hashOf(call) });
const execute = (call: DecodedCall) =>
  proxy('proxy_announced', {
    delegate: id(delegate.address),
    real: id(real.address),
    force_proxy_type: undefined,
    call: nested(call),
  });
const failure = (name: string) => chain.codec.moduleError('Proxy', name);
const reserved = () => chain.account(delegate.address).data.reserved;
const pending = () => (chain.state.get('Proxy', 'Announcements', delegate.address) as [unknown[], bigint])[0];
const pay = transfer(BOB, TAO);

describe('an announced call', () => {
  it('K10 N1 is public by its hash, and costs a deposit', () => {
    const { block, error } = send(delegate, announce(pay));
    expect(error).toBeUndefined();
    expect(block.find('Proxy.Announced')).toEqual({
      real: real.address,
      proxy: delegate.address,
      call_hash: hashOf(pay),
    });
    expect(reserved()).toBe(FIRST);
    expect(pending()).toEqual([{ real: real.address, call_hash: hashOf(pay), height: chain.clock.next - 1 }]);
    send(delegate, announce(transfer(BOB, 2n)));
    expect(reserved()).toBe(FIRST + EACH);
  });

  it('K10 can be sent by anyone once its delay is over, and then once', () => {
    send(delegate, announce(pay));
    const announced = chain.clock.next - 1;
    chain.clock.next = announced + DELAY - 1;
    expect(send(third, execute(pay)).error).toEqual(failure('Unannounced'));
    const before = chain.free(BOB);
    const { block, error } = send(third, execute(pay));
    expect(error).toBeUndefined();
    expect(block.find('Proxy.ProxyExecuted')).toEqual({ result: { success: true, value: undefined } });
    expect(chain.free(BOB)).toBe(before + TAO);
    expect([reserved(), pending()]).toEqual([0n, []]);
    expect(send(third, execute(pay)).error).toEqual(failure('Unannounced'));
  });

  it('K10 must be the very call, by a delegate, and no more than 75 at a time', () => {
    send(delegate, announce(pay));
    chain.clock.next += DELAY;
    expect(send(third, execute(transfer(BOB, TAO + 1n))).error).toEqual(failure('Unannounced'));
    expect(send(third, announce(pay)).error).toEqual(failure('NotProxy'));
    for (let count = 1; count < 75; count += 1) send(delegate, announce(transfer(BOB, BigInt(count))));
    expect(send(delegate, announce(pay)).error).toEqual(failure('TooMany'));
  });

  it('K10 N2 can be rejected by the account it is for and taken back by the delegate, with its deposit', () => {
    send(delegate, announce(pay));
    send(delegate, announce(transfer(BOB, 5n)));
    const reject = proxy('reject_announcement', { delegate: id(delegate.address), call_hash: hashOf(pay) });
    expect(send(third, reject).error).toEqual(failure('NotFound'));
    expect(send(real, reject).error).toBeUndefined();
    expect(reserved()).toBe(FIRST);
    const remove = (call: DecodedCall) =>
      proxy('remove_announcement', { real: id(real.address), call_hash: hashOf(call) });
    expect(send(delegate, remove(pay)).error).toEqual(failure('NotFound'));
    const { block, error } = send(delegate, remove(transfer(BOB, 5n)));
    expect(error).toBeUndefined();
    expect(block.find('Balances.Unreserved')).toEqual({ who: delegate.address, amount: FIRST });
    expect(reserved()).toBe(0n);
  });

  it.each(SOURCES)('K10 is written as metadata declares it: %s', (_name, metadata) => {
    const own = withDelegate(metadata());
    const { block, error } = send(delegate, announce(pay), own);
    expect(error).toBeUndefined();
    const stored = own.state.get('Proxy', 'Announcements', delegate.address);
    expect(own.codec.encodeStorage('Proxy', 'Announcements', stored)).toHaveLength(1 + 68 + 8);
    expect(own.codec.encodeEvents(block.records).length).toBeGreaterThan(100);
  });
});

describe('a pure proxy', () => {
  const create = proxy('create_pure', { proxy_type: ofType('Any'), delay: 0, index: 0 });
  const born = (block: ReturnType<Chain['block']>) =>
    (block.find('Proxy.PureCreated') as { pure: string }).pure;
  const kill = (over: Record<string, unknown>) =>
    proxy('kill_pure', {
      spawner: id(real.address),
      proxy_type: ofType('Any'),
      index: 0,
      ext_index: 0,
      ...over,
    });
  const through = (pure: string, call: DecodedCall) =>
    proxy('proxy', { real: id(pure), force_proxy_type: undefined, call: nested(call) });

  it('K11 acts through its spawner and ends with the exact facts of its birth', () => {
    const { block } = send(real, create);
    const [pure, height] = [born(block), chain.clock.next - 1];
    expect(block.find('Balances.Reserved')).toEqual({ who: real.address, amount: 93_000_000n });
    expect(chain.state.get('Proxy', 'Proxies', pure)).toEqual([
      [{ delegate: real.address, proxy_type: ofType('Any'), delay: 0 }],
      93_000_000n,
    ]);
    chain.fund(pure, 5n * TAO);
    const paid = chain.free(BOB);
    send(real, through(pure, pay));
    expect(chain.free(BOB)).toBe(paid + TAO);
    const wrong = send(real, through(pure, kill({ height: height + 1 }))).block.find('Proxy.ProxyExecuted');
    expect(wrong).toEqual({ result: { success: false, value: failure('NoPermission') } });
    const held = chain.account(real.address).data.reserved;
    const done = send(real, through(pure, kill({ height }))).block;
    expect(done.find('Proxy.PureKilled')).toMatchObject({ pure, spawner: real.address });
    expect(chain.account(real.address).data.reserved).toBe(held - 93_000_000n);
    expect(send(real, through(pure, pay)).error).toEqual(failure('NotProxy'));
  });

  it('K11 has an address of its own for every extrinsic of a block', () => {
    const two = chain.block(chain.sign(real, create), chain.sign(real, create, { nonce: 2 }));
    const made = two.records.filter(({ name }) => name === 'PureCreated');
    expect(new Set(made.map(({ fields }) => (fields as { pure: string }).pure)).size).toBe(2);
  });

  const VECTORS = '../shared/chain/vectors/addresses.json';
  it.skipIf(!existsSync(VECTORS))('K11 has the address of the vectors', () => {
    const { pure_proxy } = JSON.parse(readFileSync(VECTORS, 'utf8')) as {
      pure_proxy: Array<{
        spawner: string;
        height: number;
        ext_index: number;
        proxy_type: string;
        index: number;
        address: string;
      }>;
    };
    expect(pure_proxy.length).toBeGreaterThan(0);
    for (const { spawner, height, ext_index, proxy_type, index, address } of pure_proxy) {
      const type = ofType(proxy_type.replace(/\(.*/, ''));
      const birth = { spawner, type, index, height, extrinsic: ext_index };
      expect(pureAddress(chain.codec, birth)).toBe(address);
    }
  });
});
