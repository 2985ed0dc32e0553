import { compact, createCodec, createDecoder, u8 } from '@polkadot-api/substrate-bindings';
import type { DecodedExtrinsic, RuntimeCodec, TxExtension } from '../types.js';
import { type MetadataIndex, memoise } from './metadata-index.js';
import { decodeFront, during } from './scale-bytes.js';

type ExtrinsicCodec = Pick<RuntimeCodec, 'extensions' | 'decodeExtrinsic'>;
type SignatureType = NonNullable<DecodedExtrinsic['signature']>['type'];

const SIGNED_V4 = 0x84;
const BARE = new Map([
  [0x04, 4],
  [0x05, 5],
]);
/** MultiAddress::Id. */
const ADDRESS_ID = 0;
/** MultiSignature variants in index order, with their byte lengths. */
const SIGNATURES: Array<{ type: SignatureType; length: number }> = [
  { type: 'Ed25519', length: 64 },
  { type: 'Sr25519', length: 64 },
  { type: 'Ecdsa', length: 65 },
];

interface Extension extends TxExtension {
  /** Decodes this extension's part from the front of the bytes. */
  take(bytes: Uint8Array): { value: unknown; length: number };
}

/** Extrinsics as a node receives them: signed v4 (MultiAddress::Id only) and bare v4 or v5. */
export function createExtrinsicCodec(
  index: MetadataIndex,
  decodeCall: RuntimeCodec['decodeCall'],
): ExtrinsicCodec {
  const listed = index.metadata.extrinsic.extensionsByVersion[0] ?? [];
  const extensions = listed.map((extension) => buildExtension(index, extension));

  function decodeSigned(body: Uint8Array): DecodedExtrinsic {
    if (body[1] !== ADDRESS_ID) throw new Error('signer is not a MultiAddress::Id');
    const signer = take(body, 2, 32);
    const kind = SIGNATURES[body[34] ?? -1];
    if (!kind) throw new Error('unknown kind of signature');
    const signature = take(body, 35, kind.length);
    const extraStart = 35 + kind.length;
    let at = extraStart;
    const extras: Record<string, unknown> = {};
    for (const extension of extensions) {
      const { value, length } = during(extension.identifier, () => extension.take(body.subarray(at)));
      extras[extension.identifier] = value;
      at += length;
    }
    const callBytes = body.slice(at);
    return {
      version: 4,
      call: decodeCall(callBytes),
      callBytes,
      signature: { signer, type: kind.type, signature, extras, extraBytes: body.slice(extraStart, at) },
    };
  }

  return {
    extensions,
    decodeExtrinsic: (bytes) =>
      during('extrinsic', () => {
        const body = withoutLengthPrefix(bytes);
        const format = body[0];
        if (format === SIGNED_V4) return decodeSigned(body);
        const version = format === undefined ? undefined : BARE.get(format);
        if (version === undefined) throw new Error(`format byte ${format} is neither signed v4 nor bare`);
        const callBytes = body.slice(1);
        return { version, call: decodeCall(callBytes), callBytes, signature: null };
      }),
  };
}

function buildExtension(
  index: MetadataIndex,
  { identifier, type, additionalSigned }: { identifier: string; type: number; additionalSigned: number },
): Extension {
  const extra = memoise(() => (isEra(index, type) ? ERA : index.codec(type)));
  const implicit = memoise(() => index.codec(additionalSigned));
  return {
    identifier,
    extra: {
      isEmpty: index.entry(type).type === 'void',
      dec: (bytes) => decodeFront(extra(), bytes).value,
    },
    implicit: {
      isEmpty: index.entry(additionalSigned).type === 'void',
      enc: (value) => during(`implicit of ${identifier}`, () => implicit().enc(value)),
    },
    take: (bytes) => decodeFront(extra(), bytes),
  };
}

/** CheckMortality wraps `sp_runtime::generic::Era`, an enum of 256 variants: its one or two bytes say it better. */
function isEra(index: MetadataIndex, typeId: number): boolean {
  const type = index.metadata.lookup[typeId];
  if (type?.path.at(-1) === 'Era') return true;
  if (type?.def.tag !== 'composite' || type.def.value.length !== 1) return false;
  const inner = type.def.value[0]?.type;
  return inner !== undefined && index.metadata.lookup[inner]?.path.at(-1) === 'Era';
}

/** The era's own bytes: `00` when immortal, else two. */
const ERA = createCodec<Uint8Array>(
  (era) => era,
  createDecoder((bytes) => {
    const first = u8.dec(bytes);
    return first === 0 ? Uint8Array.of(first) : Uint8Array.of(first, u8.dec(bytes));
  }),
);

function take(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (bytes.length < at + length) throw new Error('too short');
  return bytes.slice(at, at + length);
}

function withoutLengthPrefix(bytes: Uint8Array): Uint8Array {
  const { value, length } = decodeFront(compact, bytes);
  const body = new Uint8Array(bytes.subarray(length));
  if (BigInt(body.length) !== BigInt(value)) throw new Error('length prefix does not match');
  return body;
}
