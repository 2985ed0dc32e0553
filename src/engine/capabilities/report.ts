import {
  type CapabilityItem,
  type CapabilityReport,
  FEATURES,
  type FeatureState,
  type RuntimeUpgrade,
} from '../../core/chain/capability.js';
import { itemState, type Need } from '../chain/item-state.js';
import type { Runtime } from '../chain/runtime.js';
import { NEEDS } from './needs.js';

const made = new WeakMap<Runtime, CapabilityReport>();

/** Everything Kelvin uses of a runtime, item by item. Made once for each runtime. */
export function capabilityReport(runtime: Runtime): CapabilityReport {
  const known = made.get(runtime);
  if (known) return known;
  const report: CapabilityReport = {
    genesisHash: runtime.genesisHash,
    specName: 'node-subtensor',
    specVersion: runtime.specVersion,
    metadataVersion: runtime.metadataVersion,
    features: FEATURES.map((id) => featureState(id, NEEDS[id], runtime)),
  };
  made.set(runtime, report);
  return report;
}

/** What an upgrade changed for the person, by feature. */
export function upgradeBetween(
  before: CapabilityReport,
  after: CapabilityReport,
  atMs: number,
): RuntimeUpgrade {
  const states = new Map(before.features.map(({ id, state }) => [id, state]));
  const changed = after.features.flatMap(({ id, state }) => {
    const was = states.get(id);
    return was === undefined || was === state ? [] : [{ id, before: was, after: state }];
  });
  return { from: before.specVersion, to: after.specVersion, atMs, changed };
}

function featureState(id: FeatureState['id'], needs: readonly Need[], runtime: Runtime): FeatureState {
  const items: CapabilityItem[] = needs.map((need) => ({
    kind: need.kind,
    pallet: need.pallet,
    name: need.name,
    state: itemState(runtime, need),
  }));
  return { id, state: sumUp(items), items };
}

// Something of the right name in another shape is not "missing": a person may see it elsewhere and wonder.
function sumUp(items: CapabilityItem[]): FeatureState['state'] {
  if (items.every(({ state }) => state === 'ready')) return 'ready';
  return items.some(({ state }) => state === 'absent') ? 'unavailable' : 'changed';
}
