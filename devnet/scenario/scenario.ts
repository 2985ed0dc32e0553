import type { DevnetOptions, ScenarioSize } from '../types.js';
import { planKnownAccounts, planLoadAccounts } from './accounts.js';
import { planCrowdloans } from './crowdloans.js';
import type { ScenarioPlan } from './plan.js';
import { planSubnets } from './subnets.js';
import { planValidators } from './validators.js';

const NAMED = {
  default: { subnets: 129, validators: 60, accounts: 0, positionsPerAccount: 0 },
  small: { subnets: 4, validators: 5, accounts: 0, positionsPerAccount: 0 },
} as const satisfies Record<string, ScenarioSize>;

/** Bounds of a load scenario: above them genesis takes minutes, not seconds. */
const LIMITS: Record<keyof ScenarioSize, [low: number, high: number]> = {
  subnets: [2, 1024],
  validators: [1, 256],
  accounts: [0, 10_000],
  positionsPerAccount: [0, 1_000],
};

/**
 * The plan of a scenario. The three known accounts are in every one; a size adds its own accounts to them.
 * Throws a RangeError that names the value which is out of bounds.
 */
export function planScenario(scenario: NonNullable<DevnetOptions['scenario']>): ScenarioPlan {
  const size = typeof scenario === 'string' ? NAMED[scenario] : scenario;
  for (const [name, [low, high]] of Object.entries(LIMITS)) {
    const value = size[name as keyof ScenarioSize];
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new RangeError(`scenario ${name} must be a whole number from ${low} to ${high}, got ${value}`);
    }
  }
  const validators = planValidators(size.validators, size.subnets);
  return {
    subnets: planSubnets(size.subnets, size.subnets >= NAMED.default.subnets),
    validators,
    accounts: [
      ...planKnownAccounts(validators, size.subnets),
      ...planLoadAccounts(size.accounts, size.positionsPerAccount, validators, size.subnets),
    ],
    crowdloans: planCrowdloans(),
  };
}
