import type { NetworkId } from '../../core/chain/networks.js';
import type { NetworkStatus } from '../../core/chain/snapshot.js';
import type { Opener } from './opener.js';
import type { Session } from './session.js';
import type { UpgradeNotice } from './upgrade-notice.js';

export interface StatusSources {
  networkId: NetworkId;
  /** The endpoint that is tried first while there is no session. */
  firstEndpoint: string;
  session: Session | null;
  opener: Opener;
  upgrades: UpgradeNotice;
}

/** The connection as views show it. */
export function networkStatus(from: StatusSources): NetworkStatus {
  const { session, opener } = from;
  const { retryAtMs } = opener;
  const best = session?.best;
  const finalized = session?.finalized;
  return {
    state: session ? 'online' : troubleOf(opener),
    networkId: from.networkId,
    endpoint: session?.endpoint ?? from.firstEndpoint,
    genesisHash: session?.genesisHash ?? null,
    specVersion: session?.runtime.specVersion ?? null,
    best: best ? { number: best.number, hash: best.hash, atMs: best.atMs } : null,
    finalized: finalized ? { number: finalized.number, hash: finalized.hash } : null,
    retryInMs: retryAtMs === null ? null : Math.max(0, retryAtMs - Date.now()),
    upgrade: from.upgrades.current,
  };
}

function troubleOf({ problem, busy }: Opener): NetworkStatus['state'] {
  if (problem?.code === 'chain/wrong-genesis') return 'wrong-genesis';
  return busy ? 'connecting' : 'offline';
}
