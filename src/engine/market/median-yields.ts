import type { ChainValidator, MedianYields } from '../../core/chain/market.js';
import type { BlockReader } from '../chain/block-reader.js';
import { int, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import { growthOf, measured, perDay } from './growth.js';

/**
 * What stakers of each validator got after its take in the last epoch, the median over the subnets where it has stake:
 * `AlphaDividendsPerSubnet` D against `TotalHotkeyAlphaLastEpoch` L, growth D / (L - D) a `Tempo`. A subnet that paid
 * nothing counts as nothing, or the median would be that of the good ones. Two keys for each place; one block, so that it
 * needs no archive. In alpha: it says nothing about prices.
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export async function medianYields(
  reader: BlockReader,
  validators: readonly ChainValidator[],
): Promise<MedianYields> {
  const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
  const [tempo, dividends, held] = [
    item('Tempo'),
    item('AlphaDividendsPerSubnet'),
    item('TotalHotkeyAlphaLastEpoch'),
  ];
  const places = validators.flatMap(({ hotkey, places: all }) =>
    all.flatMap(({ netuid, stakeBase }) => (netuid === 0 ? [] : [{ hotkey, netuid, stakeBase }])),
  );
  const netuids = [...new Set(places.map(({ netuid }) => netuid))];
  const values = await reader.storage([
    ...netuids.map((netuid) => ({ item: tempo, args: [netuid] })),
    ...places.flatMap(({ hotkey, netuid }) => [
      { item: dividends, args: [netuid, hotkey] },
      { item: held, args: [hotkey, netuid] },
    ]),
  ]);
  const paces = new Map(netuids.map((netuid, i) => [netuid, small(values[i], 'tempo')] as const));
  const growths = new Map<string, bigint[]>();
  for (const [i, { hotkey, netuid, stakeBase }] of places.entries()) {
    const at = netuids.length + 2 * i;
    const [paid, stake] = [int(values[at], 'dividend'), int(values[at + 1], 'stake')];
    const pace = paces.get(netuid) ?? 0;
    // Without stake nothing could have grown.
    if (pace === 0 || (paid === 0n ? stakeBase === 0n : stake <= paid)) continue;
    const known = growths.get(hotkey) ?? [];
    growths.set(hotkey, known);
    known.push(paid === 0n ? 0n : perDay(growthOf(paid, stake - paid), pace));
  }
  const toBlock = reader.block.number;
  const fromBlock = toBlock - Math.max(0, ...paces.values());
  return validators.map(({ hotkey }) => {
    const known = growths.get(hotkey) ?? [];
    known.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const middle = known[Math.floor((known.length - 1) / 2)];
    return [
      hotkey,
      middle === undefined || known.at(-1) === 0n
        ? { kind: 'not-measured', reason: 'inactive' }
        : measured(middle, { fromBlock, toBlock, samples: known.length }),
    ];
  });
}
