import { isWalletError } from '../../core/errors/wallet-error.js';
import type { BareIntent, Intent } from '../../core/operations/intent.js';
import type { Protection } from '../../core/operations/quote.js';
import type { BlockReader } from '../chain/block-reader.js';
import { checkRoute } from '../routes/check-route.js';
import { openContext } from './context.js';
import { checkGates, checkGatesOnTheWay } from './gates.js';
import { intentCallAt, ruleOf } from './registry.js';
import { openIntent } from './routed/open.js';
import type { Wrapped } from './routed/wrap.js';
import type { OperationContext } from './rules.js';
import { isNoAnswer } from './support/issue.js';
import { prepareTrades } from './trade/prepare.js';
import { checkPaid } from './whole.js';

/**
 * Everything the chain would refuse after taking the fee, at the reader's block. Of a batch whose legs stand alone, one good
 * leg is enough; of one that is all or nothing, each is tested by itself: what earlier legs change is the quote's business.
 * @throws WalletError of the first check that fails
 */
export async function checkIntent(
  reader: BlockReader,
  signer: string,
  asked: Intent,
  protection: Protection,
  wrapped: Wrapped,
): Promise<void> {
  const { intent, actor, steps } = openIntent(signer, asked);
  const context = openContext(reader, actor);
  const isRouted = steps.length > 0;
  await checkGates(context, intent.kind);
  if (isRouted) {
    await checkGatesOnTheWay(reader, signer, steps);
    await checkRoute(reader, signer, steps, await intentCallAt(context, intent));
  }
  // What is only announced or approved now is tested when it is carried out.
  if (wrapped.acts === 'now') await checkLegs(context, intent);
  const payer = isRouted ? openContext(reader, signer) : context;
  const fee = await payer.fee(wrapped.callHex);
  await checkPaid(context, { signer: payer, steps, wrapped }, intent, fee, protection);
}

async function checkLegs(context: OperationContext, intent: BareIntent): Promise<void> {
  const legs = intent.kind === 'batch' ? intent.legs : [intent];
  await prepareTrades(context, legs);
  const isAlone = intent.kind === 'batch' && intent.mode === 'each';
  const failures: Error[] = [];
  for (const leg of legs) {
    try {
      await ruleOf(leg).check(context, leg);
    } catch (error) {
      if (!isAlone || !isWalletError(error) || isNoAnswer(error)) throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first && failures.length === legs.length) throw first;
}
