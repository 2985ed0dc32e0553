import { equalBytes } from '../../core/chain/light/index.js';
import type { Effect, Fact, Param, Sentence } from '../../core/explain/types.js';
import { accountIdArg } from './arguments.js';
import { holdingName, positionsName } from './lines.js';
import type { LeafExplanation } from './plan.js';
import { ROOT_NETUID } from './trade-parts.js';
import { type ActingCall, leavesOf } from './walk.js';

const BATCHES = new Set(['batch', 'batch_all', 'force_batch']);
const BUYS = new Set(['add_stake_limit']);
const SELLS = new Set(['remove_stake_limit', 'remove_stake_full_limit']);
const TRADES = new Set([...BUYS, ...SELLS, 'swap_stake_limit', 'move_stake_limit']);
const CLAIMS = new Set(['claim_root', 'claim_root_with_hotkey']);
/** Limits of single trades that a batch lists; of the others only the number is said. */
const MOST_LIMITS = 6;
/** Subnets that a sentence names; of the others only the number is said. */
const MOST_SUBNETS = 3;
/** Lines that hold for all, or that nobody may miss. */
const KEPT: ReadonlySet<string> = new Set(['forfeited', 'held-blocks', 'can-take', 'delay', 'cost']);

/** A `Utility` batch, however it treats a failure. */
export function isBatch({ call }: ActingCall): boolean {
  return call.pallet === 'Utility' && BATCHES.has(call.call);
}

/** They report the failure of what they carry as an event, and succeed themselves. */
const SWALLOWS: ReadonlySet<string> = new Set([
  'proxy',
  'proxy_announced',
  'as_multi',
  'dispatch_as',
  'sudo',
  'sudo_as',
  'sudo_unchecked_weight',
]);

/** False where one call of several, at any depth, can fail and what the others did is kept. */
export function isAllOrNothing(node: ActingCall): boolean {
  if (node.children.length > 1)
    return (!isBatch(node) || node.call.call === 'batch_all') && !node.children.some(swallows);
  return node.children.every(isAllOrNothing);
}

function swallows(node: ActingCall): boolean {
  return !isAllOrNothing(node) || SWALLOWS.has(node.call.call) || node.children.some(swallows);
}

/** What a batch is, when all of it is one thing. */
export function batchSentence(root: ActingCall, parts: readonly LeafExplanation[]): Sentence {
  const every = (calls: ReadonlySet<string>) =>
    root.children.every((child) => child.call.pallet === 'SubtensorModule' && calls.has(child.call.call));
  const number: Param = { t: 'int', value: BigInt(leavesOf(root).length) };
  if (parts.length !== root.children.length) return { code: 'batch', params: { count: number } };
  const named = { count: number, subnets: subnetsOf(parts) };
  if (every(BUYS)) return { code: 'basket-buy', params: { ...named, total: totalPaid(parts) } };
  if (every(SELLS)) return { code: 'sell-positions', params: named };
  if (every(TRADES)) return { code: 'rebalance', params: { count: number } };
  return exitSentence(root, parts) ?? { code: 'batch', params: { count: number } };
}

/** Root stake of one validator leaves, with what is owed claimed before or after. */
function exitSentence(root: ActingCall, parts: readonly LeafExplanation[]): Sentence | null {
  const isClaim = ({ call }: ActingCall) => call.pallet === 'SubtensorModule' && CLAIMS.has(call.call);
  const others = root.children.filter((child) => !isClaim(child));
  const [exit] = others;
  if (!exit || others.length > 1 || root.children.length < 2) return null;
  if (exit.call.pallet !== 'SubtensorModule' || !SELLS.has(exit.call.call)) return null;
  const part = parts[root.children.indexOf(exit)];
  const { subnet, validator } = part?.sentence.params ?? {};
  if (subnet?.t !== 'subnet' || subnet.netuid !== ROOT_NETUID || !validator) return null;
  const paid = part?.effects.find(({ kind }) => kind === 'pay')?.value;
  return { code: 'exit-root', params: { validator, amount: paid ?? { t: 'everything' } } };
}

/** Each subnet once, as it comes first. */
function subnetsOf(parts: readonly LeafExplanation[]): Param {
  const found = new Map<number, Param>();
  for (const { sentence } of parts) {
    const { subnet } = sentence.params;
    if (subnet?.t === 'subnet' && !found.has(subnet.netuid)) found.set(subnet.netuid, subnet);
  }
  const items = [...found.values()];
  return { t: 'list', items: items.slice(0, MOST_SUBNETS), more: Math.max(0, items.length - MOST_SUBNETS) };
}

function totalPaid(parts: readonly LeafExplanation[]): Param {
  const rao = parts
    .flatMap(({ effects }) => effects)
    .reduce((sum, { kind, value }) => (kind === 'pay' && value.t === 'tao' ? sum + value.rao : sum), 0n);
  return { t: 'tao', rao };
}

/** The worst price of each trade, as far as there is room; other lines about one trade would be read as being about all. */
export function batchFacts(parts: readonly LeafExplanation[]): Fact[] {
  const facts = parts.flatMap((part) => part.facts);
  const limits = facts.filter(({ code }) => code === 'worst-price' || code === 'worst-ratio');
  const more = limits.length - MOST_LIMITS;
  return [
    ...limits.slice(0, MOST_LIMITS),
    ...(more > 0 ? [{ code: 'more-limits', value: { t: 'int', value: BigInt(more) } } as const] : []),
    ...facts.filter(({ code }) => KEPT.has(code)),
  ];
}

/**
 * Simulations know the pools as they are, not as an earlier call of the same batch leaves them: what is expected of two
 * trades in one pool is taken back, and only their limits are promised; whether the later one fits its limit is not known.
 * The same of other state that an earlier call changes: what was read of it is no more than expected.
 */
export function inSequence<P extends LeafExplanation>(parts: readonly P[]): P[] {
  const seen = new Map<number, number>();
  for (const { pools } of parts)
    for (const netuid of new Set(pools)) seen.set(netuid, (seen.get(netuid) ?? 0) + 1);
  const moved = new Set<number | string>();
  return parts.map((part) => {
    const isLater = part.pools?.some((netuid) => moved.has(netuid));
    const isStale = [...(part.state ?? []), ...wholesOf(part)].some((name) => moved.has(name));
    for (const name of [...(part.pools ?? []), ...(part.state ?? []), ...changedBy(part)]) moved.add(name);
    const fresh = isStale ? stale(part) : part;
    if (!part.pools?.some((netuid) => (seen.get(netuid) ?? 0) > 1)) return fresh;
    const risks = isLater ? fresh.risks.filter(({ code }) => code !== 'limit-unreachable') : fresh.risks;
    const effects = fresh.effects.filter(({ kind, bound }) => kind !== 'receive' || bound !== 'expected');
    const isBounded = !isStale && effects.some(({ kind }) => kind === 'receive');
    const dropped = fresh.effects.filter((effect) => !effects.includes(effect));
    const open = [...(part.open ?? []), ...dropped];
    return { ...fresh, effects, open, risks, certainty: isBounded ? 'bounded' : 'unknown' };
  });
}

/** Balances and positions that a call changes, or may change. */
function changedBy({ effects, open = [] }: LeafExplanation): string[] {
  return [...effects, ...open]
    .flatMap((effect) => [
      holdingName(effect) ?? [],
      effect.hotkey === undefined ? [] : positionsName(effect.account, effect.hotkey),
    ])
    .flat();
}

/** Positions that a call takes whole, whatever they are then. */
function wholesOf({ effects }: LeafExplanation): string[] {
  return effects.flatMap((effect) => {
    const isWhole = effect.kind === 'pay' && effect.bound === 'expected' && effect.value.t === 'alpha';
    const name = isWhole ? holdingName(effect) : null;
    return name === null ? [] : [name];
  });
}

/** What was read of it is of before: neither amounts nor that it fails are certain. */
function stale<P extends LeafExplanation>(part: P): P {
  const effects = part.effects.map((effect): Effect => ({ ...effect, bound: 'expected' }));
  const risks = part.risks.filter(({ code }) => code !== 'forbidden-now' && code !== 'no-such-right');
  return { ...part, effects, risks, certainty: 'unknown' };
}

/**
 * A claim pays into the root stake that the exit after it takes out whole: what is claimed of the same validator's basket
 * leaves as TAO too; of other claims it is only known that the exit brings no less than the stake of now.
 */
export function claimBeforeExit<P extends LeafExplanation>(root: ActingCall, parts: readonly P[]): P[] {
  const [claim, exit] = root.children;
  const [claimed, left] = parts;
  const isExit =
    isBatch(root) &&
    parts.length === 2 &&
    claim?.call.pallet === 'SubtensorModule' &&
    CLAIMS.has(claim.call.call) &&
    exit?.call.call === 'remove_stake_full_limit' &&
    left?.sentence.params.subnet?.t === 'subnet' &&
    left.sentence.params.subnet.netuid === ROOT_NETUID;
  if (!isExit || !claimed || !left) return [...parts];
  const receipt = claimed.effects.find(({ kind }) => kind === 'receive')?.value;
  const same =
    claim.call.call === 'claim_root_with_hotkey' &&
    equalBytes(accountIdArg(claim.call, 'hotkey'), accountIdArg(exit.call, 'hotkey'));
  const more = same && receipt?.t === 'alpha' ? receipt.base : null;
  const effects = left.effects.map((effect): Effect => {
    if (effect.kind !== 'receive' || effect.value.t !== 'tao') return effect;
    if (more === null) return { ...effect, bound: 'at-least' };
    return { ...effect, value: { t: 'tao', rao: effect.value.rao + more } };
  });
  return [more === null ? claimed : { ...claimed, effects: [] }, { ...left, effects }];
}
