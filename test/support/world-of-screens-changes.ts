import type { Devnet } from '../../devnet/types.js';

type Change = [pallet: string, item: string, args: unknown[], value: unknown];

const TAO = 1_000_000_000n;
const STRANGER = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
const HASH = `0x${'ab'.repeat(32)}`;
/** RootClaimable counts in 2^32 parts of alpha per rao of root stake. */
const PARTS = 1n << 32n;

/** What the accounts of the gallery have beyond the scenario's positions: a lock, rewards, a crowdloan, and a thief at work. */
export function changesFor(node: Devnet): Change[] {
  const [main = '', threatened = ''] = node.accounts.map(({ address }) => address);
  const [first = '', second = ''] = node.validators.map(({ hotkey }) => hotkey);
  const { number } = node.best();
  const rates = (netuids: number[], thousandths: bigint) =>
    netuids.map((netuid) => [netuid, (PARTS * thousandths * BigInt(netuid)) / 1_000n]);
  const grant = (type: string, delay: number) => ({
    delegate: STRANGER,
    proxy_type: { type, value: undefined },
    delay,
  });
  const loan = (over: object) => ({
    creator: threatened,
    deposit: 10n * TAO,
    min_contribution: TAO,
    end: number + 50_000,
    cap: 900n * TAO,
    funds_account: STRANGER,
    raised: 312n * TAO,
    target_address: threatened,
    call: undefined,
    finalized: false,
    contributors_count: 14,
    ...over,
  });
  const lock = { locked_mass: 400n * TAO, conviction: 0n, last_update: BigInt(number) };
  return [
    ['SubtensorModule', 'DecayingLock', [main, 64], true],
    ['SubtensorModule', 'Lock', [main, 64, first], lock],
    ['SubtensorModule', 'RootClaimable', [first], rates([1, 2, 3, 4, 5, 6, 7, 8, 9], 3n)],
    ['SubtensorModule', 'RootClaimable', [second], rates([1, 2, 9], 5n)],
    ['Crowdloan', 'NextCrowdloanId', [], 3],
    ['Crowdloan', 'Crowdloans', [1], loan({})],
    ['Crowdloan', 'Crowdloans', [2], loan({ raised: 900n * TAO, contributors_count: 61 })],
    ['Crowdloan', 'Contributions', [1, main], 12n * TAO],
    ['SubtensorModule', 'ColdkeySwapAnnouncements', [threatened], [number + 28_800, HASH]],
    ['Proxy', 'Proxies', [threatened], [[grant('Any', 0), grant('Staking', 600)], 186_000_000n]],
    [
      'Proxy',
      'Announcements',
      [STRANGER],
      [[{ real: threatened, call_hash: HASH, height: number }], 104_000_000n],
    ],
  ];
}
