import {
  type BuiltInNetworkId,
  type CustomNetwork,
  isBuiltIn,
  NETWORKS,
  networkChoice,
} from '../../../core/chain/networks.js';
import type { Settings } from '../../../protocol/ui/settings.js';

/** Most nodes one network may have, and most networks of one's own (protocol/ui/settings.ts). */
export const MAX_NODES = 10;
export const MAX_OWN_NETWORKS = 10;
export const BUILT_IN: readonly BuiltInNetworkId[] = ['finney', 'test', 'local'];

export interface NodeList {
  urls: readonly string[];
  /** Kelvin's list as it comes, untouched; a network of one's own never has one. */
  isKelvins: boolean;
  /** Null: any chain is taken. */
  genesisHash: string | null;
}

/** The nodes of the network in use, in order. */
export function nodeList(settings: Settings): NodeList {
  const { networkId, endpoints, genesisHash } = networkChoice(settings);
  const isKelvins = isBuiltIn(networkId) && settings.endpoints[networkId].length === 0;
  return { urls: endpoints, isKelvins, genesisHash };
}

/** The change of settings that gives the network in use this list. Kelvin's own list in its order is kept as "none". */
export function withNodes(settings: Settings, urls: readonly string[]): Partial<Settings> {
  const { networkId } = networkChoice(settings);
  if (!isBuiltIn(networkId)) return changeOwn(settings, networkId, { endpoints: [...urls] });
  const isKelvins = urls.join(' ') === NETWORKS[networkId].endpoints.join(' ');
  return { endpoints: { ...settings.endpoints, [networkId]: isKelvins ? [] : [...urls] } };
}

/** The change of settings that gives one of the person's own networks other nodes or another name. */
export function changeOwn(
  settings: Settings,
  id: string,
  patch: Partial<Pick<CustomNetwork, 'name' | 'endpoints'>>,
): Partial<Settings> {
  return {
    customNetworks: settings.customNetworks.map((own) => (own.id === id ? { ...own, ...patch } : own)),
  };
}

/** The same list with the item at `from` at `to`; places outside the list change nothing. */
export function moved(urls: readonly string[], from: number, to: number): string[] {
  const item = urls[from];
  if (item === undefined || to < 0 || to >= urls.length) return [...urls];
  const rest = urls.filter((_, place) => place !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
