import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import { type Field, type Leaf, type Proof, readProof, type TypeRef } from './proof.js';
import { NotAccepted, Scale } from './scale.js';

/** One line of the device's screen. */
export interface Line {
  title: string;
  text: string;
}

const MAX_DEPTH = 32;

/**
 * Takes a payload apart with the types of its proof and nothing else, and gives what the screen would show.
 * @throws NotAccepted when a type is not proven, bytes are left over, or the proof does not lead to the digest in the payload
 */
export function readPayload(payload: Uint8Array, proofBytes: Uint8Array): Line[] {
  try {
    return read(payload, proofBytes);
  } catch (error) {
    // An address of a prefix that there is not, a number out of range: no device goes on after that.
    throw error instanceof NotAccepted ? error : new NotAccepted(String(error));
  }
}

function read(payload: Uint8Array, proofBytes: Uint8Array): Line[] {
  const proof = readProof(proofBytes);
  const scale = new Scale(payload);
  const reader = new Reader(scale, proof);
  const call = reader.value(proof.call, null, 0);
  const extra = proof.extensions.map((one) => reader.value(one.extra, null, 0));
  const implicit = new Map<string, Uint8Array>();
  for (const one of proof.extensions) {
    const from = scale.at;
    reader.value(one.implicit, null, 0);
    implicit.set(one.name, payload.subarray(from, scale.at));
  }
  scale.end();
  const hash = implicit.get('CheckMetadataHash');
  // Option<[u8; 32]>: present, and equal to the last bit.
  if (hash?.length !== 33 || hash[0] !== 1 || bytesToHex(hash.subarray(1)) !== bytesToHex(proof.digest))
    throw new NotAccepted('the proof leads to another digest');
  return [
    { title: 'Chain', text: proof.info.specName },
    ...call,
    ...proof.extensions.flatMap(({ name }, index) =>
      (extra[index] ?? []).map(({ text }) => ({ title: name, text })),
    ),
  ];
}

class Reader {
  readonly #byId = new Map<number, Leaf[]>();

  constructor(
    readonly scale: Scale,
    readonly proof: Proof,
  ) {
    for (const leaf of proof.leaves) this.#byId.set(leaf.id, [...(this.#byId.get(leaf.id) ?? []), leaf]);
  }

  value(type: TypeRef, field: Field | null, depth: number): Line[] {
    if (depth > MAX_DEPTH) throw new NotAccepted('too deep');
    const title = field?.name ?? '';
    if (typeof type === 'string') return this.#plain(type, title, field?.typeName ?? '');
    const leaves = this.#byId.get(type.id) ?? [];
    const [first] = leaves;
    if (!first) throw new NotAccepted(`type ${type.id} is not proven`);
    const { shape } = first;
    switch (shape.kind) {
      case 'variant': {
        const index = this.scale.number(1);
        const chosen = leaves.find(
          (leaf) => leaf.shape.kind === 'variant' && leaf.shape.index === index,
        )?.shape;
        if (chosen?.kind !== 'variant') throw new NotAccepted(`variant ${index} of ${type.id} is not proven`);
        const lines = chosen.fields.flatMap((inner) => this.value(inner.type, inner, depth + 1));
        return [{ title, text: chosen.name }, ...lines];
      }
      case 'composite':
        if (first.path.at(-1) === 'AccountId32')
          return [{ title, text: encodeAddress(this.scale.take(32), this.proof.info.prefix) }];
        return shape.fields.flatMap((inner) =>
          this.value(inner.type, { ...inner, name: inner.name ?? title }, depth + 1),
        );
      case 'sequence':
        return this.#list(this.scale.count(), shape.of, title, depth);
      case 'array':
        return this.#list(shape.length, shape.of, title, depth);
      case 'tuple':
        return shape.of.flatMap((inner) => this.value(inner, field, depth + 1));
      case 'bits':
        throw new NotAccepted('bit sequences are not read');
    }
  }

  #list(length: number, of: TypeRef, title: string, depth: number): Line[] {
    if (of === 'u8') return [{ title, text: `0x${bytesToHex(this.scale.take(length))}` }];
    return Array.from({ length }, () =>
      this.value(of, { name: title, type: of, typeName: null }, depth + 1),
    ).flat();
  }

  #plain(type: Exclude<TypeRef, object>, title: string, typeName: string): Line[] {
    if (type === 'void') return [];
    if (type === 'bool') return [{ title, text: String(this.scale.flag()) }];
    if (type === 'str') return [{ title, text: this.scale.text() }];
    if (type.startsWith('compact')) return [{ title, text: this.#amount(this.scale.compact(), typeName) }];
    const bits = type === 'char' ? 32 : Number(type.slice(1));
    return [{ title, text: this.#amount(this.scale.uint(bits / 8), typeName) }];
  }

  #amount(value: bigint, typeName: string): string {
    if (!/Balance/.test(typeName)) return String(value);
    const unit = 10n ** BigInt(this.proof.info.decimals);
    const rest = String(value % unit)
      .padStart(this.proof.info.decimals, '0')
      .replace(/0+$/, '');
    return `${value / unit}${rest ? `.${rest}` : ''} ${this.proof.info.symbol}`;
  }
}
