import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { ChangePassword } from '../change-password.js';
import { EraseWallet } from '../erase-wallet.js';
import { LockNow } from '../lock-now.js';
import { Passkey } from '../passkey/passkey.js';
import { LockMinutes } from '../saved-fields.js';
import { Section } from '../section.js';
import { Toggle } from '../toggle.js';
import type { Save } from '../use-save.js';

/** When the wallet closes, and what opens it. */
export function SecuritySection({ settings, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.security')}>
      <LockMinutes
        value={settings.autoLockMinutes}
        onSave={(autoLockMinutes) => save.patch({ autoLockMinutes })}
      />
      <Toggle
        label={t('settings.lockWithSystem')}
        hint={t('settings.lockWithSystemHint')}
        checked={settings.lockWithSystem}
        onChange={(lockWithSystem) => save.patch({ lockWithSystem })}
      />
      <LockNow />
      <hr className="settings-line" />
      <ChangePassword />
      <Passkey />
      <EraseWallet />
    </Section>
  );
}
