import type { EndpointProbe } from '../../../core/chain/endpoints.js';
import { NETWORKS, type NetworkId, networkChoice } from '../../../core/chain/networks.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { BUILT_IN } from './node-list.js';

/** What a tested node is to the network in use. */
export type ProbeVerdict =
  /** `anyChain`: the network has no pinned genesis, so that fitting says little. */
  | { kind: 'fits'; anyChain: boolean }
  /** Of another network Kelvin or the person knows: it belongs there. */
  | { kind: 'other-known'; networkId: NetworkId }
  | { kind: 'foreign' }
  | { kind: 'not-bittensor' };

/** Name by which every Bittensor runtime goes (opentensor/subtensor runtime/src/lib.rs, `spec_name`). */
const SPEC_NAME = 'node-subtensor';

/**
 * Decides by the genesis alone where a node belongs. The local network takes any chain but those with a pinned genesis:
 * real TAO must never stand under a name of practice.
 */
export function judgeProbe(
  { genesisHash, specName }: Pick<EndpointProbe, 'genesisHash' | 'specName'>,
  settings: Settings,
): ProbeVerdict {
  if (specName !== SPEC_NAME) return { kind: 'not-bittensor' };
  const choice = networkChoice(settings);
  if (choice.genesisHash === genesisHash) return { kind: 'fits', anyChain: false };
  const builtIn = BUILT_IN.find((id) => NETWORKS[id].genesisHash === genesisHash);
  if (builtIn) return { kind: 'other-known', networkId: builtIn };
  if (choice.genesisHash === null) return { kind: 'fits', anyChain: true };
  const own = settings.customNetworks.find((network) => network.genesisHash === genesisHash);
  return own ? { kind: 'other-known', networkId: own.id } : { kind: 'foreign' };
}
