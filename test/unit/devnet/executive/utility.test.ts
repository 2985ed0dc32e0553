import { beforeEach, describe, expect, it } from 'vitest';
import type { DecodedCall } from '../../../../devnet/types.js';
import { BOB, batch, type Chain, hex, id, nested, openChain, signerOf, TAO, transfer } from './chain.js';

const payer = signerOf('Ed25519', 1);
const other = signerOf('Ed25519', 2).address;
const remark: DecodedCall = {
  pallet: 'System',
  name: 'remark_with_event',
  args: { remark: Uint8Array.of(1, 2, 3) },
};
const good = transfer(other, TAO);
const bad = transfer(other, 1_000n * TAO);
const unavailable = { type: 'Token', value: { type: 'FundsUnavailable', value: undefined } };

let chain: Chain;
beforeEach(() => {
  chain = openChain();
  chain.fund(payer.address, 10n * TAO);
});

function send(call: DecodedCall) {
  const block = chain.block(chain.sign(payer, call));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  const utility = block.names.filter((name) => name.startsWith('Utility.'));
  expect(hex(chain.codec.encodeEvents(block.records)).length).toBeGreaterThan(2);
  return { block, utility, error: failed?.dispatch_error };
}
const filtered = () => chain.codec.moduleError('System', 'CallFiltered');

describe('batch', () => {
  it('runs every call and says so after each', () => {
    const { block, utility } = send(batch('batch', [good, remark, good]));
    expect(utility).toEqual([...Array(3).fill('Utility.ItemCompleted'), 'Utility.BatchCompleted']);
    expect(block.names).toContain('System.Remarked');
    expect(chain.free(other)).toBe(2n * TAO);
  });

  it('stops at the first failure, keeps what came before, and succeeds', () => {
    const { block, utility, error } = send(batch('batch', [good, bad, good]));
    expect(error).toBeUndefined();
    expect(utility).toEqual(['Utility.ItemCompleted', 'Utility.BatchInterrupted']);
    expect(block.find('Utility.BatchInterrupted')).toEqual({ index: 1, error: unavailable });
    expect(chain.free(other)).toBe(TAO);
  });
});

describe('batch_all', () => {
  it('runs every call', () => {
    const { utility, error } = send(batch('batch_all', [good, good]));
    expect(error).toBeUndefined();
    expect(utility).toEqual(['Utility.ItemCompleted', 'Utility.ItemCompleted', 'Utility.BatchCompleted']);
  });

  it('rolls all of it back at the first failure, events too, and fails with the inner error', () => {
    const { block, utility, error } = send(batch('batch_all', [good, remark, bad]));
    expect(error).toEqual(unavailable);
    expect(utility).toEqual([]);
    expect(block.names).not.toContain('Balances.Transfer');
    expect(block.names).not.toContain('System.Remarked');
    expect(chain.free(other)).toBe(0n);
    expect(chain.account(payer.address).nonce).toBe(1);
  });
});

describe('force_batch', () => {
  it('goes on after failures and names them', () => {
    const { block, utility, error } = send(batch('force_batch', [bad, good, bad]));
    expect(error).toBeUndefined();
    expect(utility).toEqual([
      'Utility.ItemFailed',
      'Utility.ItemCompleted',
      'Utility.ItemFailed',
      'Utility.BatchCompletedWithErrors',
    ]);
    expect(block.find('Utility.ItemFailed')).toEqual({ error: unavailable });
    expect(chain.free(other)).toBe(TAO);
  });

  it('without failures ends as any batch', () => {
    expect(send(batch('force_batch', [good])).utility).toEqual([
      'Utility.ItemCompleted',
      'Utility.BatchCompleted',
    ]);
  });
});

describe('a batch directly inside a batch', () => {
  const kinds = ['batch', 'batch_all', 'force_batch'];
  const pairs = kinds.flatMap((outer) => kinds.map((inside) => [outer, inside] as const));

  it.each(pairs)('%s of %s is refused as a whole', (outer, inside) => {
    const { error, utility } = send(batch(outer, [good, batch(inside, [good])]));
    expect(error).toEqual(filtered());
    expect(utility).toEqual([]);
    expect(chain.free(other)).toBe(0n);
  });

  it('passes where a proxy stands between', () => {
    const any = { type: 'Any', value: undefined };
    chain.state.set(
      'Proxy',
      'Proxies',
      [BOB],
      [[{ delegate: payer.address, proxy_type: any, delay: 0 }], 0n],
    );
    const call = {
      pallet: 'Proxy',
      name: 'proxy',
      args: { real: id(BOB), force_proxy_type: undefined, call: nested(batch('batch', [good])) },
    };
    expect(send(batch('batch', [call])).error).toBeUndefined();
    expect(chain.free(other)).toBe(TAO);
  });
});

it('a call that devnet does not simulate fails as a filtered one', () => {
  const args = { hotkey: other };
  const call = { pallet: 'SubtensorModule', name: 'try_associate_hotkey', args };
  expect(send(call).error).toEqual(filtered());
});

it('an empty batch completes', () => {
  expect(send(batch('batch_all', [])).utility).toEqual(['Utility.BatchCompleted']);
});
