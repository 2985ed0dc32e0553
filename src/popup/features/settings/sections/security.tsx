import type { TFunction } from 'i18next';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { ChangePassword } from '../change-password.js';
import { EraseWallet } from '../erase-wallet.js';
import { LockNow } from '../lock-now.js';
import { Passkey } from '../passkey/passkey.js';
import { pageRow, type SettingRow } from '../rows.js';
import { LockMinutes } from '../saved-fields.js';
import { Toggle } from '../toggle.js';
import type { Save } from '../use-save.js';

/** When the wallet closes, what opens it, and the ways out of it. `exportPath`: where the active account's key is shown. */
export function securityRows(
  t: TFunction,
  settings: Settings,
  save: Save,
  exportPath: string | null,
): SettingRow[] {
  const page = (id: string, path: string): SettingRow =>
    pageRow({ id, path, name: t(`settings.pages.${id}`), text: t(`settings.pages.${id}Text`) });
  return [
    { id: 'password', words: [t('settings.changePassword')], node: <ChangePassword /> },
    {
      id: 'autoLock',
      words: [t('settings.autoLock')],
      node: (
        <LockMinutes
          key={settings.autoLockMinutes}
          value={settings.autoLockMinutes}
          onSave={(autoLockMinutes) => save.patch({ autoLockMinutes })}
        />
      ),
    },
    {
      id: 'lockWithSystem',
      words: [t('settings.lockWithSystem'), t('settings.lockWithSystemHint')],
      node: (
        <Toggle
          label={t('settings.lockWithSystem')}
          hint={t('settings.lockWithSystemHint')}
          checked={settings.lockWithSystem}
          onChange={(lockWithSystem) => save.patch({ lockWithSystem })}
        />
      ),
    },
    { id: 'lockNow', words: [t('settings.lockNow')], node: <LockNow /> },
    { id: 'passkey', words: [t('settings.passkey'), t('settings.passkeyText')], node: <Passkey /> },
    ...(exportPath ? [page('reveal', exportPath)] : []),
    page('export', '/accounts/export'),
    page('backup', '/settings/backup'),
    page('offline', '/rights/offline'),
    page('shared', '/shared'),
    page('keySwap', '/key-swap'),
    { id: 'erase', words: [t('settings.erase')], node: <EraseWallet /> },
  ];
}
