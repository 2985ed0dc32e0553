import type { Account } from '../../../../core/accounts/types.js';
import { ShortAddress } from '../../../components/address.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { AccountMark } from '../account-mark.js';
import { Badges } from '../badges.js';

/** Which account this is about. */
export function AccountLine({ account }: { account: Account }) {
  return (
    <div className="account-line">
      <Identicon seed={account.accountId} />
      <span className="row-main">
        <span className="account-name-line">
          <Outside text={account.name} className="truncate row-name" />
          <AccountMark colour={account.colour} />
        </span>
        <span className="account-under">
          <ShortAddress address={account.address} className="faint" />
          <Badges account={account} />
        </span>
      </span>
    </div>
  );
}
