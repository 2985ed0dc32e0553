import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Intent } from '../../core/operations/intent.js';
import type { Protection } from '../../core/operations/quote.js';
import type { BlockReader } from '../chain/block-reader.js';
import { openContext } from './context.js';
import { checkGates } from './gates.js';
import { intentCall, ruleOf } from './registry.js';
import { prepareTrades } from './trade/prepare.js';
import { checkWhole } from './whole.js';

/**
 * Everything the chain would refuse after taking the fee, at the reader's block. Of a batch whose legs stand alone, one good
 * leg is enough; of one that is all or nothing, each is tested by itself: what earlier legs change is the quote's business.
 * @throws WalletError of the first check that fails
 */
export async function checkIntent(
  reader: BlockReader,
  address: string,
  intent: Intent,
  protection: Protection,
): Promise<void> {
  const context = openContext(reader, address);
  await checkGates(context, intent.kind);
  const legs = intent.kind === 'batch' ? intent.legs : [intent];
  await prepareTrades(context, legs);
  const isAlone = intent.kind === 'batch' && intent.mode === 'each';
  const failures: Error[] = [];
  for (const leg of legs) {
    try {
      await ruleOf(leg).check(context, leg);
    } catch (error) {
      if (!isAlone || !isWalletError(error)) throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first && failures.length === legs.length) throw first;
  await checkWhole(context, intent, await context.fee(intentCall(reader.runtime, intent)), protection);
}
