import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, canSign } from '../../../core/accounts/types.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { ShortAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Frame } from './frame.js';
import { useDecide } from './use-decide.js';

/** A site asks to see accounts. Nothing more than the chosen ones is ever shown to it. */
export function Connect({ view }: { view: ApprovalView & { kind: 'connect' } }) {
  const { t } = useTranslation();
  const { inert, busy, approve } = useDecide();
  const status = useWalletStore((s) => s.status);
  const active = useActiveAccount();
  const accounts = (status?.accounts ?? []).filter(isOffered);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(active && isOffered(active) ? [active.accountId] : []),
  );
  const accountIds = accounts.filter((a) => chosen.has(a.accountId)).map((a) => a.accountId);
  const toggle = (accountId: string): void =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(accountId)) next.add(accountId);
      return next;
    });
  return (
    <Frame
      view={view}
      title={t('approval.connectTitle')}
      approve={
        <Button
          look="primary"
          busy={busy}
          aria-disabled={inert || accountIds.length === 0}
          data-testid="approve"
          data-inert={inert}
          onClick={() =>
            accountIds.length > 0 &&
            approve({ id: view.id, decision: 'connect', accountIds: accountIds as [`0x${string}`] })
          }
        >
          {accountIds.length > 1
            ? t('approval.connectCount', { count: accountIds.length })
            : t('approval.connect')}
        </Button>
      }
    >
      <p className="quiet">{t('approval.connectText')}</p>
      <fieldset className="card connect-accounts">
        <legend className="field-label">{t('approval.connectAccounts')}</legend>
        {accounts.map((account) => (
          <label key={account.accountId} className="connect-account">
            <input
              type="checkbox"
              checked={chosen.has(account.accountId)}
              onChange={() => toggle(account.accountId)}
            />
            <Identicon seed={account.accountId} size={24} />
            <Outside text={account.name} className="truncate" />
            <ShortAddress address={account.address} className="faint" />
          </label>
        ))}
      </fieldset>
      {accountIds.length === 0 ? (
        <p className="field-note" role="status">
          {t(accounts.length === 0 ? 'approval.noneToShare' : 'approval.chooseOne')}
        </p>
      ) : null}
    </Frame>
  );
}

/** A site gets coldkeys that can sign: a watched address or a hotkey would only look like one to it. */
function isOffered(account: Account): boolean {
  return canSign(account) && account.role === 'coldkey' && !account.hidden;
}
