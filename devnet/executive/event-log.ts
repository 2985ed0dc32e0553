import type { EventRecord, RuntimeCodec } from '../types.js';
import type { EventSink } from './dispatch.js';

/** Collects the events of a block; those the metadata lacks are dropped, as such a runtime would not know them. */
export class EventLog implements EventSink {
  readonly records: EventRecord[] = [];
  phase: EventRecord['phase'] = { type: 'Initialization', value: undefined };

  constructor(private readonly codec: RuntimeCodec) {}

  deposit(pallet: string, name: string, fields: unknown): void {
    const known = this.codec.eventFields(pallet, name);
    if (!known) return;
    // An event of the same name but another shape belongs to another runtime.
    if (isRecord(fields) && Object.keys(fields).length !== known.length) return;
    this.records.push({ phase: this.phase, pallet, name, fields });
  }

  mark(): number {
    return this.records.length;
  }

  rewind(mark: number): void {
    this.records.length = mark;
  }
}

function isRecord(fields: unknown): fields is Record<string, unknown> {
  return (
    typeof fields === 'object' && fields !== null && !Array.isArray(fields) && !(fields instanceof Uint8Array)
  );
}
