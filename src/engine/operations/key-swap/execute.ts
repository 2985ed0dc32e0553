import { WalletError } from '../../../core/errors/wallet-error.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { subtensorCall } from '../support/subtensor-call.js';
import { swapDetail } from './detail.js';
import { coldkeyHash, requireFresh, swapTerms } from './terms.js';

const EXECUTE = subtensorCall('swap_coldkey_announced', [['new_coldkey', null]]);

/** In the chain's order (`opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs`, swap_coldkey_announced). */
export const EXECUTE_RULES = {
  'execute-swap': {
    call: (runtime, { newColdkey }) => EXECUTE.build(runtime, [newColdkey]),
    async check(context, { newColdkey }) {
      const { hash } = await requireAnnounced(context);
      if (hash.toLowerCase() !== coldkeyHash(newColdkey)) throw new WalletError('swap/other-key');
      await requireRipe(context);
      await requireFresh(context, newColdkey);
    },
  },
} satisfies IntentRules;

export const quoteExecute: Quoter<'execute-swap'> = async (context, { newColdkey }) => {
  EXECUTE.need(context.reader.runtime);
  const { announced } = await swapTerms(context);
  const intent = newColdkey === null ? null : ({ kind: 'execute-swap', newColdkey } as const);
  const issue = await issueOf(() =>
    intent ? EXECUTE_RULES['execute-swap'].check(context, intent) : requireRipe(context),
  );
  const executableAtBlock = announced?.fromBlock ?? null;
  return {
    ...EMPTY_DRAFT,
    intent,
    issue,
    detail: await swapDetail(context, { executableAtBlock, costRao: 0n }),
  };
};

/** @throws WalletError swap/not-announced */
async function requireAnnounced(context: OperationContext): Promise<{ fromBlock: number; hash: string }> {
  const { announced } = await swapTerms(context);
  if (!announced) throw new WalletError('swap/not-announced');
  return announced;
}

/** @throws WalletError swap/not-announced, swap/too-early */
async function requireRipe(context: OperationContext): Promise<void> {
  const { fromBlock } = await requireAnnounced(context);
  // A transaction made now is in the next block at the earliest.
  if (context.reader.block.number + 1 < fromBlock)
    throw new WalletError('swap/too-early', { block: fromBlock });
}
