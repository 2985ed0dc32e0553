import { useEffect, useRef, useState } from 'react';
import type { Account } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { type Act, useAct } from '../../../components/use-act.js';
import { useWalletKey } from '../../unlock/wallet-key.js';
import { saveFile } from './save-file.js';
import { type ExportChoice, type ExportedFile, writeExport } from './write-export.js';

export type SavedFile = Omit<ExportedFile, 'bytes'>;

export interface ExportFiles {
  act: Act;
  progress: { done: number; total: number } | null;
  /** What was handed to the browser; null before. */
  saved: SavedFile[] | null;
  start(password: string, choice: ExportChoice): void;
  stop(): void;
}

/** The most accounts the background answers secrets for at once. */
const MAX_AT_ONCE = 200;

/** Writes accounts into files. Secrets pass through one function and are never kept; leaving the page ends the work. */
export function useExportFiles(accounts: readonly Account[]): ExportFiles {
  const { background, keys } = useServices();
  const walletKey = useWalletKey();
  const act = useAct();
  const [progress, setProgress] = useState<ExportFiles['progress']>(null);
  const [saved, setSaved] = useState<SavedFile[] | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (password: string, choice: ExportChoice): void =>
    void act
      .run(async () => {
        const control = new AbortController();
        running.current = control;
        setSaved(null);
        const wrappingKey = await walletKey(password);
        const outgoing = [];
        for (let at = 0; at < accounts.length; at += MAX_AT_ONCE) {
          const part = accounts.slice(at, at + MAX_AT_ONCE);
          const { secrets } = await background.call('wallet.revealSecrets', {
            accountIds: part.map(({ accountId }) => accountId),
            wrappingKey,
          });
          for (const { accountId, secret } of secrets) {
            const account = part.find((one) => one.accountId === accountId);
            if (account) outgoing.push({ name: account.name, role: account.role, secret });
          }
        }
        const files = await writeExport(keys, outgoing, choice, {
          signal: control.signal,
          onProgress: (done, total) => setProgress({ done, total }),
        });
        if (control.signal.aborted) return;
        for (const { name, bytes } of files) {
          saveFile(name, bytes);
          // Hotkeys of btcli are in the clear.
          bytes.fill(0);
        }
        setSaved(files.map(({ name, place }) => ({ name, place })));
      })
      .finally(() => setProgress(null));
  return { act, progress, saved, start, stop: () => running.current?.abort() };
}
