import * as v from 'valibot';
import { method } from '../method.js';
import { nothing } from '../primitives.js';

export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'dark', 'light']),
  networkId: v.picklist(['finney', 'test', 'local']),
  /** Address of the local node: ws on loopback only. */
  localEndpoint: v.pipe(v.string(), v.regex(/^ws:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?\/?$/)),
  autoLockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440)),
  /** Lock when the computer's screen locks. */
  lockWithSystem: v.boolean(),
  hideAmounts: v.boolean(),
  /** Tolerance on the end price in basis points. */
  toleranceBps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000)),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  networkId: 'finney',
  localEndpoint: 'ws://127.0.0.1:9944',
  autoLockMinutes: 15,
  lockWithSystem: true,
  hideAmounts: false,
  toleranceBps: 50,
};

export const getSettings = method<Settings>()('settings.get', 'ui', nothing);
/** Changes some settings. A change of network rejects all pending approvals. */
export const updateSettings = method<Settings>()(
  'settings.update',
  'ui',
  v.strictObject({ patch: v.partial(settingsSchema) }),
);
