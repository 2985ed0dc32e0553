import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';

const codec = createRuntimeCodec(declaredMetadata());
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const transfer = {
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  args: { dest: { type: 'Id', value: ALICE }, value: 1_500_000_000n },
};
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

describe('calls', () => {
  it('have the chain’s bytes', () => {
    const encoded = codec.encodeCall(transfer);
    expect(Buffer.from(encoded).toString('hex')).toBe(
      '050300d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d03002f6859',
    );
    expect(codec.decodeCall(encoded)).toEqual(transfer);
  });

  it('without arguments decode to an empty record', () => {
    const call = { pallet: 'SubtensorModule', name: 'dispute_coldkey_swap', args: {} };
    expect(codec.decodeCall(codec.encodeCall(call))).toEqual(call);
  });

  it('nested in a batch can be lifted', () => {
    const native = { type: transfer.pallet, value: { type: transfer.name, value: transfer.args } };
    const batch = codec.decodeCall(
      codec.encodeCall({ pallet: 'Utility', name: 'batch_all', args: { calls: [native] } }),
    );
    expect(codec.liftCall((batch.args.calls as unknown[])[0])).toEqual(transfer);
  });

  it.each([null, 7, {}, { type: 'Balances' }, { type: 'Balances', value: 3 }])(
    'lift only calls, not %j',
    (value) => {
      expect(() => codec.liftCall(value)).toThrow(/native call/);
    },
  );

  it('are looked up by name', () => {
    expect(codec.hasPallet('SubtensorModule')).toBe(true);
    expect(codec.hasPallet('Sudo')).toBe(false);
    expect(codec.hasCall('SubtensorModule', 'add_stake_limit')).toBe(true);
    expect(codec.hasCall('SubtensorModule', 'set_weights')).toBe(false);
    expect(codec.hasCall('Sudo', 'sudo')).toBe(false);
    expect(codec.callArgs('SubtensorModule', 'add_stake')).toEqual(['hotkey', 'netuid', 'amount_staked']);
    expect(codec.callArgs('SubtensorModule', 'set_weights')).toBeUndefined();
  });

  it('are refused with the reason in words', () => {
    const { dest } = transfer.args;
    const encode = (args: Record<string, unknown>) => () => codec.encodeCall({ ...transfer, args });
    expect(() => codec.encodeCall({ pallet: 'Sudo', name: 'sudo', args: {} })).toThrow('no call Sudo.sudo');
    expect(encode({ dest })).toThrow('value is missing');
    expect(encode({ dest, value: 1n, tip: 1n })).toThrow('no argument tip');
  });

  it.each([-1n, 2n ** 64n, 5])('never wrap an amount (%s)', (amount_staked) => {
    const args = { hotkey: ALICE, netuid: 1, amount_staked };
    expect(() => codec.encodeCall({ pallet: 'SubtensorModule', name: 'add_stake', args })).toThrow(/wanted/);
  });

  it.each([
    ['', 'too short'],
    ['05', 'too short'],
    ['c800', 'has none at 200.0'],
    ['0563', 'has none at 5.99'],
  ])('of unknown or missing indices are refused: "%s"', (hex, reason) => {
    expect(() => codec.decodeCall(bytes(hex))).toThrow(reason);
  });

  it('with bytes left over are refused', () => {
    expect(() => codec.decodeCall(Uint8Array.from([...codec.encodeCall(transfer), 0]))).toThrow(
      /1 bytes left over/,
    );
  });

  it('cut short anywhere are refused', () => {
    const encoded = codec.encodeCall(transfer);
    for (let length = 0; length < encoded.length; length++) {
      expect(() => codec.decodeCall(encoded.slice(0, length))).toThrow();
    }
  });

  it('whose numbers are not in their shortest form are refused', () => {
    const account = Buffer.from(codec.encodeCall(transfer)).toString('hex').slice(4, 70);
    expect(codec.decodeCall(bytes(`0503${account}04`)).args.value).toBe(1n);
    expect(() => codec.decodeCall(bytes(`0503${account}0500`))).toThrow(/canonical/);
  });

  it('that claim more list items than there are bytes are refused at once', () => {
    // as_multi_threshold_1 with 2^30 - 1 signatories.
    expect(() => codec.decodeCall(bytes('0d00feffffff'))).toThrow(/list of 1073741823 in 0 bytes/);
  });

  it('with a compact wider than its type are refused', () => {
    // contribute to crowdloan 2^32.
    expect(() => codec.decodeCall(bytes('1b0107000000000104'))).toThrow(/from 0 to 4294967295/);
  });

  it('decode from arbitrary bytes only if they encode back to the same', () => {
    const pallets = fc.constantFrom(0, 2, 5, 7, 11, 13, 16, 27, 28, 30, 32);
    const calls = fc.integer({ min: 0, max: 142 });
    fc.assert(
      fc.property(pallets, calls, fc.uint8Array({ maxLength: 90 }), (pallet, call, rest) => {
        const input = Uint8Array.from([pallet, call, ...rest]);
        let decoded: ReturnType<typeof codec.decodeCall>;
        try {
          decoded = codec.decodeCall(input);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          return;
        }
        expect(codec.encodeCall(decoded)).toEqual(input);
      }),
      { numRuns: 500 },
    );
  });
});
