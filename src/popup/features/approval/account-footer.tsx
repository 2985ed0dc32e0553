import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { useAccountPortfolio, useOwnAccount } from '../../state/selectors.js';

/** The account that will sign, with what it has free. */
export function AccountFooter({ address }: { address: string }) {
  const account = useOwnAccount(address);
  const portfolio = useAccountPortfolio(address);
  return (
    <div className="account-footer" data-testid="signing-account">
      <Identicon seed={account?.accountId ?? address} size={20} />
      {account ? <Outside text={account.name} className="truncate" /> : null}
      <ShortAddress address={address} className="faint" />
      {portfolio ? (
        <Amount base={portfolio.balance.freeRao} always className="account-footer-amount" />
      ) : null}
    </div>
  );
}
