import { compact, u32 } from '@polkadot-api/substrate-bindings';
import type { EventRecord, RuntimeCodec } from '../types.js';
import { type MetadataIndex, memoiseByNames } from './metadata-index.js';
import { concatBytes, during } from './scale-bytes.js';
import { buildVariant } from './variant-codec.js';

type EventCodec = Pick<
  RuntimeCodec,
  'hasEvent' | 'hasError' | 'eventFields' | 'encodeEvents' | 'moduleError' | 'encodeDispatchError'
>;

/** `frame_system::Phase`, the same in every runtime with metadata V14 or later. */
const PHASE = { ApplyExtrinsic: 0, Finalization: 1, Initialization: 2 };
const NO_TOPICS = Uint8Array.of(0);

/** Events and errors by name. */
export function createEventCodec(index: MetadataIndex): EventCodec {
  const build = memoiseByNames((pallet, name) => buildVariant(index, 'events', pallet, name));

  function encodeEvent({ pallet, name, fields }: EventRecord): Uint8Array {
    const variant = index.variant('events', pallet, name);
    if (!variant) throw new Error(`this metadata has no event ${pallet}.${name}`);
    return during(`event ${pallet}.${name}`, () => {
      const { codec, location } = build(pallet, name);
      const names = variant.fields.map((field, position) => field.name ?? String(position));
      const carriesBytes = variant.fields.map((field) => index.entry(field.type).type !== 'void');
      const named = variant.fields.every((field) => field.name);
      const value = shapeFields(fields, names, carriesBytes, named);
      return concatBytes(Uint8Array.from(location), codec.enc(value));
    });
  }

  return {
    hasEvent: (pallet, event) => index.variant('events', pallet, event) !== undefined,
    hasError: (pallet, error) => index.variant('errors', pallet, error) !== undefined,
    eventFields: (pallet, event) =>
      index.variant('events', pallet, event)?.fields.map((field, position) => field.name ?? String(position)),
    encodeEvents: (records) =>
      concatBytes(
        compact.enc(records.length),
        ...records.flatMap((record) => [encodePhase(record.phase), encodeEvent(record), NO_TOPICS]),
      ),
    moduleError(pallet, error) {
      if (!index.variant('errors', pallet, error)) return { type: 'Other', value: undefined };
      return { type: 'Module', value: { type: pallet, value: { type: error, value: undefined } } };
    },
    encodeDispatchError(error) {
      const type = index.typeByPath('sp_runtime::DispatchError');
      if (type === undefined) throw new Error('this metadata has no sp_runtime::DispatchError');
      return during('DispatchError', () => index.codec(type).enc(error));
    },
  };
}

function encodePhase(phase: EventRecord['phase']): Uint8Array {
  const tag = Uint8Array.of(PHASE[phase.type]);
  return phase.type === 'ApplyExtrinsic' ? concatBytes(tag, u32.enc(phase.value)) : tag;
}

/**
 * Brings an event's fields into the shape the library's codec takes: an object when all are named, a list when several
 * are not, the bare value when there is one without a name. Fields that take no bytes are left out, as the library does.
 *
 * Accepted: a record by name or by position, a list in declared order, or the bare value of a single unnamed field.
 */
function shapeFields(fields: unknown, names: string[], carriesBytes: boolean[], named: boolean): unknown {
  if (names.length === 0) return undefined;
  if (names.length === 1 && !named) return isRecordOf(fields, ['0']) ? fields[0] : fields;
  const values = valuesInOrder(fields, names);
  const kept = names.flatMap((name, at) => (carriesBytes[at] ? [{ name, value: values[at] }] : []));
  return named
    ? Object.fromEntries(kept.map(({ name, value }) => [name, value]))
    : kept.map(({ value }) => value);
}

function valuesInOrder(fields: unknown, names: string[]): unknown[] {
  if (Array.isArray(fields)) {
    if (fields.length !== names.length)
      throw new Error(`${names.length} fields wanted, ${fields.length} given`);
    return fields;
  }
  const positions = names.map((_, position) => String(position));
  for (const keys of [names, positions]) {
    if (isRecordOf(fields, keys)) return keys.map((key) => fields[key]);
  }
  throw new Error(`fields ${names.join(', ')} wanted`);
}

function isRecordOf(value: unknown, keys: string[]): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
