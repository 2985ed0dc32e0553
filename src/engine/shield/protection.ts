import type { Intent } from '../../core/operations/intent.js';
import type { Protection } from '../../core/operations/quote.js';
import { movesPrices } from '../../core/operations/trades.js';
import type { BlockReader } from '../chain/block-reader.js';

/** Whether an intent of this account can be hidden now, or why not. */
export async function protectionOf(
  _reader: BlockReader,
  intent: Intent | null,
  wanted: boolean,
  _address: string,
): Promise<Protection> {
  if (!intent || !movesPrices(intent)) return { state: 'off', reason: 'no-trade' };
  return { state: 'off', reason: wanted ? 'no-runtime' : 'switched-off' };
}
