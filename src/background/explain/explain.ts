import { canApprove } from '../../core/accounts/types.js';
import { type DecodedCall, type LightMetadata, openMetadata } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { CanonicalCall, Effect, Explanation, Risk } from '../../core/explain/types.js';
import { actorOf } from '../../core/routes/types.js';
import { assertPresent, fromHex, parseEra, signingBytes, toHex } from '../signing/index.js';
import type { ExplainInput, ExtrinsicRequest, SigningBytes } from '../types.js';
import { changesOf } from './changes.js';
import { hasBaskets } from './claims.js';
import { actorsOf, compose, type Part, sortRisks, type Told } from './compose.js';
import type { FactView } from './fact-view.js';
import { assertSays } from './intent.js';
import { taoLine } from './lines.js';
import { openPreimages } from './preimages.js';
import { renderCall } from './render.js';
import { feeRisks } from './risks/fee.js';
import { hiddenStep } from './risks/hidden.js';
import { lastRightRisks, stateRisks } from './risks/state.js';
import { THRESHOLDS } from './risks/thresholds.js';
import { leavingRao, totalShareRisks, wealthRisks } from './risks/wealth.js';
import { tellAll } from './tell-all.js';
import { actingCalls } from './walk.js';

/** Everything an approval shows, from the very bytes that will be signed. @throws WalletError when they must not be. */
export async function explainRequest(input: ExplainInput): Promise<Explanation> {
  const { request, facts: present } = input;
  const bytes = signingBytes(request, input.metadata);
  if (present) assertPresent(request.payload, present);
  else if (request.source === 'own') throw new WalletError('engine/unreachable');
  const light = openMetadata(input.metadata);
  const callHex = request.payload.callHex;
  const call = light.decodeCall(fromHex(callHex));
  const preimages = openPreimages(light, request.preimages);
  if (request.source === 'own' || request.onBehalf) {
    if (request.intent === null) throw new WalletError('engine/disagrees', { field: 'intent' });
    assertSays(call, request.intent, hasBaskets(light), preimages);
  }
  if (request.onBehalf) assertOnBehalf(request);
  const root = actingCalls(call, request.address, preimages);
  const [codecsAgree, { told, viewOf, atBlock }] = await Promise.all([
    compareCodecs(light, [call, ...preimages.all], input),
    tellAll(light, root, input),
  ]);
  const view = viewOf(request.address);
  if (view.feeRao !== null && view.feeRao > THRESHOLDS.feeRao)
    throw new WalletError('sign/fee-too-high', { feeRao: `${view.feeRao}` });
  const { parts, allOrNothing, ...whole } = compose(told);
  const fee = feeEffect(view, request.address);
  const hidden = request.source === 'dapp' ? hiddenStep(told) : null;
  const actors = actorsOf(told);
  return {
    ...whole,
    effects: [...whole.effects, ...fee],
    changes: changesOf(
      parts,
      [...fee, ...carrierFee(request)],
      allOrNothing,
      shownAccounts(parts, actors, input),
      viewOf,
    ),
    facts: [
      ...(hidden?.facts ?? []),
      ...whole.facts,
      ...(actors.length > 1
        ? [{ code: 'fee-payer', value: view.accountParam(request.address) } as const]
        : []),
    ],
    risks: sortRisks([
      ...wholeRisks(told, parts, whole.risks, viewOf, input),
      ...(hidden?.risks ?? []),
      ...feeRisks(view.feeRao, whole.effects),
      ...requestRisks(light, input, bytes, codecsAgree, view),
    ]),
    tree: renderCall(light.registry, told, viewOf),
    callHex,
    payloadHex: toHex(bytes.payload),
    payloadHash: bytes.payloadHash,
    codecsAgree,
    genesisHash: request.payload.genesisHash,
    specVersion: request.payload.specVersion,
    nonce: request.payload.nonce,
    eraPeriod: eraPeriodOf(request),
    metadataHashMode: bytes.mode,
    atBlock,
  };
}

/**
 * The engine's view of the same bytes. Different is refused whoever asks; no view is a refusal for our own requests,
 * which the engine built a moment ago, and is said for a page's.
 */
async function compareCodecs(
  light: LightMetadata,
  calls: readonly DecodedCall[],
  input: ExplainInput,
): Promise<boolean> {
  const agree = await Promise.all(calls.map((call) => compareCodec(light, call, input)));
  return agree.every(Boolean);
}

async function compareCodec(light: LightMetadata, call: DecodedCall, input: ExplainInput): Promise<boolean> {
  const theirs = await input.inspect(toHex(call.bytes));
  if (theirs === null) {
    if (input.request.source === 'own') throw new WalletError('engine/disagrees', { field: 'inspection' });
    return false;
  }
  if (!sameCall(light.canonical(call), theirs)) throw new WalletError('engine/disagrees', { field: 'call' });
  return true;
}

function sameCall(ours: CanonicalCall, theirs: CanonicalCall): boolean {
  return (
    ours.pallet === theirs.pallet &&
    ours.call === theirs.call &&
    ours.args.length === theirs.args.length &&
    ours.args.every((arg, index) => {
      const other = theirs.args[index];
      return arg.name === other?.name && arg.hex === other.hex.toLowerCase() && arg.uint === other.uint;
    })
  );
}

/** What a site asked for is exactly what the account's path carries, and the path ends at the account. @throws WalletError engine/disagrees */
function assertOnBehalf({ address, onBehalf, intent }: ExtrinsicRequest): void {
  const carried = intent?.kind === 'routed' && intent.intent.kind === 'call' ? intent.intent.callHex : null;
  if (carried === null || carried.toLowerCase() !== onBehalf?.callHex.toLowerCase())
    throw new WalletError('engine/disagrees', { field: 'call' });
  const steps = intent?.kind === 'routed' ? intent.steps : [];
  if (actorOf({ signer: address, steps }) !== onBehalf.address)
    throw new WalletError('engine/disagrees', { field: 'actor' });
}

/** Accounts of the table: who signs, for whom it acts, and own ones that it touches. */
function shownAccounts(
  parts: readonly Part[],
  actors: readonly string[],
  { request, ownAccounts }: ExplainInput,
): string[] {
  const touched = parts.flatMap(({ effects }) => effects.map(({ account }) => account));
  const own = touched.filter((account) => ownAccounts.some(({ address }) => address === account));
  return [...new Set([request.address, ...actors, ...own])];
}

/** What only the whole shows. */
function wholeRisks(
  told: Told,
  parts: readonly Part[],
  risks: readonly Risk[],
  viewOf: (account: string) => FactView,
  { request, ownAccounts }: ExplainInput,
): Risk[] {
  const most = request.source === 'dapp' ? 'danger' : 'caution';
  const hasKey = (address: string) =>
    ownAccounts.some((account) => account.address === address && canApprove(account));
  return actorsOf(told).reduce<Risk[]>(
    (found, account) => {
      const view = viewOf(account);
      const leaving = leavingRao(parts, account, view);
      return [
        ...totalShareRisks(parts, account, view, found),
        ...wealthRisks(leaving, view.answer({ kind: 'wealth' }), most),
      ];
    },
    [...risks, ...stateRisks(told.node, viewOf(request.address)), ...lastRightRisks(told, viewOf, hasKey)],
  );
}

/**
 * The chain's own estimate is an upper bound: weight that was not used is paid back. In alpha it is what the present price
 * makes of it.
 */
function feeEffect(view: FactView, account: string): Effect[] {
  if (view.feeRao === null) return [];
  if (view.feeAlpha) {
    const { netuid, base, hotkey } = view.feeAlpha;
    return [{ kind: 'fee', bound: 'expected', value: view.alphaParam(netuid, base), account, hotkey }];
  }
  return [taoLine('fee', 'at-most', view.feeRao, account)];
}

/** What carries a hidden transaction is paid beside it: the balance afterwards is without it too. */
function carrierFee({ shield }: ExtrinsicRequest): Effect[] {
  return shield ? [taoLine('fee', 'at-most', shield.carrierFeeRao, shield.carrierAddress)] : [];
}

function requestRisks(
  light: LightMetadata,
  { request, facts }: ExplainInput,
  bytes: SigningBytes,
  codecsAgree: boolean,
  view: FactView,
): Risk[] {
  const risks: Risk[] = [];
  if (facts === null || !view.known || view.feeRao === null || !codecsAgree)
    risks.push({ code: 'facts-unavailable', level: 'caution', params: {} });
  // Inside a carrier of the same account it comes one nonce later: the carrier takes the one between.
  const ahead = request.shield?.carrierAddress === request.address ? 1 : 0;
  if (facts !== null && request.payload.nonce > facts.nextNonce + ahead)
    risks.push({
      code: 'nonce-gap',
      level: 'caution',
      params: {
        nonce: { t: 'int', value: BigInt(request.payload.nonce) },
        next: { t: 'int', value: BigInt(facts.nextNonce) },
      },
    });
  if (bytes.mode === 0 && light.extensions.some(({ identifier }) => identifier === 'CheckMetadataHash'))
    risks.push({ code: 'no-metadata-hash', level: 'note', params: {} });
  return risks;
}

function eraPeriodOf({ payload }: ExtrinsicRequest): number | null {
  const era = parseEra(fromHex(payload.eraHex));
  return era.immortal ? null : era.period;
}
