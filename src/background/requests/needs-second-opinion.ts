import type { CallNode, Explanation, Param } from '../../core/explain/types.js';
import type { ExplainFacts } from '../../protocol/engine/index.js';

/** What leaves an account at or above either of these is compared with a second node before it is signed. */
export const SECOND_OPINION_FROM = {
  /** In rao, alpha at spot: 10 TAO. */
  rao: 10_000_000_000n,
  /** Part of what the account can spend, in basis points: a quarter. */
  shareBps: 2_500n,
} as const;
const WHOLE_BPS = 10_000n;
const RAO_PER_TAO = 1_000_000_000n;
const ROOT_NETUID = 0;

/** Calls that deal with a pool, unless all the subnets they name are root, or a move that stays on one subnet. */
const TRADES: ReadonlySet<string> = new Set(
  [
    'add_stake',
    'add_stake_limit',
    'add_stake_burn',
    'remove_stake',
    'remove_stake_limit',
    'remove_stake_full_limit',
    'move_stake',
    'move_stake_limit',
    'swap_stake',
    'swap_stake_limit',
    'transfer_stake',
    'transfer_stake_and_hotkey',
    'stake_into_basket',
    'add_collateral',
    'swap_basket',
    'swap_basket_many',
  ].map((call) => `SubtensorModule.${call}`),
);
/** Calls of which the amount is "everything": how much that is, only the chain knows. */
const EVERYTHING: ReadonlySet<string> = new Set([
  'Balances.transfer_all',
  'SubtensorModule.unstake_all',
  'SubtensorModule.unstake_all_alpha',
  'SubtensorModule.remove_stake_full_limit',
]);
/** Dangers whose price cannot be read from the call: taken for large. */
const PRICELESS: ReadonlySet<string> = new Set([
  'account-control',
  'burns-cost',
  'destroys-value',
  'large-part-of-wealth',
  'opaque-program',
  'unfamiliar-call',
]);

/** What the first node said of each account that the call acts for, by address. */
export type KnownFacts = ReadonlyMap<string, Pick<ExplainFacts, 'balance' | 'subnets'>>;

/**
 * True when the values that this decision rests on must be read from a second node too: a trade with a pool, everything
 * an account has, or an amount that is large by itself or beside what can be spent. What is not known counts as large.
 */
export function needsSecondOpinion({ tree, effects, risks }: Explanation, facts: KnownFacts): boolean {
  if (nodesOf(tree).some((node) => isTrade(node) || takesEverything(node))) return true;
  if (risks.some(({ code, level }) => level === 'danger' && PRICELESS.has(code))) return true;
  const paid = new Map<string, bigint>();
  for (const { kind, value, account } of effects) {
    // What is locked stays, but it cannot be had back either.
    if (kind !== 'pay' && kind !== 'lock') continue;
    // As much of the same comes back to the same account: stake that changes its validator.
    if (
      effects.some((back) => back.kind === 'receive' && back.account === account && isSame(back.value, value))
    )
      continue;
    const rao = worthRao(value, facts.get(account));
    if (rao === null) return true;
    paid.set(account, (paid.get(account) ?? 0n) + rao);
  }
  const total = [...paid.values()].reduce((sum, rao) => sum + rao, 0n);
  if (total >= SECOND_OPINION_FROM.rao) return true;
  return [...paid].some(([account, rao]) => isLargeShare(rao, facts.get(account)?.balance ?? null));
}

/** Subnets whose price this decision rests on; root has none. */
export function pricedSubnets({ tree, effects }: Explanation): number[] {
  const params = [
    ...effects.map(({ value }) => value),
    ...nodesOf(tree).flatMap(({ args }) => args.map(({ param }) => param)),
  ];
  const netuids = params.flatMap((param) =>
    param?.t === 'subnet' || param?.t === 'alpha' || param?.t === 'price' ? [param.netuid] : [],
  );
  return [...new Set(netuids)].filter((netuid) => netuid !== ROOT_NETUID);
}

/** Accounts that the call acts for. */
export function actorsOf({ tree }: Explanation): string[] {
  // What acts for the chain itself has no account.
  return [...new Set(nodesOf(tree).map(({ actor }) => actor))].filter((actor) => actor.startsWith('5'));
}

function nodesOf(node: CallNode): CallNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

function nameOf({ pallet, call }: CallNode): string {
  return `${pallet}.${call}`;
}

/** Moving the whole of a position to another validator leaves it where it is: with the account. */
function takesEverything(node: CallNode): boolean {
  if (EVERYTHING.has(nameOf(node))) return true;
  return node.call !== 'move_stake' && node.args.some(({ param }) => param?.t === 'everything');
}

function isTrade(node: CallNode): boolean {
  if (!TRADES.has(nameOf(node))) return false;
  const netuids = node.args.flatMap(({ param }) => (param?.t === 'subnet' ? [param.netuid] : []));
  const distinct = new Set(netuids);
  // From and to the same subnet: nothing is dealt.
  if (netuids.length > 1 && distinct.size === 1) return false;
  return !(distinct.size === 1 && distinct.has(ROOT_NETUID));
}

function isSame(a: Param, b: Param): boolean {
  return a.t === 'alpha' && b.t === 'alpha' && a.netuid === b.netuid && a.base === b.base;
}

/** Null where the price is not known. Root's unit is one rao. */
function worthRao(value: Param, facts: Pick<ExplainFacts, 'subnets'> | undefined): bigint | null {
  if (value.t === 'tao') return value.rao;
  if (value.t !== 'alpha') return null;
  if (value.netuid === ROOT_NETUID) return value.base;
  const price = facts?.subnets.find(({ netuid }) => netuid === value.netuid)?.priceRaoPerAlpha;
  return price === undefined ? null : (value.base * price) / RAO_PER_TAO;
}

function isLargeShare(rao: bigint, balance: ExplainFacts['balance']): boolean {
  if (rao === 0n) return false;
  return balance === null || rao * WHOLE_BPS >= balance.spendableRao * SECOND_OPINION_FROM.shareBps;
}
