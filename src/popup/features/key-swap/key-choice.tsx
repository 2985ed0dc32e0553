import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { ShortAddress } from '../../components/address.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { Picker } from '../../components/picker.js';
import { cleanText } from '../../components/untrusted.js';

interface Props {
  accounts: readonly Account[];
  account: Account | null;
  onChoose(account: Account): void;
}

/** One of the own keys; none is chosen beforehand, because everything goes to it. */
export function KeyChoice({ accounts, account, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Picker
      label={t('keySwap.newKey')}
      placeholder={t('keySwap.choose')}
      searchPlaceholder={t('emergency.search')}
      empty={t('emergency.noMatch')}
      items={accounts}
      value={account}
      idOf={(one) => one.accountId}
      textOf={(one) => cleanText(one.name)}
      matches={(one, query) => `${one.name} ${one.address}`.toLowerCase().includes(query)}
      onChange={onChoose}
      renderItem={(one) => <Key account={one} />}
      renderValue={(one) => <Key account={one} />}
      testId="new-key"
    />
  );
}

function Key({ account }: { account: Account }) {
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
