import { WalletError } from '../../../core/errors/wallet-error.js';
import { small } from '../../chain/shape.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { readNamed } from '../support/named-reads.js';
import { ownState } from '../support/own-state.js';
import { CLEAR, DISPUTE } from './calls.js';

/**
 * The two answers to an announced coldkey swap (`opentensor/subtensor pallets/subtensor/src/swap/swap_coldkey.rs`). That one
 * is disputed already is said at the gate, which the network keeps too.
 */
export const SWAP_RULES = {
  'dispute-swap': {
    call: (runtime) => DISPUTE.build(runtime, []),
    check: async (context) => {
      await announcedFrom(context);
    },
  },
  'clear-swap': {
    call: (runtime) => CLEAR.build(runtime, []),
    check: async (context) => {
      const from = (await announcedFrom(context)) + (await waitBlocks(context));
      // A transaction made now is in the next block at the earliest.
      if (context.reader.block.number + 1 < from)
        throw new WalletError('safety/too-early', { atBlock: from });
    },
  },
} satisfies IntentRules;

export const quoteDisputeSwap: Quoter<'dispute-swap'> = async (context) => {
  const intent = { kind: 'dispute-swap' } as const;
  DISPUTE.need(context.reader.runtime);
  const issue = await issueOf(() => SWAP_RULES['dispute-swap'].check(context));
  return { ...EMPTY_DRAFT, intent, issue };
};

export const quoteClearSwap: Quoter<'clear-swap'> = async (context) => {
  const intent = { kind: 'clear-swap' } as const;
  CLEAR.need(context.reader.runtime);
  const issue = await issueOf(() => SWAP_RULES['clear-swap'].check(context));
  return { ...EMPTY_DRAFT, intent, issue };
};

/** Block from which the announced swap can be carried out. @throws WalletError safety/no-swap */
async function announcedFrom(context: OperationContext): Promise<number> {
  const { swapFromBlock } = await ownState(context);
  if (swapFromBlock === null) throw new WalletError('safety/no-swap');
  return swapFromBlock;
}

/** How long after that an announcement has to be left alone, blocks. */
async function waitBlocks({ reader }: OperationContext): Promise<number> {
  const { delay } = await readNamed(reader, { delay: ['SubtensorModule', 'ColdkeySwapReannouncementDelay'] });
  return delay ? small(delay.value, 'swap delay') : 0;
}
