import * as v from 'valibot';
import { isEndpointUrl, networkChoice, sameChoice } from '../../core/chain/networks.js';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../protocol/ui/settings.js';
import { createSerial } from '../serial.js';
import type { KeyValueStore, NetworkSource } from '../types.js';

const KEY = 'settings';

export interface SettingsChange {
  settings: Settings;
  /** Another chain, or other nodes of the same one: everything pending was made by the word of the old. */
  networkChanged: boolean;
}

export interface SettingsRoom extends NetworkSource {
  read(): Promise<Settings>;
  /** Changes the named fields and answers the whole. */
  update(patch: Partial<{ [Key in keyof Settings]: Settings[Key] | undefined }>): Promise<Settings>;
  /** Back to the defaults, as if nothing had ever been chosen. */
  reset(): Promise<void>;
  onChange(listener: (change: SettingsChange) => void): void;
}

export function createSettings(store: KeyValueStore): SettingsRoom {
  const serial = createSerial();
  const listeners: Array<(change: SettingsChange) => void> = [];
  const readStored = async (): Promise<Settings> => complete(await store.get(KEY));
  const announce = (before: Settings, settings: Settings): void => {
    const networkChanged = !sameChoice(networkChoice(before), networkChoice(settings));
    for (const listener of listeners) listener({ settings, networkChanged });
  };

  return {
    read: () => serial(readStored),
    async update(patch) {
      const { before, settings } = await serial(async () => {
        const before = await readStored();
        const given = Object.entries(patch).filter(([, value]) => value !== undefined);
        const settings = v.parse(settingsSchema, { ...before, ...Object.fromEntries(given) });
        await store.set({ [KEY]: settings });
        return { before, settings };
      });
      announce(before, settings);
      return settings;
    },
    async reset() {
      const before = await serial(async () => {
        const stored = await readStored();
        await store.remove([KEY]);
        return stored;
      });
      announce(before, DEFAULT_SETTINGS);
    },
    choice: async () => networkChoice(await serial(readStored)),
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

/** Each field stands alone: one that is missing or damaged falls back to its default, the others stay. */
function complete(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const kept = Object.entries(settingsSchema.entries).flatMap(([name, schema]) => {
    const parsed = v.safeParse(schema, given[name]);
    return parsed.success ? [[name, parsed.output]] : [];
  });
  return { ...DEFAULT_SETTINGS, ...earlierEndpoint(given), ...Object.fromEntries(kept) };
}

// The first layout had one address, for the local network only.
function earlierEndpoint({ localEndpoint }: Record<string, unknown>): Partial<Settings> {
  if (typeof localEndpoint !== 'string' || !isEndpointUrl(localEndpoint)) return {};
  return { endpoints: { ...DEFAULT_SETTINGS.endpoints, local: [localEndpoint] } };
}
