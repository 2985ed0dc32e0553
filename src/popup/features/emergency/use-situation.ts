import { useEffect, useMemo, useRef } from 'react';
import { canApprove } from '../../../core/accounts/types.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { AnnouncedCall } from '../../../core/watch/types.js';
import { useServices } from '../../app/services.js';
import { useAsk } from '../../components/use-ask.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useAccountStates } from '../holdings/account-states.js';
import { type Situation, situationOf } from './situation.js';

export interface Seen {
  /** Null while nothing is known of the account. */
  situation: Situation | null;
  state: AccountState | null;
  /** Block and time of what is shown. */
  block: { number: number; atMs: number } | null;
  /** What is shown is not what the chain says now. */
  stale: boolean;
  error: ErrorBody | null;
  /** Announced calls could not be read; the rest could. */
  callsError: ErrorBody | null;
}

/** What is wrong with an account, from the chain, anew with every block. */
export function useSituation(address: string): Seen {
  const reading = useAccountStates([address]);
  const offline = useChainStore((s) => s.network !== null && s.network.state === 'offline');
  const snapshot = reading?.snapshot ?? null;
  const state = snapshot?.value.find((one) => one.address === address) ?? null;
  const { calls, error } = useAnnounced(address);
  const accounts = useWalletStore((s) => s.status?.accounts);
  const own = useMemo(
    () => new Set((accounts ?? []).filter(canApprove).map((one) => one.address)),
    [accounts],
  );
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const everywhere = useWalletStore((s) => s.alerts?.alerts);
  const alerts = useMemo(
    () => (everywhere ?? []).filter((one) => one.address === address && one.networkId === networkId),
    [everywhere, address, networkId],
  );
  return {
    situation: state && situationOf(state, calls, own, alerts),
    state,
    block: snapshot && { number: snapshot.block.number, atMs: snapshot.atMs },
    stale: offline || (reading !== null && reading.state !== 'live'),
    error: reading?.error ?? null,
    callsError: error,
  };
}

/** Calls that delegates announced for the account, asked for again with every block. */
function useAnnounced(address: string): {
  calls: AnnouncedCall[] | 'unavailable' | null;
  error: ErrorBody | null;
} {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const best = useChainStore((s) => s.network?.best?.number ?? null);
  const asked = useAsk(`${networkId} ${address}`, async () => {
    const { accounts } = await engine.call('watched', { addresses: [address], sinceBlock: null });
    const part = accounts.find((one) => one.address === address)?.announced;
    return part?.kind === 'known' ? part.value : 'unavailable';
  });
  const { again } = asked;
  const last = useRef(best);
  useEffect(() => {
    if (last.current === best) return;
    last.current = best;
    again();
  }, [best, again]);
  return { calls: asked.value, error: asked.error };
}
