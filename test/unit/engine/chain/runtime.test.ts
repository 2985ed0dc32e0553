import { describe, expect, it } from 'vitest';
import { buildCall, canonicalCall, decodeCall, limitedTrades } from '../../../../src/engine/chain/calls.js';
import { capabilitiesOf, hasWeightedPool } from '../../../../src/engine/chain/capabilities.js';
import { optionalConstant } from '../../../../src/engine/chain/constants.js';
import {
  assembleExtrinsic,
  mortalEra,
  probeExtrinsic,
  signedExtensions,
  unknownExtensions,
} from '../../../../src/engine/chain/extrinsics.js';
import { extrinsicHash } from '../../../../src/engine/chain/headers.js';
import { createRuntime } from '../../../../src/engine/chain/runtime.js';
import { needRuntimeApi } from '../../../../src/engine/chain/runtime-apis.js';
import { needStorage, storageItem } from '../../../../src/engine/chain/storage-items.js';
import { FINNEY, finneyRuntime, hasChainFacts, vectors } from '../support/finney-runtime.js';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

interface Vector {
  dialect: string;
  json: Record<string, string | number | string[] | null> & { signedExtensions: string[] };
  expected: { extrinsic: string; signature_ed25519: string; extrinsicHash_blake2b256: string };
}

function parts({ json }: Vector) {
  return {
    callHex: String(json.method),
    eraHex: String(json.era),
    eraBlock: { number: 0, hash: String(json.blockHash) },
    nonce: Number(json.nonce),
    tip: BigInt(String(json.tip)),
    genesisHash: String(json.genesisHash),
    specVersion: Number(json.specVersion),
    transactionVersion: Number(json.transactionVersion),
    signedExtensions: json.signedExtensions,
    metadataHash: json.mode === 1 ? String(json.metadataHash) : null,
  };
}

const suite = describe.skipIf(!hasChainFacts);

suite('capabilities on Finney metadata (../shared)', () => {
  it('finds staking with limits, prices and simulations on 424 and 393', async () => {
    for (const spec of [424, 393] as const)
      expect(capabilitiesOf(await finneyRuntime(spec))).toMatchObject({
        specVersion: spec,
        stakeLimit: true,
        removeStakeLimit: true,
        stakeInfo: true,
        dynamicInfo: true,
        alphaPrices: true,
        simSwap: true,
        metadataHash: true,
      });
  });

  it('finds none of it before Dynamic TAO (219), without a crash', async () => {
    expect(capabilitiesOf(await finneyRuntime(219))).toMatchObject({
      stakeLimit: false,
      removeStakeLimit: false,
      stakeInfo: false,
      dynamicInfo: false,
      alphaPrices: false,
      simSwap: false,
      metadataVersion: 14,
    });
  });

  it('computes with the weighted pool only where the runtime has it', async () => {
    expect(hasWeightedPool(await finneyRuntime(424))).toBe(true);
    expect(hasWeightedPool(await finneyRuntime(393))).toBe(false);
    expect(hasWeightedPool(await finneyRuntime(219))).toBe(false);
  });

  it('knows every transaction extension of all three runtimes', async () => {
    for (const spec of [219, 393, 424] as const) {
      const runtime = await finneyRuntime(spec);
      expect(unknownExtensions(runtime)).toEqual([]);
      expect(signedExtensions(runtime)).toHaveLength(spec === 219 ? 11 : 13);
    }
  });

  it('reads the minimum stake where the runtime publishes it', async () => {
    expect(optionalConstant(await finneyRuntime(424), 'SubtensorModule', 'InitialMinStake')).toBe(2_000_000n);
    expect(optionalConstant(await finneyRuntime(393), 'SubtensorModule', 'InitialMinStake')).toBeNull();
  });
});

suite('calls and extrinsics on Finney metadata (../shared)', () => {
  it('assembles every worked signing vector to the byte, mode 1 and long payloads included', async () => {
    const runtime = await finneyRuntime(424);
    const { vectors: list } = vectors('signing-payloads') as { vectors: Vector[] };
    expect(list.length).toBeGreaterThan(3);
    for (const vector of list) {
      const { expected, json } = vector;
      const address = String(json.address);
      for (const signature of [expected.signature_ed25519, `0x00${expected.signature_ed25519.slice(2)}`]) {
        const hex = assembleExtrinsic(runtime, parts(vector), address, signature);
        expect(hex, vector.dialect).toBe(expected.extrinsic);
        expect(extrinsicHash(hex)).toBe(expected.extrinsicHash_blake2b256);
      }
    }
  });

  it('refuses to assemble a signature of other bytes, another account or another curve', async () => {
    const runtime = await finneyRuntime(424);
    const [vector] = (vectors('signing-payloads') as { vectors: Vector[] }).vectors;
    if (!vector) throw new Error('no vector');
    const address = String(vector.json.address);
    const good = vector.expected.signature_ed25519;
    const flipped = `${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`;
    const attempts: Array<[object, string, string]> = [
      [{}, address, flipped],
      [{ nonce: 43 }, address, good],
      [{ tip: 1n }, address, good],
      [{}, ALICE, good],
      [{}, address, `0x01${good.slice(2)}`],
    ];
    for (const [change, who, signature] of attempts)
      expect(() => assembleExtrinsic(runtime, { ...parts(vector), ...change }, who, signature)).toThrow(
        expect.objectContaining({ code: 'sign/payload-mismatch' }),
      );
    expect(() => assembleExtrinsic(runtime, parts(vector), address, '0x00')).toThrow(
      expect.objectContaining({ code: 'invalid-message' }),
    );
  });

  it('splits a call into names, bytes and integers', async () => {
    const runtime = await finneyRuntime(424);
    const hex = buildCall(runtime, 'SubtensorModule', 'add_stake_limit', [
      ALICE,
      64,
      10n ** 9n,
      51_000_000n,
      false,
    ]);
    expect(canonicalCall(runtime, decodeCall(runtime, hex))).toEqual({
      pallet: 'SubtensorModule',
      call: 'add_stake_limit',
      args: [
        { name: 'hotkey', hex: `0x${hex.slice(6, 70)}`, uint: null },
        { name: 'netuid', hex: '0x4000', uint: '64' },
        { name: 'amount_staked', hex: '0x00ca9a3b00000000', uint: '1000000000' },
        { name: 'limit_price', hex: '0xc0320a0300000000', uint: '51000000' },
        { name: 'allow_partial', hex: '0x00', uint: null },
      ],
    });
  });

  it('gives compact amounts as integers too', async () => {
    const runtime = await finneyRuntime(424);
    const hex = buildCall(runtime, 'Balances', 'transfer_keep_alive', [ALICE, 1_500_000_000n]);
    const { args } = canonicalCall(runtime, decodeCall(runtime, hex));
    expect(args.map(({ name, uint }) => [name, uint])).toEqual([
      ['dest', null],
      ['value', '1500000000'],
    ]);
    expect(`0x0503${args.map((arg) => arg.hex.slice(2)).join('')}`).toBe(hex);
  });

  it('finds a limit inside a batch', async () => {
    const runtime = await finneyRuntime(424);
    const stake = buildCall(runtime, 'SubtensorModule', 'add_stake_limit', [ALICE, 3, 7n, 9n, true]);
    const batch = buildCall(runtime, 'Utility', 'batch_all', [[stake]]);
    expect(limitedTrades(runtime, decodeCall(runtime, batch))).toEqual([
      { side: 'buy', netuid: 3, amount: 7n, limit: 9n },
    ]);
  });

  it('refuses undecodable, over-long and non-canonical calls by name', async () => {
    const runtime = await finneyRuntime(424);
    const good = buildCall(runtime, 'Balances', 'transfer_keep_alive', [ALICE, 1n]);
    const code = (hex: string) => {
      try {
        decodeCall(runtime, hex);
        return 'decoded';
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    expect(code('0xffff')).toBe('sign/undecodable');
    expect(code(`${good}00`)).toBe('sign/trailing-bytes');
    // 1 as a compact integer in four bytes instead of one.
    expect(code(`${good.slice(0, -2)}02000000`)).toBe('sign/not-canonical');
    expect(code(good)).toBe('decoded');
  });

  it('says which call is missing instead of guessing another', async () => {
    const runtime = await finneyRuntime(219);
    expect(() => buildCall(runtime, 'SubtensorModule', 'add_stake_limit', [])).toThrow(
      expect.objectContaining({ code: 'chain/unavailable-feature' }),
    );
  });

  it('asks for fees with an extrinsic as long as the signed one', async () => {
    const runtime = await finneyRuntime(424);
    const [vector] = (vectors('signing-payloads') as { vectors: Vector[] }).vectors;
    if (!vector) throw new Error('no vector');
    const probe = probeExtrinsic(runtime, String(vector.json.method), String(vector.json.address), 42);
    expect(probe).toHaveLength(vector.expected.extrinsic.length);
  });

  it('makes eras of 64 blocks', async () => {
    // The vectors' own era: 0x3500 is period 64, phase 3.
    expect(mortalEra(await finneyRuntime(424), 64 * 1000 + 3)).toBe('0x3500');
  });
});

suite('answers of a node', () => {
  it('are values only when they are exactly as long as their type', async () => {
    const runtime = await finneyRuntime(424);
    const account = needStorage(runtime, 'System', 'Account');
    const full = `0x${'00'.repeat(16)}${'01'.repeat(24)}${'00'.repeat(16)}`;
    expect(account.decode(full)).toMatchObject({ data: { free: 0x0101010101010101n } });
    for (const bad of ['0x', full.slice(0, -2), `${full}00`, '0xzz', 'null'])
      expect(() => account.decode(bad)).toThrow(expect.objectContaining({ code: 'chain/bad-answer' }));
    const prices = needRuntimeApi(runtime, 'SwapRuntimeApi', 'current_alpha_price_all', 0);
    for (const bad of ['0x', '0x04', null, 7])
      expect(() => prices.decode(bad)).toThrow(expect.objectContaining({ code: 'chain/bad-answer' }));
    expect(prices.decode('0x00')).toEqual([]);
  });

  it('give the declared default for what is not stored, and null for what is optional', async () => {
    const runtime = await finneyRuntime(424);
    expect(needStorage(runtime, 'SubtensorModule', 'Delegates').decode(null)).toBe(11_796n);
    expect(needStorage(runtime, 'SubtensorModule', 'IdentitiesV2').decode(null)).toBeNull();
    expect(storageItem(runtime, 'SubtensorModule', 'NoSuchItem')).toBeNull();
    expect(storageItem(runtime, 'NoSuchPallet', 'Account')).toBeNull();
  });
});

describe('metadata that is none', () => {
  it('is refused with a code and nothing is made of it', async () => {
    const source = { genesisHash: FINNEY, specVersion: 1, transactionVersion: 1, version: 15 as const };
    await expect(createRuntime({ ...source, bytes: new Uint8Array([1, 2, 3]) })).rejects.toMatchObject({
      code: 'chain/no-metadata',
    });
  });
});
