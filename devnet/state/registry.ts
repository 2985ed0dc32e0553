import type { EventRecord, Hex, RuntimeCodec } from '../types.js';
import type { Cell, Item, Version } from './cell.js';
import { shadowDefault } from './defaults.js';

/** Hex characters of the two twox-128 hashes that begin every key, with `0x`. */
const ITEM_PREFIX_LENGTH = 2 + 64;

/** All items and cells ever written in one StateDb, and the way from storage keys to them. */
export class CellRegistry {
  private readonly items = new Map<string, Item>();
  private readonly itemByPrefix = new Map<string, Item>();
  private readonly cellByKey = new Map<Hex, Cell>();
  /** Cells whose storage key has not been needed yet, by item. */
  private readonly unkeyed = new Map<Item, Cell[]>();

  constructor(private readonly codec: RuntimeCodec) {}

  item(pallet: string, name: string): Item {
    const id = `${pallet}.${name}`;
    const known = this.items.get(id);
    if (known) return known;
    const declared = this.codec.hasStorage(pallet, name);
    const item: Item = {
      pallet,
      name,
      declared,
      cells: new Map(),
      byPrefix: new Map(),
      defaultValue: declared ? this.codec.storageDefault(pallet, name) : shadowDefault(pallet, name),
    };
    this.items.set(id, item);
    if (declared)
      this.itemByPrefix.set(this.codec.storageKey(pallet, name).slice(0, ITEM_PREFIX_LENGTH), item);
    return item;
  }

  find(pallet: string, name: string, args: unknown[]): Cell | undefined {
    return this.item(pallet, name).cells.get(argsId(args));
  }

  findOrAdd(pallet: string, name: string, args: unknown[]): Cell {
    const item = this.item(pallet, name);
    const id = argsId(args);
    const known = item.cells.get(id);
    if (known) return known;
    const cell: Cell = { item, args, versions: [] };
    item.cells.set(id, cell);
    for (let length = 0; length < args.length; length += 1) {
      push(item.byPrefix, argsId(args.slice(0, length)), cell);
    }
    if (item.declared) push(this.unkeyed, item, cell);
    return cell;
  }

  /** Cells whose first arguments are these (all arguments: at most one). */
  under(pallet: string, name: string, prefix: unknown[]): Cell[] {
    const item = this.item(pallet, name);
    const id = argsId(prefix);
    const exact = item.cells.get(id);
    return exact ? [exact] : (item.byPrefix.get(id) ?? []);
  }

  byKey(key: Hex): Cell | undefined {
    const item = this.itemByPrefix.get(key.slice(0, ITEM_PREFIX_LENGTH));
    if (item) this.keyAll(item);
    return this.cellByKey.get(key);
  }

  /** Cells of every item whose key begins so, sorted by key. Keys of undeclared items do not exist. */
  byKeyPrefix(prefix: Hex): Array<{ key: Hex; cell: Cell }> {
    const found: Array<{ key: Hex; cell: Cell }> = [];
    for (const [itemPrefix, item] of this.itemByPrefix) {
      if (!itemPrefix.startsWith(prefix.slice(0, ITEM_PREFIX_LENGTH))) continue;
      for (const cell of item.cells.values()) {
        const key = this.keyOf(cell);
        if (key.startsWith(prefix)) found.push({ key, cell });
      }
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  keyOf(cell: Cell): Hex {
    cell.key ??= this.codec.storageKey(cell.item.pallet, cell.item.name, ...cell.args);
    this.cellByKey.set(cell.key, cell);
    return cell.key;
  }

  encode(cell: Cell, version: Version): Uint8Array | undefined {
    if (version.value === undefined) return undefined;
    version.raw ??= this.encodeValue(cell.item, version.value);
    return version.raw;
  }

  all(): Iterable<Item> {
    return this.items.values();
  }

  /** System.Events is held as devnet's own records, because the codec writes them by name. */
  encodeValue({ pallet, name }: Item, value: unknown): Uint8Array {
    if (pallet !== 'System' || name !== 'Events') return this.codec.encodeStorage(pallet, name, value);
    return this.codec.encodeEvents(value as EventRecord[]);
  }

  private keyAll(item: Item): void {
    for (const cell of this.unkeyed.get(item) ?? []) this.keyOf(cell);
    this.unkeyed.delete(item);
  }
}

/** Arguments are numbers, bigints, SS58 or hex strings and small byte lists: all tell themselves apart as text. */
function argsId(args: unknown[]): string {
  return args.length === 1 ? String(args[0]) : args.join('|');
}

function push<K>(lists: Map<K, Cell[]>, key: K, cell: Cell): void {
  const list = lists.get(key);
  if (list) list.push(cell);
  else lists.set(key, [cell]);
}
