/** What goes between the page and its Worker. A Worker gets one task and ends with the answer. */
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { PolkadotFile } from '../../core/keyfiles/polkadot/index.js';
import type { Secret } from '../../core/keys/secret.js';
import type { KdfParams } from '../../protocol/ui/vault.js';
import type { OpenedAccount, OpenedFile, OpenRequest, WriteRequest } from './types.js';

/** One entry of an opened batch, still under its own password, in a shape that can be sent. */
export type Entry = { file: PolkadotFile } | { error: ErrorBody };

/** What a file turned out to be. A batch comes back closed, to be shared out among Workers. */
export type Opened = { accounts: OpenedAccount[] } | { entries: Entry[] };

export interface WrittenFile {
  path: string;
  bytes: Uint8Array;
}

export type Preview = { accountId: `0x${string}`; address: string } | ErrorBody;

/** Each task with what it takes and gives. */
export interface Tasks {
  open: { takes: OpenRequest; gives: Opened };
  entries: { takes: { path: string; entries: Entry[]; password: string | null }; gives: OpenedAccount[] };
  /** Each file goes back with the progress; the end itself says nothing more. */
  many: {
    takes: Pick<OpenRequest, 'password' | 'cryptoType'> & { files: Array<OpenRequest['file']> };
    gives: null;
  };
  preview: { takes: { secrets: Secret[] }; gives: Preview[] };
  write: { takes: WriteRequest; gives: WrittenFile[] };
  calibrate: { takes: KdfParams; gives: KdfParams };
}
export type TaskName = keyof Tasks;

export type Task = { [Name in TaskName]: { name: Name; request: Tasks[Name]['takes'] } }[TaskName];

export type Reply =
  | { progress: { done: number; total: number }; opened?: OpenedFile }
  | { result: Tasks[TaskName]['gives'] }
  | { error: ErrorBody };
