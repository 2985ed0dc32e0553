import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isBuiltIn, type NetworkSettings } from '../../core/chain/networks.js';
import { useWalletStore } from '../state/wallet-store.js';
import { cleanText } from './untrusted.js';

/** The part of the settings a name is chosen from; also fits the id of another network than the one in use. */
export type NamedNetwork = Pick<NetworkSettings, 'networkId' | 'customNetworks'>;

/** What a network is called: Kelvin's word for a known one, the person's own word for theirs. */
export function networkName({ networkId, customNetworks }: NamedNetwork, t: TFunction): string {
  if (isBuiltIn(networkId)) return t(`network.${networkId}`);
  const own = customNetworks.find(({ id }) => id === networkId);
  // One that is gone falls back to mainnet, as the choice itself does (networkChoice).
  return own ? cleanText(own.name) : t('network.finney');
}

/** The name of the network in use. */
export function useNetworkName(): string {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  return settings ? networkName(settings, t) : t('network.finney');
}

/** Colour class of a network: each of the known ones has its own, the person's own networks share one. */
export function networkTint(networkId: NetworkSettings['networkId']): string {
  return `tint-${isBuiltIn(networkId) ? networkId : 'own'}`;
}
