import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { cleanText } from '../../../components/untrusted.js';
import { type Act, useAct } from '../../../components/use-act.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { refreshWallet } from '../refresh.js';
import { moved } from './reorder.js';

export interface Reorder {
  act: Act;
  /** What a screen reader says about the last move. */
  said: string;
  move(account: Account, step: -1 | 1): void;
}

/** Moves accounts among those that are shown. */
export function useReorder(visible: readonly Account[]): Reorder {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const [said, setSaid] = useState('');
  const move = (account: Account, step: -1 | 1): void => {
    const all = useWalletStore.getState().status?.accounts ?? [];
    const accountIds = moved(all, visible, account.accountId, step);
    const name = cleanText(account.name);
    if (!accountIds) {
      setSaid(t(step < 0 ? 'accounts.isFirst' : 'accounts.isLast', { name }));
      return;
    }
    const place = visible.indexOf(account) + 1 + step;
    void act.run(async () => {
      await background.call('wallet.orderAccounts', { accountIds });
      await refreshWallet(background);
      setSaid(t('accounts.moved', { name, place, total: visible.length }));
    });
  };
  return { act, said, move };
}
