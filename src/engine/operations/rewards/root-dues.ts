import { simulateSell } from '../../../core/quote/pool.js';
import type { BlockReader } from '../../chain/block-reader.js';
import type { Plain } from '../../chain/plain.js';
import { address, fixedBits, int, list, record, small } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import { type Market, marketReads, readMarkets } from '../../market/pools.js';
import { simSwapAll } from '../../market/sim-swap.js';
import { ceilFraction, relationReads } from '../../portfolio/baskets.js';
import { readRootRates } from '../../portfolio/root-rewards.js';
import { readStakes, type Stake } from '../../portfolio/stakes.js';
import type { OperationContext } from '../rules.js';
import { type DueRule, type DueState, owedOf, type Seller } from './claim-walk.js';

const PALLET = 'SubtensorModule';
/** Validator by validator in the chain's order, what it owes and what would become of it. */
export interface RootDues {
  states: DueState[];
  ruleOf(netuid: number): DueRule;
  /** A fresh seller: pools as they are now. */
  seller(): Seller;
}

/** All stakes of the context's account. */
export function stakesOf({ reader, address: who, once }: OperationContext): Promise<Stake[]> {
  return once('own stakes', () => readStakes(reader, [who]));
}

/**
 * Root dividends of the coldkey before the baskets, in three requests after another.
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export function readRootDues(context: OperationContext): Promise<RootDues> {
  return context.once('root dues', async () => {
    const { reader, address: coldkey } = context;
    const item = (name: string) => needStorage(reader.runtime, PALLET, name);
    const [stakes, [relations, claimType]] = await Promise.all([
      stakesOf(context),
      reader.storage([
        ...relationReads(reader.runtime, [coldkey]),
        { item: item('RootClaimType'), args: [coldkey] },
      ]),
    ]);
    const rootStake = new Map(
      stakes.filter(({ netuid }) => netuid === 0).map(({ hotkey, base }) => [hotkey, base]),
    );
    const hotkeys = list(relations, 'staking hotkeys')
      .map((key) => address(key, 'hotkey'))
      .filter((hotkey) => (rootStake.get(hotkey) ?? 0n) > 0n);
    const rates = await readRootRates(reader, hotkeys);
    const pairs = hotkeys.flatMap((hotkey) =>
      (rates.get(hotkey) ?? []).map(({ netuid }) => ({ hotkey, netuid })),
    );
    const netuids = [...new Set(pairs.map(({ netuid }) => netuid))];
    const pools = marketReads(reader, netuids);
    const values = await reader.storage([
      ...pairs.map(({ hotkey, netuid }) => ({ item: item('RootClaimed'), args: [netuid, hotkey, coldkey] })),
      ...netuids.map((netuid) => ({ item: item('RootClaimableThreshold'), args: [netuid] })),
      ...(pools ?? []),
    ]);
    const claimed = values.slice(0, pairs.length).map((value) => int(value, 'root claimed'));
    const states = hotkeys.map(
      (hotkey): DueState => ({
        hotkey,
        rootStake: rootStake.get(hotkey) ?? 0n,
        rates: rates.get(hotkey) ?? [],
        claimed: new Map(
          pairs.flatMap((pair, i) =>
            pair.hotkey === hotkey ? [[pair.netuid, claimed[i] ?? 0n] as const] : [],
          ),
        ),
      }),
    );
    const thresholds = new Map(
      netuids.map((netuid, i) => [
        netuid,
        ceilFraction(fixedBits(values[pairs.length + i], 'claim threshold')),
      ]),
    );
    const keeps = keeping(claimType ?? null);
    const markets = pools && readMarkets(netuids, values.slice(pairs.length + netuids.length));
    return {
      states,
      ruleOf: (netuid) => ({ threshold: thresholds.get(netuid) ?? 0n, keeps: keeps(netuid) }),
      seller: markets ? () => poolSeller(markets) : await simulatedSeller(reader, states),
    };
  });
}

/** RootClaimType: Swap sells everything, Keep nothing, KeepSubnets all but some. */
function keeping(value: Plain): (netuid: number) => boolean {
  const { type, value: inner } = record(value, 'claim type');
  if (type === 'Keep') return () => true;
  if (type !== 'KeepSubnets') return () => false;
  const kept = new Set(
    list(record(inner, 'claim type').subnets, 'claim type').map((id) => small(id, 'netuid')),
  );
  return (netuid) => kept.has(netuid);
}

function poolSeller(markets: ReadonlyMap<number, Market>): Seller {
  const now = new Map(markets);
  return (netuid, _hotkey, alpha, keeps) => {
    const market = now.get(netuid);
    if (!market) return null;
    if (market.kind === 'one-to-one') return alpha;
    const sale = simulateSell({ ...market.pool, feeRate: 0n }, alpha);
    if (sale && !keeps) now.set(netuid, { kind: 'pool', pool: sale.after });
    return sale === null ? null : sale.out;
  };
}

/** Where the pool has maths of its own: each alone, and less the fee that a claim does not pay. */
async function simulatedSeller(reader: BlockReader, states: DueState[]): Promise<() => Seller> {
  const asked = states.flatMap((state) =>
    state.rates.flatMap((rate) => {
      const amount = owedOf(state, rate);
      return amount > 0n ? [{ key: `${state.hotkey} ${rate.netuid}`, netuid: rate.netuid, amount }] : [];
    }),
  );
  const sales = await simSwapAll(
    reader,
    asked.map(({ netuid, amount }) => ({ side: 'sell' as const, netuid, amount })),
  );
  const out = new Map(asked.map(({ key }, i) => [key, sales[i]?.out ?? null]));
  return () => (netuid, hotkey) => out.get(`${hotkey} ${netuid}`) ?? null;
}
