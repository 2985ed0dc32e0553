import { useLocation } from 'wouter';
import type { Intent } from '../../../core/operations/intent.js';
import type { Route } from '../../../core/routes/types.js';
import { useServices } from '../../app/services.js';
import { type Act, useAct } from '../../components/use-act.js';
import { rememberForm } from '../operations/form/drafts.js';

export interface Proposal {
  /** The account that acts. */
  accountId: string;
  intent: Intent;
  route?: Route;
  protect: boolean;
  /** Account that signs the shield's carriers, where the signer is on a device. */
  postage?: `0x${string}`;
}

/** Proposes an intent and opens its review; rejecting there leads back to this page. */
export function useProposal(): Act & { propose(proposal: Proposal): Promise<void> } {
  const { background } = useServices();
  const [path, navigate] = useLocation();
  const act = useAct();
  return {
    ...act,
    propose: ({ accountId, ...rest }) =>
      act.run(async () => {
        const { approvalId } = await background.call('intents.propose', {
          accountId: accountId as `0x${string}`,
          ...rest,
        });
        rememberForm(path);
        navigate(`/approval/${approvalId}`);
      }),
  };
}
