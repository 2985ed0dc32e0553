import { shadowDefault } from '../state/defaults.js';
import type { Hex, RuntimeCodec, StateMut, StateView } from '../types.js';

type Entry = { pallet: string; item: string; args: unknown[]; value: unknown };

/** Writes over a view that are thrown away: on it a call can be tried out as the chain would execute it. */
export class ScratchState implements StateMut {
  private readonly layers: Array<Map<string, Entry>> = [new Map()];

  constructor(
    private readonly codec: RuntimeCodec,
    private readonly base: StateView,
  ) {}

  get(pallet: string, item: string, ...args: unknown[]): unknown {
    const written = this.written(keyOf(pallet, item, args));
    return written ? (written.value ?? this.absent(pallet, item)) : this.base.get(pallet, item, ...args);
  }

  entries(pallet: string, item: string, ...prefix: unknown[]): Array<{ args: unknown[]; value: unknown }> {
    const found = new Map(
      this.base
        .entries(pallet, item, ...prefix)
        .map((entry) => [keyOf(pallet, item, entry.args), entry] as const),
    );
    for (const layer of this.layers) {
      for (const [key, entry] of layer) {
        if (entry.pallet === pallet && entry.item === item && startsWith(entry.args, prefix))
          found.set(key, entry);
      }
    }
    return [...found.values()].flatMap(({ args, value }) => (value === undefined ? [] : [{ args, value }]));
  }

  set(pallet: string, item: string, args: unknown[], value: unknown): void {
    this.layers.at(-1)?.set(keyOf(pallet, item, args), { pallet, item, args, value });
  }

  remove(pallet: string, item: string, ...args: unknown[]): void {
    this.set(pallet, item, args, undefined);
  }

  begin(): void {
    this.layers.push(new Map());
  }

  commit(): void {
    const closed = this.layers.pop();
    for (const { pallet, item, args, value } of closed?.values() ?? []) this.set(pallet, item, args, value);
  }

  rollback(): void {
    this.layers.pop();
  }

  /** Raw reads see what is beneath. */
  raw(key: Hex): Uint8Array | undefined {
    return this.base.raw(key);
  }

  rawKeys(prefix: Hex, count: number, startKey?: Hex): Hex[] {
    return this.base.rawKeys(prefix, count, startKey);
  }

  /** What an entry that was removed reads as. */
  private absent(pallet: string, item: string): unknown {
    const declared = this.codec.hasStorage(pallet, item);
    return declared ? this.codec.storageDefault(pallet, item) : shadowDefault(pallet, item);
  }

  private written(key: string): Entry | undefined {
    return this.layers.findLast((layer) => layer.has(key))?.get(key);
  }
}

function keyOf(pallet: string, item: string, args: unknown[]): string {
  return `${pallet}.${item}(${args.map(String).join('|')})`;
}

function startsWith(args: unknown[], prefix: unknown[]): boolean {
  return prefix.every((part, at) => String(part) === String(args[at]));
}
