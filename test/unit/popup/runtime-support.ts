import type { FeatureId } from '../../../src/core/chain/capability.js';
import { useLastReport } from '../../../src/popup/features/network/use-report.js';
import { hashOf, settings } from './support.js';

/** A connected runtime that has these features and lacks those. */
export function runtime(ready: FeatureId[], unavailable: FeatureId[] = []): void {
  const report = {
    genesisHash: hashOf('1'),
    specName: 'node-subtensor',
    specVersion: 475,
    metadataVersion: 15 as const,
    features: [
      ...ready.map((id) => ({ id, state: 'ready' as const, items: [] })),
      ...unavailable.map((id) => ({ id, state: 'unavailable' as const, items: [] })),
    ],
  };
  useLastReport.setState({ last: { networkId: settings.networkId, report, atMs: 1 } });
}

/** No runtime is known again. */
export function noRuntime(): void {
  useLastReport.setState({ last: null });
}
