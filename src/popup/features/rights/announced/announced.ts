import type { AccountState, ProxyGrant } from '../../../../core/chain/account-state.js';
import type { HeldCall } from '../../../../core/routes/held-calls.js';
import type { AnnouncedCall } from '../../../../core/watch/types.js';

/** A call that was announced: by whom, for whom, and from which block it can be carried out. */
export interface Announced {
  delegate: string;
  real: string;
  callHash: string;
  height: number;
  /** Null while the rights of the delegate are not known, or it has none any more. */
  dueAtBlock: number | null;
}

/** Blocks until it can be carried out; 0 when it can now, null while nobody knows. */
export function blocksLeft({ dueAtBlock }: Announced, bestBlock: number): number | null {
  return dueAtBlock === null ? null : Math.max(0, dueAtBlock - bestBlock);
}

/**
 * Everything announced by an account or over it, each once, the most urgent first.
 * @param over what delegates announced over the account
 * @param states the account itself, and those for which it announced something
 */
export function announcedOf(
  address: string,
  over: readonly AnnouncedCall[],
  states: readonly AccountState[],
): Announced[] {
  const own = states.find((state) => state.address === address)?.announcements;
  const made = own?.kind === 'known' ? own.value : [];
  const all: Announced[] = [
    ...over.map(({ delegate, callHash, height, executableAtBlock }) => ({
      delegate,
      real: address,
      callHash,
      height,
      dueAtBlock: executableAtBlock,
    })),
    ...made.map(({ real, callHash, height }) => ({
      delegate: address,
      real,
      callHash,
      height,
      dueAtBlock: dueAt(height, rightsOf(states, address, real)),
    })),
  ];
  return all.sort((a, b) => (a.dueAtBlock ?? Infinity) - (b.dueAtBlock ?? Infinity));
}

/** Rights that a delegate has over an account, as far as its state is known. */
export function rightsOf(states: readonly AccountState[], delegate: string, real: string): ProxyGrant[] {
  const proxies = states.find(({ address }) => address === real)?.proxies;
  return proxies?.kind === 'known' ? proxies.value.grants.filter((grant) => grant.delegate === delegate) : [];
}

function dueAt(height: number, rights: readonly ProxyGrant[]): number | null {
  return rights.length === 0 ? null : height + Math.min(...rights.map(({ delayBlocks }) => delayBlocks));
}

/**
 * The right under which an announced call is carried out: one whose delay is over, the longest of them, because it is the
 * one that was meant to be announced.
 */
export function rightFor(
  rights: readonly ProxyGrant[],
  height: number,
  bestBlock: number,
): ProxyGrant | null {
  const due = rights.filter(({ delayBlocks }) => height + delayBlocks <= bestBlock);
  return [...due].sort((a, b) => b.delayBlocks - a.delayBlocks)[0] ?? null;
}

/** The bytes of an announced call, if this wallet keeps them for this chain. */
export function heldFor(
  calls: readonly HeldCall[],
  { callHash, real }: Pick<Announced, 'callHash' | 'real'>,
  genesisHash: string | null,
): HeldCall | null {
  return (
    calls.find(
      (call) =>
        call.genesisHash === genesisHash &&
        call.actor === real &&
        call.callHash.toLowerCase() === callHash.toLowerCase(),
    ) ?? null
  );
}
