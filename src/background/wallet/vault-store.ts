import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import { MIGRATIONS, migrate, SCHEMA_KEY, schemaAfter, type VaultCopy } from '../storage/index.js';
import type { KeyValueStore } from '../types.js';
import { type AnyVaultFile, canonical, parseVault, type VaultFile } from '../vault/index.js';

/**
 * Two slots and a pointer. A write fills the slot that is not pointed at, reads it back, and then moves the pointer:
 * the old file stays where it was as the previous version, and no moment exists without a whole one.
 */
const POINTER = 'vault.pointer';
const SLOTS = ['vault.a', 'vault.b'] as const;
type Slot = (typeof SLOTS)[number];

export type LoadedVault =
  | { state: 'ready'; file: AnyVaultFile }
  /** Never stored anything, here or in the copy. */
  | { state: 'empty' }
  | { state: 'newer' }
  /** Something is there, or was, and cannot be understood. */
  | { state: 'damaged' }
  /** Storage itself answered with an error. */
  | { state: 'unreadable' };

export interface VaultStore {
  /** Never throws: a failed read is a state of its own. */
  load(): Promise<LoadedVault>;
  /** @throws WalletError vault/write-failed `{step}`, with everything as it was before */
  save(file: VaultFile): Promise<void>;
  /** Whole files other than the current one that can be read now, newest first. */
  backups(): Promise<AnyVaultFile[]>;
  /** Removes the previous version: after a change of password it would still open with the old one. */
  forgetPrevious(): Promise<void>;
  /** Writes the second copy if it is not this file. A failure is left for the next time: the first copy is safe. */
  refreshCopy(file: AnyVaultFile): Promise<void>;
}

interface Raw {
  pointer: unknown;
  slots: Record<Slot, unknown>;
}

export function createVaultStore(local: KeyValueStore, copy: VaultCopy): VaultStore {
  async function readRaw(): Promise<Raw> {
    const [pointer, a, b] = await Promise.all([local.get(POINTER), local.get(SLOTS[0]), local.get(SLOTS[1])]);
    return { pointer, slots: { 'vault.a': a, 'vault.b': b } };
  }

  async function load(): Promise<LoadedVault> {
    try {
      await migrate(local);
      const raw = await readRaw();
      const slot = currentSlot(raw);
      if (slot) return toLoaded(raw.slots[slot]);
      return (await copy.read()) === undefined ? { state: 'empty' } : { state: 'damaged' };
    } catch (error) {
      return { state: isWalletError(error) && error.code === 'vault/newer' ? 'newer' : 'unreadable' };
    }
  }

  async function save(file: VaultFile): Promise<void> {
    const before = await readRaw();
    const target: Slot = currentSlot(before) === 'vault.a' ? 'vault.b' : 'vault.a';
    try {
      await local.set({ [target]: file });
      if (canonical(await local.get(target)) !== canonical(file)) throw new Error('read back differs');
      await local.set({ [POINTER]: target, [SCHEMA_KEY]: schemaAfter(MIGRATIONS) });
    } catch (cause) {
      await rollBack(target, before);
      throw new WalletError('vault/write-failed', { step: 'store' }, { cause });
    }
    await refreshCopy(file);
  }

  // Best effort by nature: storage has just refused a write. The pointer comes first, it decides what is current.
  async function rollBack(target: Slot, before: Raw): Promise<void> {
    const restore = async (key: string, value: unknown): Promise<void> => {
      await (value === undefined ? local.remove([key]) : local.set({ [key]: value })).catch(() => undefined);
    };
    await restore(POINTER, before.pointer);
    await restore(target, before.slots[target]);
  }

  async function backups(): Promise<AnyVaultFile[]> {
    const raw = await readRaw();
    const current = currentSlot(raw);
    const others = SLOTS.filter((slot) => slot !== current).map((slot) => raw.slots[slot]);
    // A second copy that cannot be read must not hide the first one's previous version.
    const second = await copy.read().catch(() => undefined);
    return [...others, second].flatMap(wholeFile).sort((a, b) => b.revision - a.revision);
  }

  async function forgetPrevious(): Promise<void> {
    const current = currentSlot(await readRaw());
    await local.remove(SLOTS.filter((slot) => slot !== current));
  }

  async function refreshCopy(file: AnyVaultFile): Promise<void> {
    try {
      const stored = parseVault(await copy.read());
      if (stored.kind !== 'file' || stored.file.seal.ct !== file.seal.ct) await copy.write(file);
    } catch {
      return;
    }
  }

  return { load, save, backups, forgetPrevious, refreshCopy };
}

function toLoaded(stored: unknown): LoadedVault {
  const parsed = parseVault(stored);
  return parsed.kind === 'file' ? { state: 'ready', file: parsed.file } : { state: parsed.kind };
}

function wholeFile(stored: unknown): AnyVaultFile[] {
  const parsed = parseVault(stored);
  return parsed.kind === 'file' ? [parsed.file] : [];
}

function currentSlot({ pointer, slots }: Raw): Slot | null {
  const named = SLOTS.find((slot) => slot === pointer);
  if (named) return named;
  // A slot without a pointer is a first write cut short after its file was complete: better kept than lost.
  const filled = SLOTS.filter((slot) => slots[slot] !== undefined);
  const revision = (slot: Slot): number => wholeFile(slots[slot])[0]?.revision ?? -1;
  return filled.sort((a, b) => revision(b) - revision(a))[0] ?? null;
}
