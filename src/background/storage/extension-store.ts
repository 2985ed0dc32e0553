import type { KeyValueStore } from '../types.js';

/** What Kelvin needs of one area of extension storage; `browser.storage.local` and `.session` fit it. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(entries: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  clear(): Promise<void>;
  /** Chrome only; Firefox has no such method on every area. */
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

export interface ExtensionStorage {
  local: StorageArea;
  session: StorageArea;
}

/** The areas as the rooms see them. Errors of the browser pass through: each room knows what a failure means to it. */
export function openStores(storage: ExtensionStorage): { local: KeyValueStore; session: KeyValueStore } {
  return { local: storeOver(storage.local), session: storeOver(storage.session) };
}

/**
 * Closes both areas to content scripts, which may read `storage.local` by default
 * (https://developer.chrome.com/docs/extensions/reference/api/storage#content-scripts). Done at each start.
 */
export async function restrictStores(storage: ExtensionStorage): Promise<void> {
  const level = { accessLevel: 'TRUSTED_CONTEXTS' } as const;
  await Promise.all([storage.local, storage.session].map((area) => area.setAccessLevel?.(level)));
}

/** Empties both areas: whatever a room ever stored, known to this version or not. */
export async function eraseStores(storage: ExtensionStorage): Promise<void> {
  await storage.local.clear();
  await storage.session.clear();
}

function storeOver(area: StorageArea): KeyValueStore {
  return {
    get: async (key) => (await area.get(key))[key],
    set: (entries) => area.set(entries),
    remove: (keys) => area.remove(keys),
  };
}
