import * as v from 'valibot';
import { isEndpointUrl } from '../../core/chain/networks.js';
import { method } from '../method.js';
import { hash, nothing } from '../primitives.js';

const MAX_ENDPOINTS = 10;
const endpoint = v.pipe(v.string(), v.check(isEndpointUrl, 'endpoint'));
const endpoints = v.pipe(v.array(endpoint), v.maxLength(MAX_ENDPOINTS));
const customId = v.custom<`custom-${string}`>(
  (input) => typeof input === 'string' && /^custom-[0-9a-f]{8,32}$/.test(input),
  'custom network',
);

export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'dark', 'light']),
  networkId: v.union([v.picklist(['finney', 'test', 'local']), customId]),
  /** The person's own nodes per network, in order: wss anywhere, ws on loopback. Empty: Kelvin's own list. */
  endpoints: v.strictObject({ finney: endpoints, test: endpoints, local: endpoints }),
  customNetworks: v.pipe(
    v.array(
      v.strictObject({
        id: customId,
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32)),
        genesisHash: hash,
        endpoints: v.pipe(endpoints, v.minLength(1)),
      }),
    ),
    v.maxLength(10),
  ),
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
  endpoints: { finney: [], test: [], local: [] },
  customNetworks: [],
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
