import { useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { InputOf, OutputOf } from '../../../protocol/method.js';
import type { previewSecret } from '../../../protocol/ui/vault.js';
import { useServices } from '../../app/services.js';

type Secret = InputOf<typeof previewSecret>;

export interface Preview {
  state: 'incomplete' | 'working' | 'ready' | 'error';
  value: OutputOf<typeof previewSecret> | null;
  error: ErrorBody | null;
}

const SETTLE_MS = 200;

/** The address a phrase gives, before anything is stored. Null while words are missing. */
export function usePreview(secret: Secret | null): Preview {
  const { background } = useServices();
  const [preview, setPreview] = useState<Preview>({ state: 'incomplete', value: null, error: null });
  const phrase = secret?.phrase ?? null;
  const path = secret?.path ?? '';
  const cryptoType = secret?.cryptoType ?? 'sr25519';
  useEffect(() => {
    if (phrase === null) {
      setPreview({ state: 'incomplete', value: null, error: null });
      return;
    }
    let current = true;
    setPreview({ state: 'working', value: null, error: null });
    const timer = setTimeout(() => {
      background.call('wallet.previewSecret', { phrase, path, cryptoType }).then(
        (value) => current && setPreview({ state: 'ready', value, error: null }),
        (error: unknown) => current && setPreview({ state: 'error', value: null, error: toErrorBody(error) }),
      );
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [background, phrase, path, cryptoType]);
  return preview;
}
