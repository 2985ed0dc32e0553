import * as v from 'valibot';
import { type Settings, settingsSchema } from '../../protocol/ui/settings.js';
import type { BackupContent } from './format-1.js';

/**
 * The settings of a backup that this version understands; one that is unknown or out of bounds is left out alone.
 * A chosen network of the person's own comes only together with its description.
 */
export function readSettings({ settings }: BackupContent): Partial<Settings> {
  const understood = Object.entries(settingsSchema.entries).flatMap(([name, schema]) => {
    const parsed = v.safeParse(schema, Object.hasOwn(settings, name) ? settings[name] : undefined);
    return parsed.success ? [[name, parsed.output]] : [];
  });
  const { networkId, ...others }: Partial<Settings> = Object.fromEntries(understood);
  const isKnown =
    networkId === 'finney' ||
    networkId === 'test' ||
    networkId === 'local' ||
    others.customNetworks?.some(({ id }) => id === networkId);
  return networkId !== undefined && isKnown ? { networkId, ...others } : others;
}
