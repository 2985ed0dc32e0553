import { type Rao, type RaoPerAlpha, raoPerAlpha } from '../../../../src/core/amount/money.js';
import type { EngineHarness } from './engine-harness.js';

/** The limit the engine would sign a stake with; 0 bps of tolerance for its own sake is nobody's wish. */
export async function stakeLimit(
  engine: EngineHarness,
  ask: { address: string; hotkey: string; netuid: number; amountRao: Rao; toleranceBps: number },
): Promise<RaoPerAlpha> {
  const { address, ...stake } = ask;
  const quote = await engine.client.call('quoteOperation', {
    address,
    ask: { kind: 'stake', ...stake, allowPartial: false },
    protect: false,
  });
  const [leg] = quote.trades;
  if (!leg) throw new Error(`no quote: ${JSON.stringify(quote.issue)}`);
  return raoPerAlpha(leg.limit);
}
