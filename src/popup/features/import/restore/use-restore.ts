import { useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import type { AddedAccounts } from '../../../../protocol/ui/accounts.js';
import type { BackupContents } from '../../../../protocol/ui/backup.js';
import type { KdfParams } from '../../../../protocol/ui/vault.js';
import { useServices } from '../../../app/services.js';
import { type Act, useAct } from '../../../components/use-act.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { useNewVaultKey } from '../../onboarding/new-vault.js';

export interface Chosen {
  accountIds: `0x${string}`[];
  contacts: boolean;
  settings: boolean;
}

export interface Restore {
  /** Why the file is no backup that can be opened; null while that is not known. */
  damage: ErrorBody | null;
  opening: Act;
  contents: BackupContents | null;
  open(password: string): Promise<void>;
  storing: Act;
  store(chosen: Chosen, newPassword: string): Promise<void>;
}

/** A backup of Kelvin: its password, what is in it, and writing what was chosen. */
export function useRestore(file: string, onStored: (added: AddedAccounts) => void): Restore {
  const { background, deriveKey } = useServices();
  const newVaultKey = useNewVaultKey();
  const opening = useAct();
  const storing = useAct();
  const [damage, setDamage] = useState<ErrorBody | null>(null);
  const [kdf, setKdf] = useState<KdfParams | null>(null);
  const [opened, setOpened] = useState<{ backupKey: string; contents: BackupContents } | null>(null);

  useEffect(() => {
    let current = true;
    background.call('backup.kdf', { file }).then(
      (params) => current && setKdf(params),
      (error: unknown) => current && setDamage(toErrorBody(error)),
    );
    return () => {
      current = false;
    };
  }, [background, file]);

  const open: Restore['open'] = (password) =>
    opening.run(async () => {
      const params = kdf ?? (await background.call('backup.kdf', { file }));
      const backupKey = await deriveKey(password, params);
      setOpened({ backupKey, contents: await background.call('backup.inspect', { file, backupKey }) });
    });
  const store: Restore['store'] = (chosen, newPassword) =>
    storing.run(async () => {
      if (!opened) return;
      const isOpen = useWalletStore.getState().status?.vault === 'unlocked';
      const vault = isOpen ? null : await newVaultKey(newPassword);
      const { backupKey } = opened;
      onStored(await background.call('backup.restore', { file, backupKey, ...chosen, vault }));
    });
  return { damage, opening, contents: opened?.contents ?? null, open, storing, store };
}
