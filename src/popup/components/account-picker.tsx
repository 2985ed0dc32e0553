import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../core/accounts/types.js';
import { ShortAddress } from './address.js';
import { Identicon } from './identicon.js';
import { Outside } from './outside.js';
import { Picker } from './picker.js';
import { cleanText } from './untrusted.js';

interface Props {
  label: string;
  accounts: readonly Account[];
  /** Null: none is chosen yet. */
  account: Account | null;
  onChoose(account: Account): void;
  testId: string;
  /** Said while none is chosen, where that is not the label. */
  placeholder?: string;
}

/** One of the wallet's accounts, by name or address. */
export function AccountPicker({ label, accounts, account, onChoose, testId, placeholder = label }: Props) {
  const { t } = useTranslation();
  const row = (one: Account): ReactNode => <AccountRow account={one} />;
  return (
    <Picker
      label={label}
      placeholder={placeholder}
      searchPlaceholder={t('emergency.search')}
      empty={t('emergency.noMatch')}
      items={accounts}
      value={account}
      idOf={(one) => one.accountId}
      textOf={(one) => cleanText(one.name)}
      matches={(one, query) => `${one.name} ${one.address}`.toLowerCase().includes(query)}
      onChange={onChoose}
      renderItem={row}
      renderValue={row}
      testId={testId}
    />
  );
}

/** The account whose matters a page is about: to be chosen where there are several. */
export function AccountChoice(props: Props & { account: Account }) {
  if (props.accounts.length > 1) return <AccountPicker {...props} />;
  return (
    <div className="emergency-account">
      <AccountRow account={props.account} />
    </div>
  );
}

function AccountRow({ account }: { account: Account }) {
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
