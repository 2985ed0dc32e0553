import { useCallback } from 'react';
import type { KdfParams } from '../../../protocol/ui/vault.js';
import { useServices } from '../../app/services.js';

/** What a new vault is made with. */
export interface VaultKey {
  kdf: KdfParams;
  wrappingKey: string;
}

/** The key of a new vault under a password: as slow to derive as this machine does in about 0.7 s, never less than asked. */
export function useNewVaultKey(): (password: string) => Promise<VaultKey> {
  const { background, deriveKey, keys } = useServices();
  return useCallback(
    async (password) => {
      const kdf = await keys.calibrate(await background.call('wallet.kdfForCreate', {}));
      return { kdf, wrappingKey: await deriveKey(password, kdf) };
    },
    [background, deriveKey, keys],
  );
}
