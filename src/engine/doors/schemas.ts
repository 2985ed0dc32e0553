/** Runtime checks of what comes in through a door. Our own pages and worker are the callers; a mistake is said, not guessed at. */
import * as v from 'valibot';
import { RANGES } from '../../core/chain/history.js';
import { isEndpointUrl, type NetworkId } from '../../core/chain/networks.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { CURRENCIES } from '../../core/fiat/types.js';
import type { ChannelMessage, EngineCalls, EngineStreams, PortMessage } from '../../protocol/engine/index.js';
import { askSchema } from '../../protocol/operations/ask-schema.js';
import { intentSchema } from '../../protocol/operations/intent-schema.js';
import { routeSchema, signatories } from '../../protocol/operations/route-schema.js';
import { addressText, hash, hex, u16, u64 } from '../../protocol/primitives.js';
import { watchRulesSchema } from '../../protocol/watch-rules.js';
import { normalAddress } from '../chain/address.js';

const address = v.pipe(addressText, v.transform(normalAddress));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** More accounts than anybody has; a bound, so that one message cannot ask for the world. */
/** Of one wallet; shared ones are accounts like any other. */
const MAX_ACCOUNTS = 1_000;
const addresses = v.pipe(v.array(address), v.maxLength(MAX_ACCOUNTS));
const callHex = v.pipe(hex, v.maxLength(2_000_000));
const choice = v.strictObject({
  networkId: v.custom<NetworkId>(
    (input) => typeof input === 'string' && /^(?:finney|test|local|custom-[0-9a-f]{1,32})$/.test(input),
  ),
  genesisHash: v.nullable(hash),
  endpoints: v.pipe(v.array(v.pipe(v.string(), v.check(isEndpointUrl))), v.minLength(1), v.maxLength(20)),
});
const intent = intentSchema(address);
const operation = v.strictObject({
  address,
  ask: askSchema(address),
  protect: v.boolean(),
  route: v.exactOptional(routeSchema(address)),
  postage: v.exactOptional(address),
});
const planStep = v.strictObject({
  ask: askSchema(address),
  spendsStep: v.nullable(count),
  proposed: v.exactOptional(v.strictObject({ atMs: count, saying: v.pipe(v.string(), v.maxLength(10_000)) })),
  txHash: v.nullable(hash),
  skipped: v.boolean(),
});
const planId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));
const plan = v.strictObject({
  id: planId,
  address,
  genesisHash: hash,
  kind: v.picklist(['change-both', 'rebalance', 'claim-everything']),
  createdAtMs: v.number(),
  steps: v.pipe(v.array(planStep), v.minLength(1), v.maxLength(64)),
});
const payload = v.strictObject({
  callHex,
  eraHex: v.pipe(hex, v.maxLength(6)),
  eraBlock: v.strictObject({ number: count, hash }),
  nonce: count,
  tip: u64,
  genesisHash: hash,
  specVersion: count,
  transactionVersion: count,
  signedExtensions: v.array(v.string()),
});
const row = v.strictObject({
  txHash: hash,
  genesisHash: hash,
  address,
  actor: v.exactOptional(address),
  origin: v.nullable(v.string()),
  // Made by the background and only stored and handed back: its inside is not the engine's business.
  sentence: v.looseObject({ code: v.string(), params: v.record(v.string(), v.unknown()) }),
  createdAtMs: v.number(),
  validUntilBlock: v.nullable(count),
  shield: v.nullable(
    v.strictObject({
      carrierHash: hash,
      carrierAddress: address,
      carrierNonce: count,
      innerNonce: count,
      carrierValidUntilBlock: count,
      tries: count,
    }),
  ),
  unprotected: v.nullable(
    v.picklist(['no-trade', 'switched-off', 'no-runtime', 'no-key', 'too-large', 'device', 'later']),
  ),
  // As the sentence. What waited in the outbox for a later version does not have it.
  expected: v.optional(
    v.nullable(
      v.looseObject({
        effects: v.pipe(v.array(v.looseObject({})), v.maxLength(200)),
        impactBps: v.nullable(v.number()),
        worstPrice: v.nullable(v.looseObject({})),
        legs: v.nullable(v.pipe(v.array(v.array(v.looseObject({}))), v.maxLength(200))),
      }),
    ),
    null,
  ),
});
const extraAsk = v.variant('kind', [
  v.strictObject({ kind: v.literal('lock'), netuid: u16 }),
  v.strictObject({ kind: v.literal('crowdloan'), id: v.pipe(count, v.maxValue(0xffff_ffff)) }),
  v.strictObject({ kind: v.literal('root-claim'), netuids: v.pipe(v.array(u16), v.maxLength(200)) }),
  v.strictObject({ kind: v.literal('basket-claim'), hotkey: v.nullable(address) }),
  v.strictObject({
    kind: v.literal('swap-bound'),
    fromNetuid: u16,
    toNetuid: u16,
    amount: u64,
    limitRatio: u64,
  }),
  v.strictObject({ kind: v.literal('multisig'), account: address, callHash: hash }),
  v.strictObject({ kind: v.literal('registration'), netuid: v.nullable(u16) }),
  ...(['proxies', 'announcements', 'wealth', 'coldkey-swap', 'paused'] as const).map((kind) =>
    v.strictObject({ kind: v.literal(kind) }),
  ),
]);
const sim = v.strictObject({ side: v.picklist(['buy', 'sell']), netuid: u16, amount: u64 });

const CALLS = {
  configure: choice,
  erase: v.null(),
  capabilities: v.null(),
  capabilityReport: v.null(),
  holdings: v.strictObject({ addresses }),
  watched: v.strictObject({
    addresses,
    sinceBlock: v.nullable(count),
    netuids: v.exactOptional(v.pipe(v.array(u16), v.maxLength(1_000))),
    thorough: v.exactOptional(v.boolean()),
    multisigs: v.exactOptional(
      v.pipe(
        v.array(v.strictObject({ address, members: addresses, threshold: u16 })),
        v.maxLength(MAX_ACCOUNTS),
      ),
    ),
    rules: v.exactOptional(watchRulesSchema),
    guardMs: v.exactOptional(count),
  }),
  fiat: v.strictObject({ currency: v.picklist(CURRENCIES) }),
  pruneOrder: v.null(),
  chainValidators: v.null(),
  takeThen: v.strictObject({ hotkey: address }),
  stakers: v.strictObject({ hotkey: address }),
  subnetFlow: v.strictObject({ netuid: u16 }),
  probeEndpoint: v.strictObject({
    url: v.pipe(v.string(), v.check(isEndpointUrl)),
    genesisHash: v.nullable(hash),
  }),
  crossCheck: v.strictObject({
    address,
    netuids: v.pipe(v.array(u16), v.maxLength(16)),
    shieldKey: v.exactOptional(v.literal(true)),
  }),
  validators: v.strictObject({ netuid: u16 }),
  subnetIdentity: v.strictObject({ netuid: u16 }),
  validatorDetails: v.strictObject({ netuid: u16 }),
  positionYield: v.strictObject({ coldkey: address, hotkey: address, netuid: u16 }),
  ensureMetadata: v.strictObject({ genesisHash: v.nullable(hash) }),
  signingFacts: v.strictObject({ address }),
  explainFacts: v.strictObject({
    address,
    callHex,
    netuids: v.pipe(v.array(u16), v.maxLength(200)),
    hotkeys: v.pipe(v.array(address), v.maxLength(200)),
    accounts: v.pipe(v.array(address), v.maxLength(200)),
    sims: v.pipe(v.array(sim), v.maxLength(100)),
    asks: v.exactOptional(v.pipe(v.array(extraAsk), v.maxLength(100))),
  }),
  quoteOperation: operation,
  buildIntent: v.strictObject({ address, intent, protect: v.boolean(), postage: v.nullable(address) }),
  shieldCarrier: v.strictObject({ innerHex: callHex, carrierAddress: address, carrierNonce: count }),
  shieldState: v.strictObject({ txHash: hash }),
  recipientFacts: v.strictObject({ address }),
  routes: v.strictObject({
    actor: address,
    signers: v.pipe(
      v.array(v.strictObject({ address, kind: v.picklist(['key', 'device']) })),
      v.maxLength(1_000),
    ),
    multisigs: v.pipe(
      v.array(v.strictObject({ address, signatories: signatories(address), threshold: u16 })),
      v.maxLength(200),
    ),
    intent: v.nullable(intent),
    callHex: v.nullable(callHex),
  }),
  proxyTypes: v.null(),
  rightTerms: v.null(),
  findRights: v.strictObject({ delegates: addresses }),
  putPlan: v.strictObject({ plan }),
  removePlan: v.strictObject({ id: planId }),
  putTargets: v.strictObject({
    targets: v.strictObject({
      address,
      genesisHash: hash,
      targets: v.pipe(
        v.array(v.strictObject({ netuid: u16, hotkey: address, bps: v.pipe(count, v.maxValue(10_000)) })),
        v.maxLength(64),
      ),
      savedAtMs: v.number(),
    }),
  }),
  inspectCall: v.strictObject({ callHex }),
  assemble: v.strictObject({ payload, metadataHash: v.nullable(hash), signature: hex, address }),
  submit: v.strictObject({ extrinsicHex: callHex, row }),
  follow: v.strictObject({ row }),
} satisfies Record<keyof EngineCalls, v.GenericSchema>;

const STREAMS = {
  network: v.null(),
  endpoints: v.null(),
  portfolio: v.strictObject({ addresses }),
  subnets: v.null(),
  market: v.null(),
  chainValidators: v.null(),
  medianYields: v.null(),
  validatorDetails: v.strictObject({ netuid: u16 }),
  priceLine: v.strictObject({ netuid: u16, range: v.picklist(RANGES) }),
  valueHistory: v.strictObject({ addresses, range: v.picklist(RANGES) }),
  actions: v.strictObject({ addresses, range: v.picklist(RANGES) }),
  operation,
  plans: v.strictObject({ address }),
  targets: v.strictObject({ address, genesisHash: hash }),
  accountStates: v.strictObject({ addresses }),
  pendingOperations: v.strictObject({ accounts: addresses }),
  activity: v.strictObject({ addresses }),
} satisfies Record<keyof EngineStreams, v.GenericSchema>;

/** @throws WalletError unknown-method, invalid-message, address/* */
export function checkCall<M extends keyof EngineCalls>(method: M, params: unknown): EngineCalls[M]['in'] {
  if (!Object.hasOwn(CALLS, method)) throw new WalletError('unknown-method', { method: String(method) });
  return check(CALLS[method], params, method) as EngineCalls[M]['in'];
}

/** @throws WalletError unknown-method, invalid-message, address/* */
export function checkStream<S extends keyof EngineStreams>(
  stream: S,
  params: unknown,
): EngineStreams[S]['in'] {
  if (!Object.hasOwn(STREAMS, stream)) throw new WalletError('unknown-method', { method: String(stream) });
  return check(STREAMS[stream], params, stream) as EngineStreams[S]['in'];
}

const portMessage = v.variant('kind', [
  v.object({ kind: v.literal('call'), id: v.number(), method: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('open'), id: v.number(), stream: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('close'), id: v.number() }),
]);

/** Null for anything that is not a frame: there is no id to answer to. */
export function asPortMessage(value: unknown): PortMessage | null {
  const parsed = v.safeParse(portMessage, value);
  return parsed.success ? (parsed.output as PortMessage) : null;
}

const channelMessage = v.object({
  to: v.literal('engine'),
  id: v.pipe(v.string(), v.maxLength(64)),
  choice,
  method: v.string(),
  params: v.unknown(),
});

/** Null for what is not for the engine. */
export function asChannelMessage(value: unknown): Extract<ChannelMessage, { to: 'engine' }> | null {
  const parsed = v.safeParse(channelMessage, value);
  return parsed.success ? (parsed.output as Extract<ChannelMessage, { to: 'engine' }>) : null;
}

function check(schema: v.GenericSchema, value: unknown, what: string): unknown {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const path = parsed.issues[0]?.path?.map((item) => String(item.key)).join('.') ?? '';
  throw new WalletError('invalid-message', { method: what, path });
}
