import type { CapabilityItem, FeatureState } from '../../../core/chain/capability.js';

export interface FeatureFilter {
  /** Lower case, trimmed; empty matches all. */
  query: string;
  onlyMissing: boolean;
}

/** Name of a chain item as people write it: `SubtensorModule.add_stake_limit`. */
export function itemName({ pallet, name }: Pick<CapabilityItem, 'pallet' | 'name'>): string {
  return pallet === '' ? name : `${pallet}.${name}`;
}

/**
 * Features that match, each with the items to show. A query that matches the feature itself keeps all of its items;
 * one that matches items keeps those.
 */
export function filterFeatures(
  features: readonly FeatureState[],
  { query, onlyMissing }: FeatureFilter,
  textOf: (feature: FeatureState) => string,
): FeatureState[] {
  return features.flatMap((feature) => {
    if (onlyMissing && feature.state === 'ready') return [];
    const items = onlyMissing ? feature.items.filter(({ state }) => state !== 'ready') : feature.items;
    if (query === '' || textOf(feature).toLowerCase().includes(query)) return [{ ...feature, items }];
    const matching = items.filter((item) => itemName(item).toLowerCase().includes(query));
    return matching.length > 0 ? [{ ...feature, items: matching }] : [];
  });
}
