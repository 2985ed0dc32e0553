import { flushNext } from '../baskets/deposits.js';
import type { CallContext } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { FIXED, PERQUINTILL, type Pool, priceFixed, readPool } from '../swap/index.js';
import { payEpoch } from './epoch.js';
import { averageFlow } from './flow.js';
import { emissionAt } from './halving.js';
import { addTo, amountOf, subnetsOf, subtokenEnabled } from './storage.js';

const PALLET = 'SubtensorModule';
const WEIGHT_MIN = PERQUINTILL / 100n;

type Finalising = Pick<CallContext, 'codec' | 'state' | 'block' | 'deposit'>;

/**
 * Mints a block's TAO and alpha: each started subnet gets TAO by its moving price, together with as much alpha as keeps
 * its price, and alpha for those who work and stake there, paid out when its epoch ends
 * (`opentensor/subtensor pallets/subtensor/src/coinbase/run_coinbase.rs`).
 */
export function emit(context: Finalising): void {
  const { codec, state, block } = context;
  if (rulesOf(codec).baskets) flushNext(context);
  const netuids = subnetsOf(state).filter((netuid) => netuid !== 0 && subtokenEnabled(state, netuid));
  const prices = netuids.map((netuid) => amountOf(state, 'SubnetMovingPrice', netuid));
  const sum = prices.reduce((total, price) => total + price, 0n);
  if (sum === 0n) return;
  const minted = emissionAt(amountOf(state, 'TotalIssuance'));
  netuids.forEach((netuid, at) => {
    inject(context, netuid, (minted * (prices[at] ?? 0n)) / sum);
    averageFlow(context, netuid, block.number);
    if (isEpoch(state.get(PALLET, 'Tempo', netuid) as number, netuid, block.number)) {
      payEpoch(context, netuid, sum);
    } else addTo(state, 'BlocksSinceLastStep', [netuid], 1n);
  });
}

/** Subnets take turns, so that not all of them pay in one block. */
export function isEpoch(tempo: number, netuid: number, block: number): boolean {
  return tempo > 0 && (block + netuid + 1) % tempo === 0;
}

function inject({ state }: Finalising, netuid: number, share: bigint): void {
  const pool = readPool(state, netuid);
  if (pool.stable) return;
  const price = priceFixed(pool);
  const alphaEmission = emissionAt(pool.alpha + amountOf(state, 'SubnetAlphaOut', netuid));
  const wanted = price === 0n ? alphaEmission : (share * FIXED) / price;
  const alphaIn = wanted < alphaEmission ? wanted : alphaEmission;
  const taoIn = wanted < alphaEmission ? share : (alphaEmission * price) / FIXED;
  const after = { ...pool, tao: pool.tao + taoIn, alpha: pool.alpha + alphaIn };
  state.set(PALLET, 'SubnetTAO', [netuid], after.tao);
  state.set(PALLET, 'SubnetAlphaIn', [netuid], after.alpha);
  state.set('Swap', 'SwapBalancer', [netuid], weightKeepingPrice(pool, after));
  state.set(PALLET, 'SubnetTaoInEmission', [netuid], taoIn);
  state.set(PALLET, 'SubnetAlphaInEmission', [netuid], alphaIn);
  state.set(PALLET, 'SubnetAlphaOutEmission', [netuid], alphaEmission);
  addTo(state, 'SubnetAlphaOut', [netuid], alphaEmission);
  addTo(state, 'TotalIssuance', [], taoIn);
  addTo(state, 'TotalStake', [], taoIn);
}

/** The TAO weight at which the new reserves have the price of the old pool, within the bounds of weights. */
function weightKeepingPrice(before: Pool, after: Pool): bigint {
  const tao = after.tao * before.quote * before.alpha;
  const alpha = (PERQUINTILL - before.quote) * before.tao * after.alpha;
  if (tao + alpha === 0n) return before.quote;
  const weight = (PERQUINTILL * tao + (tao + alpha) / 2n) / (tao + alpha);
  if (weight < WEIGHT_MIN) return WEIGHT_MIN;
  return weight > PERQUINTILL - WEIGHT_MIN ? PERQUINTILL - WEIGHT_MIN : weight;
}
