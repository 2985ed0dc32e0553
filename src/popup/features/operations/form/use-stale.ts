import { createContext } from 'react';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { useChainStore } from '../../../state/chain-store.js';

/** What the screen says above its form that a reading failed with: the form does not say it again. */
export const ToldError = createContext<ErrorBody | null>(null);

const OFFLINE: ErrorBody = { code: 'chain/offline', context: {} };

/** When the balances on screen were read, ms since 1970, while they are not this moment's; null while they are live. */
export function useStaleAt(): number | null {
  return useChainStore(({ portfolio, network }) => {
    if (!portfolio?.snapshot) return null;
    const isOld = portfolio.state !== 'live' || network?.state === 'offline';
    return isOld ? portfolio.snapshot.atMs : null;
  });
}

/** Why nothing newer can be read, known or not: no network, or what the last reading failed with; null while neither. */
export function useReadError(): ErrorBody | null {
  return useChainStore(({ portfolio, network }) => {
    if (network?.state === 'offline') return OFFLINE;
    return portfolio && portfolio.state !== 'live' ? portfolio.error : null;
  });
}
