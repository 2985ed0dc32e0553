import { existsSync, readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { getPublicKey, secretFromSeed, sign as signSr25519 } from '@scure/sr25519';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { type AccountInfo, readAccount } from '../../../../devnet/executive/accounts.js';
import { setBalance } from '../../../../devnet/executive/genesis.js';
import { createRuntime } from '../../../../devnet/executive/index.js';
import { seedScenario } from '../../../../devnet/executive/seed.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import { planScenario } from '../../../../devnet/scenario/scenario.js';
import { createStateDb } from '../../../../devnet/state/index.js';
import type { BlockContext, DecodedCall, EventRecord, Hex } from '../../../../devnet/types.js';
import { encodeAddress } from '../../../../src/core/address/index.js';

export const TAO = 1_000_000_000n;
export const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';

const REAL = '../shared/chain/metadata/finney-424.scale';
/** Declared metadata, and mainnet's own where it lies beside the project. */
export const SOURCES: Array<[string, () => Uint8Array]> = [
  ['declared', () => declaredMetadata()],
  ...(existsSync(REAL)
    ? [['mainnet 424', () => new Uint8Array(readFileSync(REAL))] as [string, () => Uint8Array]]
    : []),
];

/** The runtime with root baskets. */
export const newerMetadata = (): Uint8Array => declaredMetadata(16, 'newer');

export interface Signer {
  address: string;
  publicKey: Uint8Array;
  kind: 'Ed25519' | 'Sr25519';
  sign(message: Uint8Array): Uint8Array;
}

/** Key pairs of the tests: one for each kind and number. */
export function signerOf(kind: Signer['kind'], number: number): Signer {
  const seed = new Uint8Array(32).fill(number);
  if (kind === 'Ed25519') {
    const publicKey = ed25519.getPublicKey(seed);
    const sign = (message: Uint8Array) => ed25519.sign(message, seed);
    return { kind, publicKey, address: encodeAddress(publicKey), sign };
  }
  const secret = secretFromSeed(seed);
  const publicKey = getPublicKey(secret);
  const sign = (message: Uint8Array) => signSr25519(secret, message);
  return { kind, publicKey, address: encodeAddress(publicKey), sign };
}

/** What a transaction commits to; each field can be wrong on purpose. */
export interface Commitment {
  nonce: number;
  tip: bigint;
  /** Bytes of the era. */
  era: Uint8Array;
  /** Hash that the era's birth block is taken to have. */
  birthHash: Hex;
  genesis: Hex;
  specVersion: number;
  txVersion: number;
  /** Turns CheckMetadataHash on. */
  digest: Uint8Array | undefined;
}

export const IMMORTAL = Uint8Array.of(0);

/** The era of `period` blocks (a power of two) whose phase is that of block `birth`. */
export function mortalEra(period: number, birth: number): Uint8Array {
  const quantum = Math.max(period >> 12, 1);
  const bits = (Math.log2(period) - 1) | (Math.floor((birth % period) / quantum) << 4);
  return Uint8Array.of(bits & 0xff, bits >> 8);
}

export const hashOf = (number: number): Hex =>
  hex(blake2b(new TextEncoder().encode(`block ${number}`), { dkLen: 32 }));

export const hex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString('hex')}`;
const unhex = (text: Hex): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'));

/** A chain without node: signs, validates and executes on one growing state. */
export function openChain(metadata: Uint8Array = declaredMetadata()) {
  const codec = createRuntimeCodec(metadata);
  const runtime = createRuntime(codec);
  const state = createStateDb(codec).child(null);
  const plan = planScenario('small');
  seedScenario(codec, state, plan, { emptyFunds: true });
  const clock = { next: 1 };
  const context = (): BlockContext => ({
    number: clock.next,
    parentHash: hashOf(clock.next - 1),
    timestampMs: 0,
    hashOf: (number) => (number < clock.next ? hashOf(number) : undefined),
  });

  function sign(signer: Signer, call: DecodedCall, over: Partial<Commitment> = {}): Uint8Array {
    const said: Commitment = {
      nonce: readAccount(state, signer.address).nonce,
      tip: 0n,
      era: IMMORTAL,
      birthHash: hashOf(0),
      genesis: hashOf(0),
      specVersion: codec.specVersion,
      txVersion: codec.transactionVersion,
      digest: undefined,
      ...over,
    };
    const callBytes = codec.encodeCall(call);
    const mode = Uint8Array.of(said.digest ? 1 : 0);
    const extra = concatBytes(said.era, compact(BigInt(said.nonce)), compact(said.tip), mode);
    const payload = concatBytes(
      callBytes,
      extra,
      u32(said.specVersion),
      u32(said.txVersion),
      unhex(said.genesis),
      unhex(said.birthHash),
      said.digest ? concatBytes(Uint8Array.of(1), said.digest) : Uint8Array.of(0),
    );
    const message = payload.length > 256 ? blake2b(payload, { dkLen: 32 }) : payload;
    const kind = Uint8Array.of(signer.kind === 'Ed25519' ? 0 : 1);
    const head = concatBytes(Uint8Array.of(0x84, 0), signer.publicKey, kind, signer.sign(message));
    const body = concatBytes(head, extra, callBytes);
    return concatBytes(compact(BigInt(body.length)), body);
  }

  /** Executes one block; gives what happened in it, names as `Pallet.Event`. */
  function block(...extrinsics: Uint8Array[]) {
    const outcome = runtime.executeBlock(state, context(), extrinsics);
    clock.next += 1;
    const records = state.get('System', 'Events') as EventRecord[];
    return {
      ...outcome,
      records,
      names: records.map(({ pallet, name }) => `${pallet}.${name}`),
      find: (name: string) => records.find((record) => `${record.pallet}.${record.name}` === name)?.fields,
    };
  }

  return {
    codec,
    runtime,
    state,
    plan,
    clock,
    context,
    sign,
    block,
    hotkey: (index: number) => plan.validators[index]?.hotkey ?? '',
    validate: (bytes: Uint8Array) => runtime.validate(state, context(), bytes),
    /** The refusal's name, with its code where it has one; 'ok' when there is none. */
    verdict(bytes: Uint8Array): string {
      const result = runtime.validate(state, context(), bytes);
      if (result.ok) return 'ok';
      return result.error.name === 'Custom' ? `Custom ${result.error.code}` : result.error.name;
    },
    fund: (address: string, rao: bigint) => setBalance(state, codec, address, rao),
    account: (address: string): AccountInfo => readAccount(state, address),
    free: (address: string): bigint => readAccount(state, address).data.free,
  };
}

export type Chain = ReturnType<typeof openChain>;

export const id = (address: string) => ({ type: 'Id', value: address });
export const transfer = (dest: string, value: bigint, name = 'transfer_keep_alive'): DecodedCall => ({
  pallet: 'Balances',
  name,
  args: { dest: id(dest), value },
});
/** A call as it is nested in another one. */
export const nested = ({ pallet, name, args }: DecodedCall) => ({
  type: pallet,
  value: { type: name, value: args },
});
export const batch = (name: string, calls: DecodedCall[]): DecodedCall => ({
  pallet: 'Utility',
  name,
  args: { calls: calls.map(nested) },
});

function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function compact(value: bigint): Uint8Array {
  if (value < 64n) return Uint8Array.of(Number(value) << 2);
  if (value < 16_384n) return new Uint8Array(Uint16Array.of((Number(value) << 2) | 1).buffer);
  if (value < 2n ** 30n) return u32(((Number(value) << 2) | 2) >>> 0);
  const bytes: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 255n));
  return Uint8Array.from([((bytes.length - 4) << 2) | 3, ...bytes]);
}
