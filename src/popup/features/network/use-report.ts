import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { CapabilityReport } from '../../../core/chain/capability.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';

export interface KnownReport {
  /** Network it was read for: a report is never shown under another one's name. */
  networkId: string;
  report: CapabilityReport;
  atMs: number;
}

/** The last good report while this page lives, so that a lost connection does not empty the screen. */
export const useLastReport = create<{ last: KnownReport | null }>(() => ({ last: null }));

export interface ReportReading {
  known: KnownReport | null;
  /** Whether what is shown is the answer of the runtime in use. */
  isCurrent: boolean;
  error: ErrorBody | null;
  again(): void;
}

/** What the connected runtime can do; asked again whenever the runtime is another one. */
export function useReport(): ReportReading {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const runtime = useChainStore((s) =>
    s.network?.state === 'online' && s.network.networkId === networkId
      ? `${s.network.genesisHash}-${s.network.specVersion}`
      : null,
  );
  const last = useLastReport((s) => s.last);
  const [failure, setFailure] = useState<{ runtime: string; error: ErrorBody } | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
  useEffect(() => {
    if (!runtime) return;
    let current = true;
    engine.call('capabilityReport', null).then(
      (report) => {
        if (!current) return;
        setFailure(null);
        useLastReport.setState({ last: { networkId, report, atMs: Date.now() } });
      },
      (error: unknown) => current && setFailure({ runtime, error: toErrorBody(error) }),
    );
    return () => {
      current = false;
    };
  }, [engine, runtime, networkId, round]);
  const known = last?.networkId === networkId ? last : null;
  return {
    known,
    isCurrent: known !== null && runtime === `${known.report.genesisHash}-${known.report.specVersion}`,
    error: failure && failure.runtime === runtime ? failure.error : null,
    again: () => setRound((n) => n + 1),
  };
}
