import * as v from 'valibot';
import { method } from '../method.js';
import { addressText, hash, hex, nothing } from '../primitives.js';
import type { InjectedAccountRow } from './envelope.js';

/** Name the page gives itself: untrusted, cleaned again before it is shown. */
export const enable = method<{ enabled: true }>()(
  'dapp.enable',
  'dapp',
  v.strictObject({ appName: v.pipe(v.string(), v.maxLength(10_240)) }),
);
export const accounts = method<{ accounts: InjectedAccountRow[] }>()('dapp.accounts', 'dapp', nothing);

/** SignerPayloadJSON in the spellings of @polkadot/api, PAPI, dedot and btcli. Unknown keys are refused (S42, S53). */
export const signerPayload = v.strictObject({
  address: addressText,
  assetId: v.optional(v.union([v.null(), v.number(), hex, v.object({})])),
  blockHash: hash,
  blockNumber: v.optional(hex),
  era: hex,
  genesisHash: hash,
  metadataHash: v.optional(v.nullable(hex)),
  method: hex,
  mode: v.optional(v.picklist([0, 1])),
  nonce: hex,
  runtimeVersion: v.optional(v.object({})),
  signedExtensions: v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(64)),
  specVersion: hex,
  tip: hex,
  transactionVersion: hex,
  version: v.literal(4),
  withSignedTransaction: v.optional(v.boolean()),
});
export type SignerPayload = v.InferOutput<typeof signerPayload>;

export const signPayload = method<{ signature: string; signedTransaction: string | null }>()(
  'dapp.signPayload',
  'dapp',
  signerPayload,
);
export const signRaw = method<{ signature: string }>()(
  'dapp.signRaw',
  'dapp',
  v.strictObject({
    address: addressText,
    data: v.pipe(v.string(), v.maxLength(32_768)),
    type: v.optional(v.picklist(['bytes', 'payload'])),
  }),
);
/** (genesis, spec) pairs whose metadata is stored; answered to connected sites only. */
export const knownMetadata = method<{ known: Array<{ genesisHash: string; specVersion: number }> }>()(
  'dapp.knownMetadata',
  'dapp',
  nothing,
);

/**
 * The relay's own question about the page it is in: whether to draw a warning over it. Not among the names that the relay
 * forwards, so no page can ask it.
 */
export const site = method<{ warn: boolean }>()('dapp.site', 'dapp', nothing);

/** Every method of the port of pages; nothing else is looked up by the router. */
export const DAPP_METHODS = {
  'dapp.site': site,
  'dapp.enable': enable,
  'dapp.accounts': accounts,
  'dapp.signPayload': signPayload,
  'dapp.signRaw': signRaw,
  'dapp.knownMetadata': knownMetadata,
} as const;
export type DappMethods = typeof DAPP_METHODS;
