/** A decoded SCALE value with the type it was decoded as and the place it was read from. */
export type ScaleValue = {
  /** Id in the metadata's type registry. */
  type: number;
  start: number;
  end: number;
} & (
  | { kind: 'uint'; value: bigint }
  | { kind: 'int'; value: bigint }
  | { kind: 'bool'; value: boolean }
  | { kind: 'text'; value: string }
  /** Sequence or array of u8. */
  | { kind: 'bytes'; value: Uint8Array }
  /** Length in bits and the words that hold them. */
  | { kind: 'bits'; length: number; value: Uint8Array }
  | { kind: 'list'; items: ScaleValue[] }
  /** Composite or tuple. */
  | { kind: 'struct'; fields: ScaleField[] }
  | { kind: 'variant'; name: string; index: number; fields: ScaleField[] }
);

export interface ScaleField {
  /** Null in tuples. */
  name: string | null;
  /** As written in the runtime's source, e.g. `BalanceOf<T>`; null when the metadata has none. */
  typeName: string | null;
  value: ScaleValue;
}

/** Newtypes such as `NetUid(u16)` or `Compact<TaoBalance>` → the value inside. */
export function unwrapValue(value: ScaleValue): ScaleValue {
  let inner = value;
  while (inner.kind === 'struct' && inner.fields.length === 1 && inner.fields[0])
    inner = inner.fields[0].value;
  return inner;
}
