import { type DecodedCall, type LightMetadata, openMetadata } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { CanonicalCall, Effect, Explanation, Risk } from '../../core/explain/types.js';
import { assertPresent, fromHex, parseEra, signingBytes, toHex } from '../signing/index.js';
import type { ExplainInput, ExtrinsicRequest, SigningBytes } from '../types.js';
import { changesOf } from './changes.js';
import { hasBaskets } from './claims.js';
import { actorsOf, compose, type Part, sortRisks, type Told, tell } from './compose.js';
import { createFactView, type FactView, NO_ANSWERS } from './fact-view.js';
import { type Asker, gatherFacts } from './gather.js';
import { assertSays } from './intent.js';
import { NO_NEEDS, type Plan } from './plan.js';
import { planOf } from './planners.js';
import { renderCall } from './render.js';
import { hiddenStep } from './risks/hidden.js';
import { lastRightRisks, stateAsks, stateRisks } from './risks/state.js';
import { THRESHOLDS } from './risks/thresholds.js';
import { asksWealth, leavingRao, totalShareRisks, wealthRisks } from './risks/wealth.js';
import { type ActingCall, actingCalls, isAddress, leavesOf, nodesOf } from './walk.js';
import { planWrapper, type WrapperPlan } from './wrappers.js';

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
  const [codecsAgree, { told, viewOf, atBlock }] = await Promise.all([
    compareCodecs(light, call, input),
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
    changes: changesOf(parts, fee, allOrNothing, shownAccounts(parts, actors, input), viewOf),
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

/** Explains every call of the tree from what the chain says of the account that it acts for. */
async function tellAll(
  light: LightMetadata,
  root: ActingCall,
  { request, explainFacts, ownAccounts, facts: present }: ExplainInput,
) {
  const { address: signer, intent, payload } = request;
  const legs = intent?.kind === 'batch' ? intent.legs : intent ? [intent] : [];
  const leaves = leavesOf(root);
  const deposit = present?.existentialDepositRao ?? null;
  const plans = new Map<ActingCall, { actor: string; plan: Plan | WrapperPlan }>();
  for (const node of nodesOf(root)) {
    const index = leaves.indexOf(node);
    // Own calls are never wrapped but in one batch, so leaves and legs stand in the same order.
    if (index >= 0)
      plans.set(node, {
        actor: node.actor,
        plan: planOf(node, { light, signer, intent: legs[index] ?? null }),
      });
    else {
      const plan = planWrapper(node, light);
      // What it needs to know is about the account behind it.
      if (plan) plans.set(node, { actor: node.children[0]?.actor ?? node.actor, plan });
    }
  }
  const views = new Map<string, FactView>();
  let atBlock: Explanation['atBlock'] = null;
  const look = async (actor: string, askers: readonly Asker[]) => {
    const group = { actor, plans: askers };
    const found = await gatherFacts(group, payload.callHex, explainFacts, ownAccounts, deposit);
    views.set(actor, found.view);
    if (actor === signer && found.facts)
      atBlock = { number: found.facts.block.number, atMs: found.facts.block.atMs };
  };
  // The signer is asked about even when all calls act for others: it pays the fee.
  const actors = new Set([signer, ...[...plans.values()].map(({ actor }) => actor)].filter(isAddress));
  await Promise.all(
    [...actors].map((actor) => {
      const asked = [...plans.values()].filter((row) => row.actor === actor).map(({ plan }) => plan);
      const standing = actor === signer ? [{ needs: { ...NO_NEEDS, asks: stateAsks(root) } }] : [];
      return look(actor, [...asked, ...standing, wealthAsker(asked, actor)]);
    }),
  );
  const viewOf = (actor: string) =>
    views.get(actor) ?? createFactView(actor, null, NO_ANSWERS, ownAccounts, deposit);
  const told = tell(root, (node) => {
    const row = plans.get(node);
    return row ? row.plan.explain(viewOf(row.actor)) : null;
  });
  const touched = new Set(told.parts.flatMap(({ effects }) => effects.map(({ account }) => account)));
  const others = ownAccounts.map(({ address }) => address).filter((it) => touched.has(it) && !views.has(it));
  await Promise.all(others.map((address) => look(address, [])));
  return { told, viewOf, atBlock };
}

/** Asks what an account owns in all where a large part of it may leave. */
function wealthAsker(plans: ReadonlyArray<Plan | WrapperPlan>, account: string): Asker {
  return {
    needs: NO_NEEDS,
    moreAsks(view) {
      const parts = plans.map((plan) => plan.explain(view));
      return asksWealth(leavingRao(parts, account, view), view) ? [{ kind: 'wealth' }] : [];
    },
  };
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
    ownAccounts.some((account) => account.address === address && account.source !== null);
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
