import { useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { Secret } from '../../../core/keys/secret.js';
import type { AddressPreview } from '../../../protocol/ui/accounts.js';
import { useServices } from '../../app/services.js';

export interface Preview {
  state: 'incomplete' | 'working' | 'ready' | 'error';
  value: AddressPreview | null;
  error: ErrorBody | null;
}

const SETTLE_MS = 200;
const NOTHING: Preview = { state: 'incomplete', value: null, error: null };

/** The address a secret gives, before anything is stored. Null while something is missing. */
export function usePreview(secret: Secret | null): Preview {
  const { background } = useServices();
  const [preview, setPreview] = useState<Preview>(NOTHING);
  // Secrets are made anew with every keystroke of the form: their content decides, not their identity.
  const content = secret === null ? null : JSON.stringify(secret);
  useEffect(() => {
    if (content === null) {
      setPreview(NOTHING);
      return;
    }
    let current = true;
    setPreview({ ...NOTHING, state: 'working' });
    const timer = setTimeout(() => {
      background.call('wallet.previewSecret', { secret: JSON.parse(content) as Secret }).then(
        (value) => current && setPreview({ state: 'ready', value, error: null }),
        (error: unknown) => current && setPreview({ state: 'error', value: null, error: toErrorBody(error) }),
      );
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [background, content]);
  return preview;
}
