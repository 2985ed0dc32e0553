import type { Account } from '../../../../core/accounts/types.js';
import type { InputOf } from '../../../../protocol/method.js';
import type { updateAccount } from '../../../../protocol/ui/accounts.js';
import { useServices } from '../../../app/services.js';
import { useCopied } from '../../../components/address.js';
import { type Act, useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../refresh.js';

export interface Update {
  act: Act;
  /** True for a moment after a change was kept. */
  saved: boolean;
  patch(patch: InputOf<typeof updateAccount>['patch']): void;
}

/** Changes what the person chose about an account; the background's answer is what is shown. */
export function useUpdate({ accountId }: Account): Update {
  const { background } = useServices();
  const act = useAct();
  const [saved, markSaved] = useCopied();
  return {
    act,
    saved,
    patch: (patch) =>
      void act.run(async () => {
        await background.call('wallet.updateAccount', { accountId, patch });
        await refreshWallet(background);
        markSaved();
      }),
  };
}
