import { derivedAddress } from './addresses.js';
import { validatorName } from './names.js';
import type { ValidatorPlan } from './plan.js';
import { logUniform, seededRandom } from './random.js';

/** 18 %, the chain's upper bound, of 65535. */
const MAX_TAKE = 11_796;
const TAO = 1_000_000_000n;

/** Validators with takes of 0 to 18 %, each registered on root and on a part of the subnets; the last one is nameless. */
export function planValidators(count: number, subnets: number): ValidatorPlan[] {
  return Array.from({ length: count }, (_, index) => planValidator(index, count, subnets));
}

function planValidator(index: number, count: number, subnets: number): ValidatorPlan {
  const random = seededRandom(0xa11d + index);
  // The first ones serve nearly every subnet, the last ones a few: so that lists differ from subnet to subnet.
  const share = 0.9 - (0.8 * index) / Math.max(count, 1);
  const netuids = [0];
  for (let netuid = 1; netuid < subnets; netuid += 1) if (random() < share) netuids.push(netuid);
  // Each subnet needs one validator at the least.
  if (index === 0)
    for (let netuid = 1; netuid < subnets; netuid += 1) if (!netuids.includes(netuid)) netuids.push(netuid);
  return {
    hotkey: derivedAddress(`validator ${index} hotkey`),
    coldkey: derivedAddress(`validator ${index} coldkey`),
    name: index === count - 1 && count > 5 ? '' : validatorName(index),
    take: index === 0 ? MAX_TAKE : index === 1 ? 0 : Math.floor(random() * (MAX_TAKE + 1)),
    netuids,
    ownStake: netuids.map((netuid) => ({
      netuid,
      amountRao: BigInt(Math.round(logUniform(random, 50, 20_000))) * TAO,
    })),
  };
}
