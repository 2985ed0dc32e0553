import { ONE, type Rao, rao } from '../../core/amount/money.js';
import { MAX_ALPHA, type MarketRow, WINDOWS } from '../../core/chain/market.js';
import type { SubnetRow } from '../../core/stake/types.js';
import { type BlockReader, blockTimeRead } from '../chain/block-reader.js';
import { small } from '../chain/shape.js';
import type { PoolShapes } from './pool-shapes.js';
import { priceChange } from './price-change.js';
import type { PricePast, PricesThen } from './price-past.js';
import { readPrices } from './prices.js';
import type { SubnetDirectory, SubnetInfo } from './subnet-directory.js';

/** The market at a block, and the chain's own time there, from which the windows into the past are counted. */
export interface MarketNow {
  rows: MarketRow[];
  atMs: number;
}

/**
 * All subnets with price, size and what is known by now of their past: two requests, and one more every few minutes.
 * @throws WalletError chain/unavailable-feature before Dynamic TAO
 */
export async function readMarket(
  reader: BlockReader,
  { subnets, shapes }: { subnets: SubnetDirectory; shapes?: PoolShapes },
  past: PricePast,
): Promise<MarketNow> {
  const [infos, prices] = await Promise.all([subnets.get(reader), readPrices(reader)]);
  const netuids = infos.map(({ netuid }) => netuid);
  const flags = subnets.flagReads(reader, netuids);
  const wanted = shapes?.reads(reader, netuids) ?? [];
  const [time, ...values] = await reader.storage([blockTimeRead(reader.runtime), ...flags, ...wanted]);
  subnets.learnFlags(reader, flags, values);
  shapes?.learn(reader, wanted, values.slice(flags.length));
  const byNetuid = new Map(infos.map((info) => [info.netuid, info] as const));
  const rows = subnets
    .rows(reader, infos, prices)
    .flatMap((row) => marketRow(row, byNetuid.get(row.netuid), shapes?.of(reader, row.netuid) ?? null) ?? []);
  const then = past.view(reader.session.genesisHash);
  return {
    rows: rows.map((row) => withPast(row, then)),
    atMs: small(time, 'timestamp'),
  };
}

/** A row with the past as it is known by now. */
export function withPast(row: MarketRow, then: PricesThen): MarketRow {
  const { netuid, registeredAtBlock: registered, priceRaoPerAlpha: price } = row;
  const changes = Object.fromEntries(
    WINDOWS.map((window) => [window, priceChange(netuid, price, registered, then.windows[window])] as const),
  ) as MarketRow['changes'];
  return {
    ...row,
    changes,
    spark: then.daily.flatMap(({ block, prices }) => {
      const past = prices?.get(netuid);
      if (past === undefined || (registered ?? 0) > block) return [];
      return [{ block, priceRaoPerAlpha: past as MarketRow['priceRaoPerAlpha'] }];
    }),
    volume24hRao: changes['24h'].kind === 'known' ? volumeOfDay(row, then) : null,
  };
}

function volumeOfDay({ netuid, volumeRao }: MarketRow, { dayVolumes }: PricesThen): Rao | null {
  const before = dayVolumes?.get(netuid);
  if (volumeRao === null || before === undefined || volumeRao < before) return null;
  return valuation(volumeRao - before);
}

function marketRow(row: SubnetRow, info: SubnetInfo | undefined, pool: MarketRow['pool']): MarketRow | null {
  if (!info) return null;
  const price = row.priceRaoPerAlpha;
  const emission = info.taoInEmissionRao;
  return {
    ...row,
    changes: Object.fromEntries(
      WINDOWS.map((window) => [window, { kind: 'unavailable', reason: 'not-read-yet' }] as const),
    ) as MarketRow['changes'],
    spark: [],
    marketCapRao: valuation((price * row.alphaOutBase) / ONE),
    fullyDilutedRao: valuation(price * MAX_ALPHA),
    depthRao: row.taoInRao,
    emissionRaoPerBlock: emission === null ? null : rao(emission),
    volumeRao: info.volumeRao === null ? null : valuation(info.volumeRao),
    volume24hRao: null,
    registeredAtBlock: info.registeredAtBlock,
    tempo: info.tempo,
    pool,
  };
}

/** A valuation or a sum over all time: no amount that anybody holds, and so not bound to 64 bits. */
function valuation(value: bigint): Rao {
  return value as Rao;
}
