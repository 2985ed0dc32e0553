import { compare } from '../../../../src/core/watch/compare.js';
import type { Seen } from '../../../../src/core/watch/seen.js';
import type { AlertFacts, WatchedAccount, WatchReport } from '../../../../src/core/watch/types.js';

export const ME = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const OTHER = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
export const VALIDATOR = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
export const SECOND = '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw';
export const HASH = `0x${'ab'.repeat(32)}`;
const TAO = 1_000_000_000n;

/** An account in quiet times. */
export function account(more: Partial<WatchedAccount> = {}): WatchedAccount {
  return {
    address: ME,
    nonce: 5,
    freeRao: 100n * TAO,
    reservedRao: 0n,
    positions: {
      kind: 'known',
      value: [
        { hotkey: VALIDATOR, netuid: 1, alphaBase: 50n * TAO },
        { hotkey: VALIDATOR, netuid: 0, alphaBase: 10n * TAO },
      ],
    },
    proxies: { kind: 'known', value: [] },
    announced: { kind: 'known', value: [] },
    coldkeySwap: { kind: 'known', value: { state: 'none' } },
    maturing: { kind: 'known', value: [] },
    claimable: { kind: 'known', value: [] },
    waiting: { kind: 'known', value: [] },
    ...more,
  };
}

export function report(
  block: number,
  mine: Partial<WatchedAccount> = {},
  more: Partial<WatchReport> = {},
): WatchReport {
  return {
    block: { number: block, hash: HASH, atMs: 1_800_000_000_000 + block * 12_000 },
    genesisHash: HASH,
    specVersion: 424,
    accounts: [account(mine)],
    takes: [{ hotkey: VALIDATOR, name: 'Opentensor', take: 11_796 }],
    subnets: [{ netuid: 1, registeredAtBlock: 7 }],
    ownSince: [],
    rules: [],
    ...more,
  };
}

/** What a series of checks raised, check by check. */
export function raisedBy(...reports: WatchReport[]): AlertFacts[][] {
  let seen: Seen | null = null;
  return reports.map((one) => {
    const compared = compare(seen, one, true);
    seen = compared.seen;
    return compared.raised.map(({ facts }) => facts);
  });
}

/** What the last of a series of checks raised, by kind. */
export function kindsAt(...reports: WatchReport[]): string[] {
  return (raisedBy(...reports).at(-1) ?? []).map(({ kind }) => kind);
}

export function tao(whole: number): bigint {
  return BigInt(whole) * TAO;
}
