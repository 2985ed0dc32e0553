import { WalletError } from '../../../core/errors/wallet-error.js';
import { address, list, record } from '../../chain/shape.js';
import { hashText } from '../../portfolio/account-states.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { readNamed } from '../support/named-reads.js';
import { rejectCall } from './calls.js';

/**
 * Refusing what a delegate announced for this account: all of its announcements of that very call go at once, and their
 * deposit goes back to the delegate (`opentensor/subtensor pallets/proxy/src/lib.rs`, reject_announcement).
 */
export const ANNOUNCEMENT_RULES = {
  'reject-announcement': {
    call: rejectCall,
    check: async (context, { delegate, callHash }) => {
      if (!(await isAnnounced(context, delegate, callHash))) throw new WalletError('safety/no-announcement');
    },
  },
} satisfies IntentRules;

export const quoteReject: Quoter<'reject-announcement'> = async (context, intent) => {
  rejectCall(context.reader.runtime, intent);
  const issue = await issueOf(() => ANNOUNCEMENT_RULES['reject-announcement'].check(context, intent));
  return { ...EMPTY_DRAFT, intent, issue };
};

async function isAnnounced(context: OperationContext, delegate: string, callHash: string): Promise<boolean> {
  const { told } = await readNamed(context.reader, { told: ['Proxy', 'Announcements', delegate] });
  const [entries] = told ? list(told.value, 'announcements') : [[]];
  return list(entries, 'announcements').some((entry) => {
    const one = record(entry, 'announcement');
    return (
      address(one.real, 'real') === context.address &&
      hashText(one.callHash).toLowerCase() === callHash.toLowerCase()
    );
  });
}
