import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { Toggle } from '../../settings/toggle.js';

/** Hides the account from lists and totals; nothing about it is forgotten. */
export function VisibleField({ account, onChange }: { account: Account; onChange(hidden: boolean): void }) {
  const { t } = useTranslation();
  return (
    <Toggle
      label={t('accounts.hide')}
      hint={t('accounts.hideText')}
      checked={account.hidden}
      onChange={onChange}
    />
  );
}
