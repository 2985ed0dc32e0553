import { useCallback } from 'react';
import type { KdfParams } from '../../../protocol/ui/vault.js';
import { useServices } from '../../app/services.js';

/** A key with the parameters it was derived with. */
export interface NewKey {
  kdf: KdfParams;
  /** 32 bytes, hex. */
  key: string;
}

/** The wrapping key that this wallet's password gives: what the background asks for as its proof. */
export function useWalletKey(): (password: string) => Promise<string> {
  const { background, deriveKey } = useServices();
  return useCallback(
    async (password) => deriveKey(password, await background.call('wallet.kdfForUnlock', {})),
    [background, deriveKey],
  );
}

/** A key under fresh parameters, as slow to derive as this machine does in about 0.7 s, never less than asked. */
export function useNewKey(): (password: string) => Promise<NewKey> {
  const { background, deriveKey, keys } = useServices();
  return useCallback(
    async (password) => {
      const kdf = await keys.calibrate(await background.call('wallet.kdfForCreate', {}));
      return { kdf, key: await deriveKey(password, kdf) };
    },
    [background, deriveKey, keys],
  );
}
