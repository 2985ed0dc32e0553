import type { WatchedPosition } from './types.js';

/** How far back own transactions are told again: deeper than any branch of the chain that was ever given up. */
export const REORG_BLOCKS = 64;

/**
 * What the last check knew of one account: the measure of the next one. A part that was never read is null, and what is
 * then read first is recorded, not reported (but for the dangers that stand).
 */
export interface SeenAccount {
  /** Block and time up to which the account's money was accounted for. */
  block: number;
  atMs: number;
  nonce: number;
  /** Free and reserved together: a deposit is still the account's. */
  fundsRao: bigint;
  positions: WatchedPosition[] | null;
  /** Rights of others, by {@link grantKey}. */
  proxies: string[] | null;
  /** The swap that is announced, by {@link swapKey}; '' for none. */
  swap: string | null;
  disputed: boolean;
  /** Delegates' announcements, by {@link callKey}. */
  announced: string[] | null;
  /** Locks that end within a day. */
  maturing: string[] | null;
  /** Validators whose rewards can be claimed. */
  claimable: string[] | null;
  /** Operations that wait for this wallet, by {@link waitingKey}; absent in what an earlier version stored. */
  waiting?: string[] | null;
}

/** The last check of one network. */
export interface Seen {
  genesisHash: string;
  specVersion: number;
  block: number;
  atMs: number;
  /** When takes, locks and rewards were last read. */
  thoroughAtMs: number;
  accounts: Record<string, SeenAccount>;
  /**
   * Own transactions that were in a block at the last check, of the last {@link REORG_BLOCKS}: they are accounted for. By
   * hash and not by height, because another branch may have one at the height, or below, of the block that was looked at.
   */
  counted: string[];
  /** u16, by validator. */
  takes: Record<string, number>;
  /** Block of registration, by netuid. */
  subnets: Record<string, number | null>;
  /** Ids of rules that were told and are not over; absent in what an earlier version stored. */
  rules?: string[];
}

/** Subnets in which any account had stake. */
export function seenNetuids(seen: Seen | null): number[] {
  const positions = Object.values(seen?.accounts ?? {}).flatMap(({ positions }) => positions ?? []);
  return [...new Set(positions.map(({ netuid }) => netuid))];
}

/** From which block own transactions have to be known; null before the first check. */
export function seenSince(seen: Seen | null): number | null {
  const blocks = Object.values(seen?.accounts ?? {}).map(({ block }) => block);
  return blocks.length === 0 ? null : Math.min(...blocks);
}
