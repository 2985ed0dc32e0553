import { useState } from 'react';
import { type Account, canApprove, canSign } from '../../../../core/accounts/types.js';
import type { ProxyGrant } from '../../../../core/chain/account-state.js';
import { useServices } from '../../../app/services.js';
import { type Asked, useAsk } from '../../../components/use-ask.js';
import { useAccountPortfolio } from '../../../state/selectors.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { draftKey, keepDraft, keptDraft } from '../../operations/form/drafts.js';
import { RECOMMENDED } from '../parts/right-words.js';
import { HOT_LEAST_RAO, type Progress } from './steps.js';

/** The right that a key for rescue gets. */
export const RESCUE = 'Transfer';

export interface OfflineState {
  progress: Progress;
  /** The right to stake that the key for every day has. */
  right: ProxyGrant | null;
  /** Spendable balance of that key, rao. */
  hotRao: bigint | null;
  proof: Asked<boolean>;
  /** The second right is not wanted. */
  decline(): void;
}

/** The key for every day that the chain knows already: an own key with the right to stake. */
export function hotKnown(
  grants: readonly ProxyGrant[],
  cold: Account,
  accounts: readonly Account[],
): Account | null {
  return (
    accounts.find(
      (one) =>
        one.accountId !== cold.accountId &&
        canApprove(one) &&
        grants.some(({ delegate, proxyType }) => delegate === one.address && proxyType === RECOMMENDED),
    ) ?? null
  );
}

/** Rights over the coldkey; null while they are not known. */
export function useColdGrants(address: string | null): ProxyGrant[] | null {
  const reading = useAccountStates(address === null ? [] : [address]);
  const state = reading?.snapshot?.value.find((one) => one.address === address);
  return state ? (known(state.proxies)?.grants ?? []) : null;
}

/** How far somebody has come, read from the chain and the wallet each time. */
export function useProgress(cold: Account, hot: Account | null, grants: readonly ProxyGrant[]): OfflineState {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? '');
  const key = draftKey('offline-declined', cold.accountId, networkId);
  const [declined, setDeclined] = useState(() => keptDraft<boolean>(key) ?? false);
  const hotRao = useAccountPortfolio(hot?.address ?? null)?.balance.spendableRao ?? null;
  const right =
    grants.find(({ delegate, proxyType }) => delegate === hot?.address && proxyType === RECOMMENDED) ?? null;
  const proof = useAsk(`${networkId} ${cold.address} ${hot?.address} ${right?.delayBlocks}`, async () => {
    if (!hot || !right) return false;
    const options = await engine.call('routes', {
      actor: cold.address,
      signers: [{ address: hot.address, kind: canSign(hot) ? 'key' : 'device' }],
      multisigs: [],
      intent: null,
      callHex: null,
    });
    return options.some(({ route, may }) => route.signer === hot.address && may !== 'no');
  });
  return {
    progress: {
      hasHot: hot !== null,
      isFunded: hotRao === null ? null : hotRao >= HOT_LEAST_RAO,
      hasRight: right !== null,
      rescueSettled:
        declined || grants.some(({ delayBlocks, proxyType }) => delayBlocks > 0 && proxyType === RESCUE),
      isProven: proof.value === true,
      isOut: !canSign(cold),
    },
    right,
    hotRao,
    proof,
    decline() {
      setDeclined(true);
      keepDraft(key, true);
    },
  };
}
