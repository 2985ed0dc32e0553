import { describe, expect, it } from 'vitest';
import { BOB, hex, openChain, signerOf, TAO, transfer } from '../../executive/chain.js';
import { Line, openDevnet } from './line.js';

/** A devnet on which one key of the tests has money, and what signs transfers for it. */
async function open(finalityLag = 2) {
  const devnet = await openDevnet({ finalityLag });
  const signer = signerOf('Sr25519', 7);
  const account = devnet.state().get('System', 'Account', BOB) as object;
  devnet.poke('System', 'Account', [signer.address], account);
  await devnet.produceBlock();
  const { sign } = openChain();
  const genesis = devnet.genesisHash;
  const pay = (nonce: number, rao = TAO) =>
    hex(sign(signer, transfer(BOB, rao), { nonce, genesis, birthHash: genesis }));
  return { devnet, line: new Line(devnet), pay };
}

describe('transaction_v1_broadcast', () => {
  it('puts a transaction into the pool and keeps offering it until stopped', async () => {
    const { devnet, line, pay } = await open();
    const id = line.call<string>('transaction_v1_broadcast', pay(0));
    expect(devnet.pendingCalls()).toHaveLength(1);
    await devnet.produceBlock();
    expect(devnet.pendingCalls()).toEqual([]);
    expect(line.call('transaction_v1_stop', id)).toBeNull();
    expect(line.code('transaction_v1_stop', id)).toBe(-32602);
    expect(line.events(id)).toEqual([]);
  });

  it('offers again what the pool did not want at first', async () => {
    const { devnet, line } = await open();
    const poor = signerOf('Sr25519', 9);
    const { sign } = openChain();
    const genesis = devnet.genesisHash;
    const early = hex(sign(poor, transfer(BOB, TAO), { nonce: 0, genesis, birthHash: genesis }));
    const id = line.call<string>('transaction_v1_broadcast', early);
    expect(id).toMatch(/^kelvin/);
    expect(devnet.pendingCalls()).toEqual([]);
    devnet.poke('System', 'Account', [poor.address], devnet.state().get('System', 'Account', BOB));
    await devnet.produceBlock();
    expect(devnet.pendingCalls()).toHaveLength(1);
  });

  it('is silent about nonsense, counts it, and ends at sixteen', async () => {
    const { devnet, line } = await open();
    const ids = Array.from({ length: 17 }, () => line.call('transaction_v1_broadcast', '0x00'));
    expect(ids.filter((id) => id === null)).toHaveLength(1);
    expect(ids.at(-1)).toBeNull();
    expect(devnet.pendingCalls()).toEqual([]);
    expect(line.code('transaction_v1_broadcast', 'zz')).toBe(-32602);
    expect(line.code('transaction_v1_stop', 'nobody')).toBe(-32602);
  });
});

describe('transactionWatch_v1_submitAndWatch', () => {
  it('tells of validity, of the block, of its loss and of finality', async () => {
    const { devnet, line, pay } = await open(3);
    const id = line.call<string>('transactionWatch_v1_submitAndWatch', pay(0));
    expect(line.names(id)).toEqual(['validated']);
    const first = await devnet.produceBlock();
    await devnet.reorg(1);
    const again = await devnet.produceBlock();
    await devnet.finalize();
    expect(line.events(id).slice(1)).toEqual([
      { event: 'bestChainBlockIncluded', block: { hash: first.hash, index: 1 } },
      { event: 'bestChainBlockIncluded', block: null },
      { event: 'validated' },
      { event: 'bestChainBlockIncluded', block: { hash: again.hash, index: 1 } },
      { event: 'finalized', block: { hash: again.hash, index: 1 } },
    ]);
  });

  it('answers an invalid one with a subscription whose only event says so', async () => {
    const { line, pay } = await open();
    const id = line.call<string>(
      'transactionWatch_v1_submitAndWatch',
      pay(0, 1_000_000n * TAO).replace(/..$/, '00'),
    );
    expect(line.frames.at(-2)).toMatchObject({ result: id });
    expect(line.events(id)).toEqual([{ event: 'invalid', error: expect.any(String) }]);
  });

  it('falls silent when nobody watches any more', async () => {
    const { devnet, line, pay } = await open();
    const id = line.call<string>('transactionWatch_v1_submitAndWatch', pay(0));
    line.call('transactionWatch_v1_unwatch', id);
    await devnet.produceBlock();
    expect(line.names(id)).toEqual(['validated']);
    expect(line.call('transactionWatch_v1_unwatch', id)).toBeNull();
  });
});
