import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { subtensorCall } from '../support/subtensor-call.js';
import { swapDetail } from './detail.js';
import { coldkeyHash, requireFresh, swapTerms } from './terms.js';

const ANNOUNCE = subtensorCall('announce_coldkey_swap', [['new_coldkey_hash', null]]);

/**
 * The first announcement is paid for and locks the account; another in its place costs nothing and must wait
 * (`opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs`, announce_coldkey_swap). Which coldkey it is for the
 * chain does not see yet; whether it will take it is looked at all the same.
 */
export const ANNOUNCE_RULES = {
  'announce-swap': {
    call: (runtime, { newColdkey }) => ANNOUNCE.build(runtime, [coldkeyHash(newColdkey)]),
    async check(context, { newColdkey }) {
      await requireTurn(context);
      await requireFresh(context, newColdkey);
    },
    spendsRao: async (_intent, context) => announcementCost(context),
  },
} satisfies IntentRules;

export const quoteAnnounce: Quoter<'announce-swap'> = async (context, { newColdkey }) => {
  ANNOUNCE.need(context.reader.runtime);
  const { delayBlocks } = await swapTerms(context);
  const intent = newColdkey === null ? null : ({ kind: 'announce-swap', newColdkey } as const);
  const [issue, cost] = await Promise.all([
    issueOf(() => (intent ? ANNOUNCE_RULES['announce-swap'].check(context, intent) : requireTurn(context))),
    announcementCost(context),
  ]);
  // A transaction made now is in the next block at the earliest.
  const executableAtBlock = context.reader.block.number + 1 + delayBlocks;
  return {
    ...EMPTY_DRAFT,
    intent,
    issue,
    pays: cost > 0n ? [{ token: 'tao', rao: rao(cost) }] : [],
    detail: await swapDetail(context, { executableAtBlock, costRao: cost }),
  };
};

/** @throws WalletError swap/again-too-early */
async function requireTurn(context: OperationContext): Promise<void> {
  const { announced, againBlocks } = await swapTerms(context);
  if (!announced) return;
  const from = announced.fromBlock + againBlocks;
  if (context.reader.block.number + 1 < from) throw new WalletError('swap/again-too-early', { block: from });
}

/** Rao; nothing while one is announced. */
async function announcementCost(context: OperationContext): Promise<bigint> {
  const { announced, costRao } = await swapTerms(context);
  return announced ? 0n : (costRao ?? 0n);
}
