import * as v from 'valibot';
import { isAddress } from '../../core/address/index.js';
import { isEndpointUrl } from '../../core/chain/networks.js';
import { CURRENCIES } from '../../core/fiat/types.js';
import { LANGUAGES, type Language } from '../../core/languages.js';
import { ALERT_KINDS } from '../../core/watch/types.js';
import { method } from '../method.js';
import { hash, nothing } from '../primitives.js';
import { watchRulesSchema } from '../watch-rules.js';

const MAX_ENDPOINTS = 10;
const endpoint = v.pipe(v.string(), v.check(isEndpointUrl, 'endpoint'));
const endpoints = v.pipe(v.array(endpoint), v.maxLength(MAX_ENDPOINTS));
const customId = v.custom<`custom-${string}`>(
  (input) => typeof input === 'string' && /^custom-[0-9a-f]{8,32}$/.test(input),
  'custom network',
);

export { LANGUAGES, type Language };
export const WATCH_SECONDS = [0, 30, 60, 300, 900] as const;

export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'dark', 'light']),
  /** `more`: stronger lines and no faint text, in either theme. `system` follows the wish for more contrast. */
  contrast: v.picklist(['system', 'normal', 'more']),
  language: v.picklist(['system', ...LANGUAGES]),
  /** Value beside TAO in this currency; `none` contacts nobody. */
  currency: v.picklist(['none', ...CURRENCIES]),
  watch: v.strictObject({
    /** Seconds between two checks; 0 is off. The browser grants an alarm every 30 s at most. */
    everySeconds: v.picklist(WATCH_SECONDS),
    /** Kinds that are listed without a notification of the system, and unless they are dangers without a number on the icon. */
    quiet: v.pipe(v.array(v.picklist(ALERT_KINDS)), v.maxLength(ALERT_KINDS.length)),
  }),
  /** What the person asked to be told of besides, on any network. */
  watchRules: watchRulesSchema,
  /** Where the emergency screen moves everything to, chosen while there is no hurry. */
  safeAddress: v.nullable(v.pipe(v.string(), v.check(isAddress, 'address'))),
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
  contrast: 'system',
  language: 'system',
  currency: 'none',
  watch: { everySeconds: 60, quiet: [] },
  watchRules: [],
  safeAddress: null,
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
