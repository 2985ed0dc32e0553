import { rao } from '../../../core/amount/money.js';
import type { ProxyAnnouncement } from '../../../core/chain/account-state.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { removeAnnouncementCall } from './calls.js';
import { deposited, ownAnnouncements } from './deposits.js';

type Told = Pick<ProxyAnnouncement, 'real' | 'callHash'>;

/**
 * Taking back what this account announced as a delegate: all announcements of that very call go at once
 * (`opentensor/subtensor pallets/proxy/src/lib.rs`, remove_announcement).
 */
export const TAKE_BACK_RULES = {
  'remove-announcement': {
    call: removeAnnouncementCall,
    check: async (context, told) => {
      if ((await matching(context, told)) === 0) throw new WalletError('safety/no-announcement');
    },
  },
} satisfies IntentRules;

/** Two requests with the fee. `receives` is the part of the deposit that becomes free again. */
export const quoteRemoveAnnouncement: Quoter<'remove-announcement'> = async (context, intent) => {
  removeAnnouncementCall(context.reader.runtime, intent);
  const issue = await issueOf(() => TAKE_BACK_RULES['remove-announcement'].check(context, intent));
  const held = await ownAnnouncements(context);
  const left = held.entries.length - (await matching(context, intent));
  const back = -deposited(context, 'AnnouncementDeposit', held, left);
  return {
    ...EMPTY_DRAFT,
    intent,
    issue,
    receives: issue || back <= 0n ? [] : [{ token: 'tao', rao: rao(back) }],
  };
};

async function matching(context: OperationContext, { real, callHash }: Told): Promise<number> {
  const { entries } = await ownAnnouncements(context);
  return entries.filter((entry) => entry.real === real && entry.callHash === callHash.toLowerCase()).length;
}
