import { type DecodedCall, type LightMetadata, openMetadata } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { CanonicalCall, Effect, Explanation, Risk } from '../../core/explain/types.js';
import type { ExplainFacts } from '../../protocol/engine/index.js';
import { assertPresent, fromHex, parseEra, signingBytes, toHex } from '../signing/index.js';
import type { ExplainInput, ExtrinsicRequest, SigningBytes } from '../types.js';
import { hasBaskets } from './claims.js';
import { compose, sortRisks } from './compose.js';
import { createFactView, type FactView, NO_ANSWERS } from './fact-view.js';
import { type ActorPlans, gatherFacts } from './gather.js';
import { assertSays } from './intent.js';
import type { LeafExplanation } from './plan.js';
import { planOf } from './planners.js';
import { renderCall } from './render.js';
import { type ActingCall, actingCalls, leavesOf } from './walk.js';

/** A network fee above 1 TAO is a mistake or a trap, whatever it is for. */
const MOST_FEE_RAO = 1_000_000_000n;

/** Everything an approval shows, from the very bytes that will be signed. @throws WalletError when they must not be. */
export async function explainRequest(input: ExplainInput): Promise<Explanation> {
  const { request, facts: present } = input;
  const bytes = signingBytes(request, input.metadata);
  if (present) assertPresent(request.payload, present);
  else if (request.source === 'own') throw new WalletError('engine/unreachable');
  const light = openMetadata(input.metadata);
  const callHex = request.payload.callHex;
  const call = light.decodeCall(fromHex(callHex));
  if (request.source === 'own') {
    if (request.intent === null) throw new WalletError('engine/disagrees', { field: 'intent' });
    assertSays(call, request.intent, hasBaskets(light));
  }
  const root = actingCalls(call, request.address);
  const [codecsAgree, { parts, viewOf, facts }] = await Promise.all([
    compareCodecs(light, call, input),
    explainLeaves(light, root, input),
  ]);
  const signerView = viewOf(request.address);
  if (signerView.feeRao !== null && signerView.feeRao > MOST_FEE_RAO)
    throw new WalletError('sign/fee-too-high', { feeRao: `${signerView.feeRao}` });
  const whole = compose(root, parts, signerView);
  return {
    ...whole,
    changes: [],
    effects: [...whole.effects, ...feeEffect(signerView, request.address)],
    risks: sortRisks([...whole.risks, ...requestRisks(light, input, bytes, codecsAgree, signerView)]),
    tree: renderCall(light.registry, root, viewOf),
    callHex,
    payloadHex: toHex(bytes.payload),
    payloadHash: bytes.payloadHash,
    codecsAgree,
    genesisHash: request.payload.genesisHash,
    specVersion: request.payload.specVersion,
    nonce: request.payload.nonce,
    eraPeriod: eraPeriodOf(request),
    metadataHashMode: bytes.mode,
    atBlock: facts ? { number: facts.block.number, atMs: facts.block.atMs } : null,
  };
}

/**
 * The engine's view of the same bytes. Different is refused whoever asks; no view is a refusal for our own requests,
 * which the engine built a moment ago, and is said for a page's.
 */
async function compareCodecs(light: LightMetadata, call: DecodedCall, input: ExplainInput): Promise<boolean> {
  const theirs = await input.inspect(input.request.payload.callHex);
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

async function explainLeaves(
  light: LightMetadata,
  root: ActingCall,
  { request, explainFacts, ownAccounts, facts: present }: ExplainInput,
): Promise<{ parts: LeafExplanation[]; viewOf: (actor: string) => FactView; facts: ExplainFacts | null }> {
  const { address: signer, intent } = request;
  const legs = intent?.kind === 'batch' ? intent.legs : intent ? [intent] : [];
  // Own calls are never wrapped but in one batch, so leaves and legs stand in the same order.
  const planned = leavesOf(root).map((leaf, index) => ({
    actor: leaf.actor,
    plan: planOf(leaf, { light, signer, intent: legs[index] ?? null }),
  }));
  const deposit = present?.existentialDepositRao ?? null;
  const nobody = (actor: string) => createFactView(actor, null, NO_ANSWERS, ownAccounts, deposit);
  const groups: ActorPlans[] = [];
  // The signer comes first even when all calls act for others: it pays the fee.
  for (const actor of new Set([request.address, ...planned.map((row) => row.actor)]))
    groups.push({ actor, plans: planned.filter((row) => row.actor === actor).map(({ plan }) => plan) });
  const views = new Map<string, FactView>();
  let signerFacts: ExplainFacts | null = null;
  for (const group of groups) {
    if (!isAddress(group.actor)) continue;
    const { view, facts } = await gatherFacts(
      group,
      request.payload.callHex,
      explainFacts,
      ownAccounts,
      deposit,
    );
    views.set(group.actor, view);
    if (group.actor === request.address) signerFacts = facts;
  }
  const viewOf = (actor: string) => views.get(actor) ?? nobody(actor);
  return { parts: planned.map(({ actor, plan }) => plan.explain(viewOf(actor))), viewOf, facts: signerFacts };
}

function isAddress(actor: string): boolean {
  return actor.startsWith('5');
}

/** The chain's own estimate is an upper bound: weight that was not used is paid back. */
function feeEffect(view: FactView, account: string): Effect[] {
  if (view.feeRao === null) return [];
  return [{ kind: 'fee', bound: 'at-most', value: { t: 'tao', rao: view.feeRao }, account }];
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
