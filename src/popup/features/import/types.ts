import type { DroppedFile, FileRow, Recognised } from '../../../core/keyfiles/recognise/index.js';

/** A file that was read, and what it is. */
export interface Source {
  file: DroppedFile;
  row: FileRow;
}

/** What was not read of what was dropped. */
export interface LeftOut {
  /** There were more files than the bound. */
  tooMany: boolean;
  /** All files together were more than the bound. */
  tooMuch: boolean;
  /** Folders lay deeper than the bound. */
  tooDeep: boolean;
  /** Files that the browser could not read. */
  unreadable: number;
}

export type HexSecret = Extract<Recognised, { kind: 'hex' }>;
export type SomeAddress = Extract<Recognised, { kind: 'address' }>;

/** What the person gave, as far as it decides which form comes next. Holds secrets: dropped when the screen closes. */
export type Found =
  | {
      kind: 'phrase';
      /** As many as there are fields; empty where nothing was typed. */
      words: string[];
      path: string;
      /** Field from 0 that is typed into next. */
      next: number;
      fromFile: boolean;
    }
  | { kind: 'hex'; secret: HexSecret; fromFile: boolean }
  | { kind: 'address'; address: SomeAddress }
  | { kind: 'files'; sources: Source[]; left: LeftOut }
  | { kind: 'backup'; file: string }
  | { kind: 'unusable'; recognised: Recognised; left: LeftOut };

export const NOTHING_LEFT: LeftOut = { tooMany: false, tooMuch: false, tooDeep: false, unreadable: 0 };
