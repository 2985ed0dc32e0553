import { actorOf, MAX_ROUTE_STEPS, type Route, type RouteStep } from '../../core/routes/types.js';
import type { RoutesAsk } from '../../protocol/engine/routes.js';
import type { BlockReader } from '../chain/block-reader.js';
import { callHash } from '../operations/routed/call-hash.js';
import { wrapCall } from '../operations/routed/wrap.js';
import { foundGrant, type Grants, readGrants } from './grants.js';

/** A way that the chain knows of, whether or not it allows the call. */
export interface Candidate extends Route {
  /** Block from which what was announced can be carried out, where that is not over. */
  ripeFrom: number | null;
}

type Search = Pick<RoutesAsk, 'actor' | 'signers' | 'multisigs'> & { callHex: string | null };
/** An account that could act for the actor if it could act itself, and the steps from it inwards. */
interface Place {
  account: string;
  steps: RouteStep[];
  path: ReadonlySet<string>;
}

/** Most accounts followed at each depth: twenty rights each multiply fast, and strangers lead nowhere. */
const MAX_PLACES = 400;

/**
 * Every way from a signer to the actor along rights and memberships, at most three steps, never twice through one account.
 * One request for each depth, however many accounts there are. @throws WalletError chain/*
 */
export async function searchRoutes(reader: BlockReader, ask: Search): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let places: Place[] = [{ account: ask.actor, steps: [], path: new Set([ask.actor]) }];
  for (let depth = 0; places.length > 0; depth++) {
    const isLast = depth === MAX_ROUTE_STEPS;
    const grants = await readGrants(
      reader,
      isLast ? [] : places.map(({ account }) => account),
      places.flatMap(({ account, steps }) => (steps[0]?.kind === 'announce' ? [account] : [])),
    );
    const next: Place[] = [];
    for (const place of places) {
      const told = await carryingOut(reader, ask, grants, place);
      found.push(...told);
      if (told.length > 0) continue;
      if (ask.signers.some(({ address }) => address === place.account))
        found.push({ signer: place.account, steps: place.steps, ripeFrom: null });
      if (!isLast) next.push(...throughRights(grants, place), ...throughMembers(ask, place));
    }
    places = next.slice(0, MAX_PLACES);
  }
  return found;
}

/** Who holds rights over a place: of each type the one that the chain would find. */
function throughRights(grants: Grants, { account: real, steps, path }: Place): Place[] {
  const list = grants.over(real);
  const first = list.filter((grant) => foundGrant(grants, real, grant.delegate, grant.proxyType) === grant);
  return first.flatMap(({ delegate, proxyType, delayBlocks }) => {
    if (path.has(delegate)) return [];
    // What is announced twice would have to be carried out twice, with two delays: nobody does that by a form.
    if (delayBlocks > 0 && steps.some(({ kind }) => kind === 'announce')) return [];
    const step: RouteStep =
      delayBlocks > 0
        ? { kind: 'announce', real, proxyType, delayBlocks }
        : { kind: 'proxy', real, proxyType };
    return [{ account: delegate, steps: [step, ...steps], path: new Set([...path, delegate]) }];
  });
}

function throughMembers({ multisigs }: Search, { account, steps, path }: Place): Place[] {
  const shared = multisigs.find(({ address }) => address === account);
  if (!shared) return [];
  const { signatories, threshold } = shared;
  return signatories.flatMap((member) => {
    if (path.has(member)) return [];
    const others = signatories.filter((who) => who !== member);
    const step: RouteStep = { kind: 'multisig', account, threshold, others, disclose: true };
    return [{ account: member, steps: [step, ...steps], path: new Set([...path, member]) }];
  });
}

/**
 * Of a place that would announce exactly what it has announced already: carrying that out instead. Anybody may send it; the
 * delegate does where its key can be had, else the first key of all.
 */
async function carryingOut(
  reader: BlockReader,
  { signers, callHex }: Search,
  grants: Grants,
  { account: delegate, steps }: Place,
): Promise<Candidate[]> {
  const [step, ...inner] = steps;
  if (step?.kind !== 'announce' || callHex === null) return [];
  // What a shared account further in carries depends on what its members began there.
  if (inner.some(({ kind }) => kind === 'multisig')) return [];
  const { real, proxyType, delayBlocks } = step;
  const own = grants.announcedBy(delegate).filter((entry) => entry.real === real);
  if (own.length === 0) return [];
  const carried = await wrapCall(reader, real, inner, callHex);
  const hash = callHash(carried.callHex);
  const heights = own.flatMap(({ callHash: told, height }) => (told === hash ? [height] : []));
  const signer =
    signers.find(({ address }) => address === delegate) ??
    signers.find(({ kind }) => kind === 'key') ??
    signers[0];
  if (heights.length === 0 || !signer) return [];
  const from = Math.min(...heights) + delayBlocks;
  const announced: RouteStep = { kind: 'announced', delegate, real, proxyType };
  // A transaction made now is in the next block at the earliest.
  const ripeFrom = reader.block.number + 1 < from ? from : null;
  return [{ signer: signer.address, steps: [announced, ...inner], ripeFrom }];
}

/** The steps from one on inwards, as seen by the account that stands before them. */
export function stepsFrom(route: Route, at: number): Route {
  return {
    signer: actorOf({ signer: route.signer, steps: route.steps.slice(0, at) }),
    steps: route.steps.slice(at),
  };
}
