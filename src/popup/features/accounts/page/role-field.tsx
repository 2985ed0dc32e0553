import { useTranslation } from 'react-i18next';
import type { Account, AccountRole } from '../../../../core/accounts/types.js';
import { Segmented } from '../../../components/segmented.js';

/** What the key is used for, with what that means. */
export function RoleField({ account, onChange }: { account: Account; onChange(role: AccountRole): void }) {
  const { t } = useTranslation();
  return (
    <div className="role-field">
      <Segmented
        label={t('accounts.role')}
        options={[
          { value: 'coldkey', label: t('accounts.coldkey') },
          { value: 'hotkey', label: t('accounts.hotkey') },
        ]}
        value={account.role}
        onChange={onChange}
      />
      <p className="field-note">{t(`accounts.${account.role}Text`)}</p>
    </div>
  );
}
