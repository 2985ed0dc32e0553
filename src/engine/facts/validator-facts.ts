import type { ExplainFacts } from '../../protocol/engine/index.js';
import type { BlockReader } from '../chain/block-reader.js';
import { small } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import { identityNames } from '../market/validators.js';

/** Who the hotkeys in a call are: known to the chain, their take, their owner's name, staked to before. */
export async function validatorFacts(
  reader: BlockReader,
  address: string,
  hotkeys: string[],
): Promise<ExplainFacts['validators']> {
  const { runtime } = reader;
  const owner = storageItem(runtime, 'SubtensorModule', 'Owner');
  const take = storageItem(runtime, 'SubtensorModule', 'Delegates');
  const staked = storageItem(runtime, 'SubtensorModule', 'StakingHotkeys');
  if (hotkeys.length === 0 || !owner || !take || !staked) return [];
  const reads = [
    { item: staked, args: [address] },
    ...hotkeys.flatMap((hotkey) => [
      { item: owner, args: [hotkey] },
      { item: take, args: [hotkey] },
    ]),
  ];
  const raw = await reader.rawStorage(reads);
  const before = staked.decode(raw[0] ?? null);
  const stakedBefore = new Set(Array.isArray(before) ? before : []);
  // A hotkey without a stored owner is unknown: the decoded default would be an account of zeros.
  const owners = hotkeys.map((_, i) => {
    const stored = raw[1 + 2 * i] ?? null;
    return stored === null ? null : String(owner.decode(stored));
  });
  const names = await identityNames(
    reader,
    owners.filter((coldkey) => coldkey !== null),
  );
  return hotkeys.map((hotkey, i) => {
    const coldkey = owners[i] ?? null;
    const known = coldkey !== null;
    return {
      hotkey,
      name: known ? (names.get(coldkey) ?? null) : null,
      take: known ? small(take.decode(raw[2 + 2 * i] ?? null), 'take') : null,
      known,
      stakedBefore: stakedBefore.has(hotkey),
    };
  });
}
