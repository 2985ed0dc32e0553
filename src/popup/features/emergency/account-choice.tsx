import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { ShortAddress } from '../../components/address.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { Picker } from '../../components/picker.js';
import { cleanText } from '../../components/untrusted.js';

interface Props {
  accounts: readonly Account[];
  account: Account;
  onChoose(account: Account): void;
}

/** Which account is in trouble; nothing to choose where there is one. */
export function AccountChoice({ accounts, account, onChoose }: Props) {
  const { t } = useTranslation();
  if (accounts.length < 2)
    return (
      <div className="emergency-account">
        <Row account={account} />
      </div>
    );
  return (
    <Picker
      label={t('emergency.chooseAccount')}
      placeholder={t('emergency.chooseAccount')}
      searchPlaceholder={t('emergency.search')}
      empty={t('emergency.noMatch')}
      items={accounts}
      value={account}
      idOf={(one) => one.accountId}
      textOf={(one) => cleanText(one.name)}
      matches={(one, query) => `${one.name} ${one.address}`.toLowerCase().includes(query)}
      onChange={onChoose}
      renderItem={(one) => <Row account={one} />}
      renderValue={(one) => <Row account={one} />}
      testId="emergency-account"
    />
  );
}

function Row({ account }: { account: Account }) {
  return (
    <>
      <Identicon seed={account.accountId} size={24} />
      <span className="row-main">
        <span className="row-name truncate">
          <Outside text={account.name} />
        </span>
        <span className="row-under truncate">
          <ShortAddress address={account.address} />
        </span>
      </span>
    </>
  );
}
