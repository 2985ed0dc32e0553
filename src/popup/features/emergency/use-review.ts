import { useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import type { Intent } from '../../../core/operations/intent.js';
import type { Route } from '../../../core/routes/types.js';
import { useServices } from '../../app/services.js';
import { type Act, useAct } from '../../components/use-act.js';
import { rememberForm } from '../operations/form/drafts.js';

/**
 * Proposes an intent and opens its review; rejecting there leads back to this page.
 *
 * @param route how the account acts where it does not sign itself
 */
export function useReview(
  account: Account,
  route: Route | null,
): Act & { review(intent: Intent): Promise<void> } {
  const { background } = useServices();
  const [path, navigate] = useLocation();
  const act = useAct();
  return {
    ...act,
    review: (intent) =>
      act.run(async () => {
        const { approvalId } = await background.call('intents.propose', {
          accountId: account.accountId,
          intent,
          // None of this moves a price: there is nothing to hide.
          protect: false,
          ...(route ? { route } : {}),
        });
        rememberForm(path);
        navigate(`/approval/${approvalId}`);
      }),
  };
}
