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
const INCOMPLETE: Preview = { state: 'incomplete', value: null, error: null };

/** The addresses that secrets give, in their order, before anything is stored. */
export function usePreviews(secrets: readonly Secret[]): Preview[] {
  const { background } = useServices();
  const [previews, setPreviews] = useState<Preview[]>([]);
  // Secrets are made anew with every keystroke of the form: their content decides, not their identity.
  const content = secrets.length === 0 ? null : JSON.stringify(secrets);
  useEffect(() => {
    if (content === null) {
      setPreviews([]);
      return;
    }
    let current = true;
    const asked = JSON.parse(content) as Secret[];
    setPreviews(asked.map(() => ({ ...INCOMPLETE, state: 'working' })));
    const preview = async (secret: Secret): Promise<Preview> => {
      try {
        const value = await background.call('wallet.previewSecret', { secret });
        return { state: 'ready', value, error: null };
      } catch (error) {
        return { state: 'error', value: null, error: toErrorBody(error) };
      }
    };
    const timer = setTimeout(() => {
      void Promise.all(asked.map(preview)).then((all) => current && setPreviews(all));
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [background, content]);
  return previews;
}

/** The address one secret gives. Null while something of it is missing. */
export function usePreview(secret: Secret | null): Preview {
  const [preview] = usePreviews(secret ? [secret] : []);
  return preview ?? INCOMPLETE;
}
