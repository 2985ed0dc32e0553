import type { Devnet } from '../../devnet/types.js';
import { multisigAddress } from '../../src/core/address/derived.js';
import { accountIdHex, addressOf, decodeAddress } from '../../src/core/address/index.js';

type Change = [pallet: string, item: string, args: unknown[], value: unknown];

const TAO = 1_000_000_000n;
const STRANGER = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
const HASH = `0x${'ab'.repeat(32)}`;
/** A published address without anything: the second account of the gallery's wallet. */
export const SPARE = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';
/** An account without a key; the first account has every right over it. */
export const PURE = addressOf(`0x${'3fc0'.repeat(16)}`);
export const SHARED_THRESHOLD = 2;

/** Members of the gallery's shared account, in byte order. */
export function membersOf(main: string): string[] {
  return [main, SPARE, STRANGER]
    .map((address) => [address, accountIdHex(decodeAddress(address).accountId)] as const)
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
    .map(([address]) => address);
}

/** The gallery's shared account. */
export function sharedOf(main: string): string {
  const keys = membersOf(main).map((address) => decodeAddress(address).accountId);
  return multisigAddress(keys, SHARED_THRESHOLD);
}
/** RootClaimable counts in 2^32 parts of alpha per rao of root stake. */
const PARTS = 1n << 32n;

/** What the accounts of the gallery have beyond the scenario's positions: a lock, rewards, a crowdloan, and a thief at work. */
export function changesFor(node: Devnet): Change[] {
  const [main = '', threatened = '', watched = ''] = node.accounts.map(({ address }) => address);
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
    // What the wallet's own keys may do: stake for the watched account, and in time everything.
    [
      'Proxy',
      'Proxies',
      [watched],
      [
        [
          { delegate: main, proxy_type: { type: 'Staking', value: undefined }, delay: 0 },
          { delegate: main, proxy_type: { type: 'Any', value: undefined }, delay: 7_200 },
        ],
        126_000_000n,
      ],
    ],
    ['Proxy', 'Proxies', [PURE], [[{ ...grant('Any', 0), delegate: main }], 93_000_000n]],
    ['Proxy', 'Proxies', [main], [[{ ...grant('Staking', 0), delegate: SPARE }], 93_000_000n]],
    [
      'Multisig',
      'Multisigs',
      [sharedOf(main), `0x${'5c'.repeat(32)}`],
      {
        when: { height: number, index: 1 },
        deposit: 196_000_000n,
        depositor: STRANGER,
        approvals: [STRANGER],
      },
    ],
    [
      'Multisig',
      'Multisigs',
      [sharedOf(main), `0x${'6d'.repeat(32)}`],
      {
        when: { height: number, index: 2 },
        deposit: 196_000_000n,
        depositor: main,
        approvals: [main],
      },
    ],
    [
      'Proxy',
      'Announcements',
      [main],
      [[{ real: watched, call_hash: `0x${'7e'.repeat(32)}`, height: number }], 104_000_000n],
    ],
    [
      'Proxy',
      'Announcements',
      [STRANGER],
      [[{ real: threatened, call_hash: HASH, height: number }], 104_000_000n],
    ],
  ];
}
