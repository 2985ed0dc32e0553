import { useEffect, useState } from 'react';
import type { Account } from '../../../../core/accounts/types.js';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import type { AddressPreview } from '../../../../protocol/ui/accounts.js';
import { useServices } from '../../../app/services.js';
import type { Derivation } from './common-paths.js';

export interface DerivedPreview {
  value: AddressPreview | null;
  error: ErrorBody | null;
}

const SETTLE_MS = 200;
const NOTHING: DerivedPreview = { value: null, error: null };

/** The address a path gives, a moment after the last key. */
export function useDerivedPreview({ accountId }: Account, { path, cryptoType }: Derivation): DerivedPreview {
  const { background } = useServices();
  const [preview, setPreview] = useState<DerivedPreview>(NOTHING);
  useEffect(() => {
    setPreview(NOTHING);
    if (path === '') return;
    let current = true;
    const timer = setTimeout(() => {
      background.call('wallet.previewDerived', { accountId, derivations: [{ path, cryptoType }] }).then(
        ({ previews }) => current && setPreview({ value: previews[0] ?? null, error: null }),
        (error: unknown) => current && setPreview({ value: null, error: toErrorBody(error) }),
      );
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [background, accountId, path, cryptoType]);
  return preview;
}
