import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { useAct } from '../../../components/use-act.js';
import { NewFilePassword } from '../../accounts/export/new-file-password.js';
import { saveFile } from '../../accounts/export/save-file.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { useNewKey, useWalletKey } from '../../unlock/wallet-key.js';
import { WalletPassword } from '../../unlock/wallet-password.js';
import { backupFileName } from './file-name.js';

/** A password of the backup's own, and this wallet's as proof. The secrets never pass through this page. */
export function BackupForm({ onSaved }: { onSaved(name: string): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const walletKey = useWalletKey();
  const newKey = useNewKey();
  const [password, setPassword] = useState('');
  const [backupPassword, setBackupPassword] = useState<string | null>(null);
  const act = useAct();
  const ready = password !== '' && backupPassword !== null;
  const make = (): Promise<void> =>
    act.run(async () => {
      if (backupPassword === null) return;
      const wrappingKey = await walletKey(password);
      const { kdf, key: backupKey } = await newKey(backupPassword);
      const { file } = await background.call('backup.make', { wrappingKey, kdf, backupKey });
      const name = backupFileName(Date.now());
      saveFile(name, file);
      onSaved(name);
    });
  return (
    <form
      className="card page-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void make();
      }}
    >
      <NewFilePassword
        label={t('backup.password')}
        hint={t('backup.passwordHint')}
        onChange={setBackupPassword}
      />
      <WalletPassword value={password} onChange={setPassword} />
      {act.error ? <AttemptError error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!ready}>
        {t('backup.make')}
      </Button>
      <p role="status" className="quiet small">
        {act.busy ? t('password.deriving') : null}
      </p>
    </form>
  );
}
