import type { StateView } from '../../types.js';
import { amountOf, subnetsOf } from '../subtensor/storage.js';

const ONE = 1n << 32n;

/**
 * Which subnet is dissolved when a new one needs its place: the lowest moving price of those past their immunity, the
 * earliest registration among equals, and the first key of the database after that
 * (`opentensor/subtensor pallets/subtensor/src/coinbase/root.rs`, get_network_to_prune). Undefined while all are immune.
 */
export function subnetToPrune(state: StateView, block: number): number | undefined {
  const immunity = amountOf(state, 'NetworkImmunityPeriod');
  let chosen: { netuid: number; price: bigint; registered: bigint } | undefined;
  for (const netuid of subnetsOf(state).sort((a, b) => keyRank(a) - keyRank(b))) {
    const registered = amountOf(state, 'NetworkRegisteredAt', netuid);
    if (netuid === 0 || BigInt(block) < registered + immunity) continue;
    const price = movingPrice(state, netuid);
    if (chosen && (price > chosen.price || (price === chosen.price && registered >= chosen.registered)))
      continue;
    chosen = { netuid, price, registered };
  }
  return chosen?.netuid;
}

function movingPrice(state: StateView, netuid: number): bigint {
  const dynamic = state.get('SubtensorModule', 'SubnetMechanism', netuid) === 1;
  return dynamic ? amountOf(state, 'SubnetMovingPrice', netuid) : ONE;
}

/** Keys are the number's bytes, lowest first, and the database is in the order of its keys. */
const keyRank = (netuid: number): number => (netuid & 0xff) * 256 + (netuid >> 8);
