import { accountIdHex, decodeAnyPrefix } from '../../core/address/index.js';
import { alphaAtLimit, taoAtLimit } from '../../core/quote/limit.js';
import type { ExplainFacts, ExplainFactsRequest } from '../../protocol/engine/index.js';
import type { BlockReader } from '../chain/block-reader.js';
import { decodeCall, type LimitedTrade, limitedTrades } from '../chain/calls.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { WIDE_NONCE } from '../chain/extrinsics.js';
import { RpcError } from '../chain/socket.js';
import { type Market, marketReads, readMarkets } from '../market/pools.js';
import { readPrices } from '../market/prices.js';
import type { SubnetDirectory } from '../market/subnet-directory.js';
import { accountReads, readAccount } from '../portfolio/balances.js';
import { readStakes } from '../portfolio/stakes.js';
import { networkFee } from '../quotes/network-fee.js';
import { quoteTrade } from '../quotes/trade-quote.js';
import type { ActivityBook } from '../watch/activity-book.js';
import { extraFacts } from './extra-facts.js';
import { validatorFacts } from './validator-facts.js';

/**
 * Everything an explanation needs to know about the world, at one block. What this runtime cannot tell is null or absent
 * in the answer; what the node fails to answer is an error, because half of the facts explain nothing.
 *
 * @param book says whom this wallet gave to before; null: nobody looks.
 */
export async function explainFacts(
  reader: BlockReader,
  subnets: SubnetDirectory,
  ask: ExplainFactsRequest,
  book: Pick<ActivityBook, 'paid'> | null = null,
): Promise<ExplainFacts> {
  const { runtime } = reader;
  const limits = limitedTrades(runtime, decodeCall(runtime, ask.callHex));
  const can = capabilitiesOf(runtime);
  const addresses = [ask.address, ...ask.accounts];
  const netuids = [...new Set([...ask.netuids, ...ask.sims.map(({ netuid }) => netuid)])];
  const pools = can.simSwap ? marketReads(reader, netuids) : null;
  const accounts = accountReads(runtime, addresses);
  const [storage, feeRao, infos, prices, validators, stakes, answers] = await Promise.all([
    reader.storage([...accounts, ...(pools ?? [])]),
    feeOrNull(reader, ask),
    can.dynamicInfo && netuids.length > 0 ? subnets.get(reader) : [],
    can.alphaPrices && netuids.length > 0 ? readPrices(reader) : new Map<number, bigint>(),
    validatorFacts(reader, ask.address, ask.hotkeys),
    can.stakeInfo ? readStakes(reader, [ask.address]) : [],
    extraFacts(reader, ask.address, ask.asks ?? []),
  ]);
  const markets = pools ? readMarkets(netuids, storage.slice(accounts.length)) : null;
  const paid = book && (await book.paid());
  const states = addresses.map((_, i) => readAccount(runtime, storage[i]));
  const own = states[0]?.balance;
  return {
    block: reader.block,
    feeRao,
    balance: own
      ? { freeRao: own.freeRao, spendableRao: own.spendableRao, reservedRao: own.reservedRao }
      : null,
    subnets: subnets
      .rows(reader, infos, prices)
      .filter(({ netuid }) => netuids.includes(netuid))
      .map(({ netuid, name, symbol, priceRaoPerAlpha }) => ({ netuid, name, symbol, priceRaoPerAlpha })),
    validators,
    seen: ask.accounts.map((address, i) => ({
      address,
      exists: states[i + 1]?.exists ?? false,
      ...(paid && { paidBefore: paid.has(accountIdHex(decodeAnyPrefix(address).accountId)) }),
    })),
    sims: can.simSwap ? await simulate(reader, ask, markets, limits) : ask.sims.map(() => null),
    positions: stakes.map(({ hotkey, netuid, base }) => ({ hotkey, netuid, alphaBase: base })),
    answers,
  };
}

/** A node that cannot price the call says so with an error of its own; the explanation then shows no fee. */
async function feeOrNull(reader: BlockReader, ask: ExplainFactsRequest): Promise<bigint | null> {
  try {
    return await networkFee(reader, ask.callHex, ask.address, WIDE_NONCE);
  } catch (error) {
    if (error instanceof RpcError) return null;
    throw error;
  }
}

async function simulate(
  reader: BlockReader,
  ask: ExplainFactsRequest,
  markets: ReadonlyMap<number, Market> | null,
  limits: LimitedTrade[],
): Promise<ExplainFacts['sims']> {
  return Promise.all(
    ask.sims.map(async (sim) => {
      const quote = await quoteTrade(
        reader,
        sim.side,
        sim.netuid,
        sim.amount,
        markets?.get(sim.netuid) ?? null,
      );
      if (!quote) return null;
      return {
        out: quote.out,
        feeIn: quote.feeIn,
        endPriceRaoPerAlpha: quote.endPrice,
        outAtLimit: atLimit(sim, quote.netIn, limits),
      };
    }),
  );
}

/** The least a trade can yield under the limit that the call itself sets; null when the call sets none for it. */
function atLimit(
  sim: ExplainFactsRequest['sims'][number],
  netIn: bigint,
  limits: LimitedTrade[],
): bigint | null {
  const found = limits.find(
    (trade) => trade.side === sim.side && trade.netuid === sim.netuid && trade.amount === sim.amount,
  );
  if (!found || found.limit === 0n) return null;
  return found.side === 'buy' ? alphaAtLimit(netIn, found.limit) : taoAtLimit(netIn, found.limit);
}
