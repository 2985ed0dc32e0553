import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { int, record } from '../chain/shape.js';

/** One simulated pool trade. Amounts in the units of their token. */
export interface SimulatedTrade {
  netIn: bigint;
  feeIn: bigint;
  out: bigint;
}

/**
 * The runtime's own simulation of a trade. It reports every failure as zeros, so nothing out means no quote: null.
 * (`opentensor/subtensor pallets/swap/runtime-api`)
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export async function simSwap(
  reader: BlockReader,
  side: 'buy' | 'sell',
  netuid: number,
  amount: bigint,
): Promise<SimulatedTrade | null> {
  const method = side === 'buy' ? 'sim_swap_tao_for_alpha' : 'sim_swap_alpha_for_tao';
  return readTrade(side, await reader.call('SwapRuntimeApi', method, [netuid, amount]));
}

function readTrade(side: 'buy' | 'sell', value: Plain): SimulatedTrade | null {
  const sim = record(value, 'simulation');
  const [tao, alpha] = [int(sim.taoAmount, 'simulation'), int(sim.alphaAmount, 'simulation')];
  const trade =
    side === 'buy'
      ? { netIn: tao, feeIn: int(sim.taoFee, 'simulation'), out: alpha }
      : { netIn: alpha, feeIn: int(sim.alphaFee, 'simulation'), out: tao };
  return trade.out > 0n && trade.netIn > 0n ? trade : null;
}

const AT_ONCE = 16;

/** Many simulations, a few at a time: for runtimes whose pool has no maths here. */
export async function simSwapAll(
  reader: BlockReader,
  trades: Array<{ side: 'buy' | 'sell'; netuid: number; amount: bigint }>,
): Promise<Array<SimulatedTrade | null>> {
  const out: Array<SimulatedTrade | null> = [];
  for (let i = 0; i < trades.length; i += AT_ONCE) {
    const batch = trades.slice(i, i + AT_ONCE);
    out.push(...(await Promise.all(batch.map((t) => simSwap(reader, t.side, t.netuid, t.amount)))));
  }
  return out;
}
