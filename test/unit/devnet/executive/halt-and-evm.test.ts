import { describe, expect, it } from 'vitest';
import { mirrorOf } from '../../../../devnet/executive/evm.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import { BOB, batch, hex, openChain, type Signer, SOURCES, signerOf, TAO, transfer } from './chain.js';

const payer = signerOf('Ed25519', 1);
const remark: DecodedCall = { pallet: 'System', name: 'remark', args: { remark: Uint8Array.of(1) } };

describe.each(SOURCES)('on %s', (_name, metadata) => {
  function open() {
    const chain = openChain(metadata());
    chain.fund(payer.address, 10n * TAO);
    const send = (call: DecodedCall, signer: Signer = payer) => {
      const block = chain.block(chain.sign(signer, call));
      expect(hex(chain.codec.encodeEvents(block.records)).length).toBeGreaterThan(2);
      return {
        block,
        failed: block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined,
      };
    };
    return { chain, send };
  }

  describe('money on the EVM side', () => {
    const own = payer.publicKey.slice(0, 20);
    const withdraw = (address: Uint8Array, value: bigint): DecodedCall => ({
      pallet: 'EVM',
      name: 'withdraw',
      args: { address: hex(address), value },
    });

    it('has the mirror that every client derives', () => {
      expect(mirrorOf(new Uint8Array(20))).toBe('5GU8HU4cLcmjpoXLNxWAHYViwbTQggdqd7ykp99CSWGbsZHG');
      const bob = Uint8Array.from(Buffer.from('8eaf04151687736326c9fea17e25fc5287613693', 'hex'));
      expect(mirrorOf(bob)).toBe('5HbG9ag4EdpqXLTK45MpTocQ4byqwaDtjQfeEiaygg8w573u');
    });

    it('comes back to whose key begins with the address', () => {
      const { chain, send } = open();
      chain.fund(mirrorOf(own), 4n * TAO);
      const { block, failed } = send(withdraw(own, 3n * TAO));
      expect(failed).toBeUndefined();
      expect(block.find('Balances.Transfer')).toEqual({
        from: mirrorOf(own),
        to: payer.address,
        amount: 3n * TAO,
      });
      expect(chain.free(mirrorOf(own))).toBe(TAO);
      expect(send(withdraw(own, TAO)).failed).toBeUndefined();
      expect(chain.free(mirrorOf(own))).toBe(0n);
    });

    it('stays where it is for anybody else, and when there is too little', () => {
      const { chain, send } = open();
      const other = Uint8Array.from(own, (byte, at) => (at === 19 ? byte ^ 1 : byte));
      chain.fund(mirrorOf(other), TAO);
      expect(send(withdraw(other, TAO)).failed?.dispatch_error).toEqual({
        type: 'BadOrigin',
        value: undefined,
      });
      expect(send(withdraw(own, 1n)).failed?.dispatch_error).toEqual({
        type: 'Token',
        value: { type: 'FundsUnavailable', value: undefined },
      });
      expect(send(withdraw(own, 0n)).failed).toBeUndefined();
    });
  });

  describe('a halted network', () => {
    it('filters all but a few calls, inside batches too, until its last block is over', () => {
      const { chain, send } = open();
      const filtered = chain.codec.moduleError('System', 'CallFiltered');
      chain.state.set('SafeMode', 'EnteredUntil', [], chain.clock.next + 3);
      expect(send(transfer(BOB, TAO)).failed?.dispatch_error).toEqual(filtered);
      expect(send(batch('batch_all', [remark])).failed?.dispatch_error).toEqual(filtered);
      expect(send(remark).failed).toBeUndefined();
      expect(send(transfer(BOB, TAO)).failed?.dispatch_error).toEqual(filtered);
      const { block, failed } = send(transfer(BOB, TAO));
      expect(failed).toBeUndefined();
      expect(block.names).toContain('SafeMode.Exited');
      expect(chain.state.get('SafeMode', 'EnteredUntil')).toBeUndefined();
    });
  });
});
