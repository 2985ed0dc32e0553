import { derivedAddress } from './addresses.js';
import type { CrowdloanPlan } from './plan.js';

const TAO = 1_000_000_000n;

/** Two that are open: one half a TAO below its cap, one where nobody may have more than 50 TAO in it. */
export function planCrowdloans(): CrowdloanPlan[] {
  return [
    {
      creator: derivedAddress('crowdloan creator 0'),
      depositRao: 10n * TAO,
      minimumRao: TAO / 10n,
      capRao: 1_000n * TAO,
      maximumRao: null,
      target: derivedAddress('crowdloan target 0'),
      contributions: [
        { address: derivedAddress('crowdloan contributor 0'), amountRao: 600n * TAO },
        { address: derivedAddress('crowdloan contributor 1'), amountRao: 389_500_000_000n },
      ],
    },
    {
      creator: derivedAddress('crowdloan creator 1'),
      depositRao: 25n * TAO,
      minimumRao: TAO,
      capRao: 5_000n * TAO,
      maximumRao: 50n * TAO,
      target: derivedAddress('crowdloan target 1'),
      contributions: [{ address: derivedAddress('crowdloan contributor 0'), amountRao: 50n * TAO }],
    },
  ];
}
