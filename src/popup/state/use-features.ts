import type { FeatureId } from '../../core/chain/capability.js';
import { useReport } from '../features/network/use-report.js';

/**
 * Whether the connected runtime has a feature in the form Kelvin was built for; null while that is not known. What is not
 * there is not offered.
 */
export function useFeatures(): (id: FeatureId) => boolean | null {
  const { known } = useReport();
  return (id) => {
    if (!known) return null;
    return known.report.features.find((feature) => feature.id === id)?.state === 'ready';
  };
}
