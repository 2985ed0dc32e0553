import type { Part } from '../../core/chain/account-state.js';
import type { MeasuredYield } from '../../core/chain/market.js';
import type { RuleReading, RuleValue, WatchRule } from '../../core/watch/rules.js';
import type { BlockReader } from '../chain/block-reader.js';
import { list, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import type { PastChain } from '../history/past-chain.js';
import { readPrices } from '../market/prices.js';
import { readPruneOrder } from '../market/prune-order.js';
import { rootYields } from '../market/root-yield.js';
import { validatorYields } from '../market/validator-yield.js';
import { askedPart, part, UNAVAILABLE } from './part.js';

type Kind = WatchRule['kind'];
type Of<K extends Kind> = Extract<WatchRule, { kind: K }>;
/** Yields are read from past blocks; a slow archive must not hold up what warns of a theft, ms. */
const YIELD_MS = 8_000;

/**
 * What the chain says about the person's rules: prices with every check (one question), all else with the thorough ones.
 * @throws WalletError chain/offline …; what cannot be read is unavailable instead
 */
export async function readRules(
  reader: BlockReader,
  past: PastChain,
  rules: readonly WatchRule[],
  thorough: boolean,
): Promise<RuleReading[]> {
  const of = <K extends Kind>(kind: K): Array<Of<K>> =>
    rules.filter((rule): rule is Of<K> => rule.kind === kind);
  const seldom = <T>(read: T): T | null => (thorough ? read : null);
  const [prices, validators, apys, ends] = await Promise.all([
    valuesOf(of('price'), async () => {
      const found = await readPrices(reader);
      return ({ netuid }) => found.get(netuid);
    }),
    valuesOf(
      of('validator'),
      seldom((own) => standings(reader, own)),
    ),
    valuesOf(
      of('yield'),
      seldom((own) => yields(reader, past, own)),
      YIELD_MS,
    ),
    valuesOf(
      of('closing'),
      seldom(() => places(reader)),
    ),
  ]);
  return [
    ...prices.map((one) => ({ kind: 'price' as const, ...one })),
    ...validators.map((one) => ({ kind: 'validator' as const, ...one })),
    ...apys.map((one) => ({ kind: 'yield' as const, ...one })),
    ...ends.map((one) => ({ kind: 'closing' as const, ...one })),
  ];
}

/**
 * One reading for all rules of a kind, each understood by itself.
 * @param read undefined for a subject that is not there; null: not to be looked at now
 * @param atMostMs after which it is unavailable with this check
 */
async function valuesOf<R extends WatchRule, V>(
  rules: R[],
  read: ((rules: R[]) => Promise<(rule: R) => V | undefined>) | null,
  atMostMs: number | null = null,
): Promise<Array<{ rule: R; value: Part<V> | null }>> {
  if (rules.length === 0 || read === null) return rules.map((rule) => ({ rule, value: null }));
  const found = await within(
    askedPart(() => read(rules)),
    atMostMs,
  );
  return rules.map((rule) => {
    const value = found.kind === 'known' ? part(() => found.value(rule)) : found;
    return { rule, value: isThere(value) ? value : UNAVAILABLE };
  });
}

function isThere<V>(value: Part<V | undefined>): value is Part<V> {
  return value.kind === 'known' && value.value !== undefined;
}

/** `Uids` and `ValidatorPermit`: a list by uid. */
async function standings(reader: BlockReader, rules: Array<Of<'validator'>>) {
  const uids = needStorage(reader.runtime, 'SubtensorModule', 'Uids');
  const permits = needStorage(reader.runtime, 'SubtensorModule', 'ValidatorPermit');
  const found = await reader.storage(
    rules.flatMap(({ netuid, hotkey }) => [
      { item: uids, args: [netuid, hotkey] },
      { item: permits, args: [netuid] },
    ]),
  );
  return (rule: Of<'validator'>): RuleValue<'validator'> => {
    const at = rules.indexOf(rule) * 2;
    const uid = found[at] ?? null;
    if (uid === null) return 'gone';
    return list(found[at + 1] ?? null, 'permits')[small(uid, 'uid')] === true ? 'validates' : 'no-permit';
  };
}

async function yields({ session }: BlockReader, past: PastChain, rules: Array<Of<'yield'>>) {
  const netuids = [...new Set(rules.map(({ netuid }) => netuid))];
  const measured = new Map<string, MeasuredYield>();
  for (const netuid of netuids) {
    const hotkeys = [...new Set(rules.filter((rule) => rule.netuid === netuid).map(({ hotkey }) => hotkey))];
    const found =
      netuid === 0
        ? await rootYields(past, session, hotkeys)
        : await validatorYields(past, session, netuid, hotkeys);
    for (const [hotkey, one] of found) measured.set(`${netuid}|${hotkey}`, one);
  }
  return ({ netuid, hotkey }: Of<'yield'>): RuleValue<'yield'> => {
    const one = measured.get(`${netuid}|${hotkey}`);
    if (one?.kind === 'measured') return one.apyPpm;
    // Nobody was paid: that is measured, and it is nothing.
    return one?.reason === 'inactive' ? 0n : null;
  };
}

async function places(reader: BlockReader) {
  const { limit, count, order } = await readPruneOrder(reader);
  return ({ netuid }: Of<'closing'>): RuleValue<'closing'> => {
    const found = order.find((one) => one.netuid === netuid);
    const isInLine = found && found.immuneUntilBlock === null && (limit === null || count >= limit);
    return isInLine ? found.position : null;
  };
}

/** What took longer is unavailable. */
function within<T>(work: Promise<Part<T>>, atMostMs: number | null): Promise<Part<T>> {
  if (atMostMs === null) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(UNAVAILABLE), atMostMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
