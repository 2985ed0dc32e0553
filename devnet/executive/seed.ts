import type { ScenarioPlan } from '../scenario/plan.js';
import type { RuntimeCodec, StateMut } from '../types.js';
import { seedBaskets } from './baskets/seed.js';
import { seedCrowdloans } from './crowdloan/seed.js';
import { addPosition, createSubnet, registerValidator, setBalance } from './genesis.js';
import { rulesOf } from './rules.js';

/** TAO issued before genesis: past the first halving, as the chain is since December 2025. */
const ISSUED_RAO = 10_600_000_000_000_000n;
/** A week instead of the chain's half year: most subnets of a past of some weeks can go then, and young ones cannot. */
const NETWORK_IMMUNITY_BLOCKS = 50_400n;

/** Writes everything a scenario plans; where root rewards are funds, those begin filled unless `emptyFunds`. */
export function seedScenario(
  codec: RuntimeCodec,
  state: StateMut,
  plan: ScenarioPlan,
  { emptyFunds = false }: { emptyFunds?: boolean } = {},
): void {
  for (const subnet of plan.subnets) createSubnet(state, subnet);
  for (const validator of plan.validators) registerValidator(state, codec, validator);
  for (const { address, freeRao, positions } of plan.accounts) {
    if (freeRao > 0n) setBalance(state, codec, address, freeRao);
    for (const position of positions) addPosition(state, codec, { ...position, coldkey: address });
  }
  seedCrowdloans(codec, state, plan.crowdloans);
  if (rulesOf(codec).baskets && !emptyFunds) seedBaskets(codec, state, plan);
  state.set('SubtensorModule', 'TotalIssuance', [], ISSUED_RAO);
  state.set('SubtensorModule', 'NetworkImmunityPeriod', [], NETWORK_IMMUNITY_BLOCKS);
}
