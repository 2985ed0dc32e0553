import { rao } from '../../core/amount/money.js';
import type { CrowdloanContribution } from '../../core/chain/account-state.js';
import type { BlockReader } from '../chain/block-reader.js';
import { flag, int, record, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';

/** There were a few dozen so far; a bound, so that a chain with a million asks no million questions. */
const MOST_RECENT = 500;

/**
 * What the coldkeys contributed to crowdloans that still exist: three requests. The newest 500 are looked at.
 * (`opentensor/subtensor pallets/crowdloan/src/lib.rs`)
 */
export async function readCrowdloans(
  reader: BlockReader,
  coldkeys: string[],
): Promise<Map<string, CrowdloanContribution[]>> {
  const item = (name: string) => needStorage(reader.runtime, 'Crowdloan', name);
  const [next] = await reader.storage([{ item: item('NextCrowdloanId'), args: [] }]);
  const count = small(next, 'crowdloan id');
  const ids = Array.from({ length: Math.min(count, MOST_RECENT) }, (_, i) => count - 1 - i);
  const loans = await reader.storage(ids.map((id) => ({ item: item('Crowdloans'), args: [id] })));
  const open = ids.flatMap((id, i) => {
    const value = loans[i] ?? null;
    if (value === null) return [];
    const loan = record(value, 'crowdloan');
    return [{ id, endBlock: small(loan.end, 'end'), finalized: flag(loan.finalized, 'finalized') }];
  });
  const pairs = open.flatMap((loan) => coldkeys.map((coldkey) => ({ loan, coldkey })));
  const given = await reader.storage(
    pairs.map(({ loan, coldkey }) => ({ item: item('Contributions'), args: [loan.id, coldkey] })),
  );
  const found = new Map<string, CrowdloanContribution[]>(coldkeys.map((coldkey) => [coldkey, []]));
  pairs.forEach(({ loan, coldkey }, i) => {
    const amount = given[i] ?? null;
    if (amount === null) return;
    found.get(coldkey)?.push({
      crowdloanId: loan.id,
      contributedRao: rao(int(amount, 'contribution')),
      endBlock: loan.endBlock,
      finalized: loan.finalized,
    });
  });
  return found;
}
