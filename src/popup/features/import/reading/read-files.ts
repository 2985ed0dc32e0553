import {
  type DroppedFile,
  MAX_FILE_BYTES,
  recogniseFiles,
} from '../../../../core/keyfiles/recognise/index.js';
import { type LeftOut, NOTHING_LEFT, type Source } from '../types.js';

/** Enough for every wallet somebody has; a whole disk is dropped by mistake. */
export const MAX_FILES = 2_000;
export const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
/** Files recognised before the page may paint again. */
const SLICE = 50;

/** A file that was chosen, with its path below what was chosen. */
export interface Listed {
  path: string;
  file: File;
}

export interface ListedFiles {
  listed: Listed[];
  left: LeftOut;
}

export interface ReadSources {
  sources: Source[];
  left: LeftOut;
}

/** Files of an input: the path is known when a folder was chosen. */
export function listInput(files: Iterable<File>): ListedFiles {
  const all = Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  return {
    listed: all.slice(0, MAX_FILES),
    left: { ...NOTHING_LEFT, tooMany: all.length > MAX_FILES },
  };
}

/**
 * Reads and recognises what was chosen, within bounds: a file above {@link MAX_FILE_BYTES} is named but not read, nothing is
 * read beyond {@link MAX_TOTAL_BYTES}. What could not be read is counted, never silently gone.
 */
export async function readSources({ listed, left }: ListedFiles): Promise<ReadSources> {
  const read: DroppedFile[] = [];
  const tooLarge: string[] = [];
  let total = 0;
  let { tooMuch, unreadable } = left;
  for (const { path, file } of listed) {
    if (file.size > MAX_FILE_BYTES) {
      tooLarge.push(path);
      continue;
    }
    if (total + file.size > MAX_TOTAL_BYTES) {
      tooMuch = true;
      continue;
    }
    const bytes = await bytesOf(file);
    if (bytes) read.push({ path, bytes });
    else unreadable += 1;
    total += file.size;
  }
  const sources = [...(await recogniseSlowly(read)), ...tooLarge.map(tooLargeSource)].sort(byPath);
  return { sources, left: { ...left, tooMuch, unreadable } };
}

// Browsers list folders in no order; a wallet's files belong together, and a key stands before its public half.
function byPath(a: Source, b: Source): number {
  return a.file.path.localeCompare(b.file.path, 'en', { numeric: true });
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // Gone or forbidden since it was chosen.
    return null;
  }
}

async function recogniseSlowly(files: DroppedFile[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (let at = 0; at < files.length; at += SLICE) {
    const slice = files.slice(at, at + SLICE);
    const rows = recogniseFiles(slice);
    for (const [index, file] of slice.entries()) {
      const row = rows[index];
      if (row) sources.push({ file, row });
    }
    if (at + SLICE < files.length) await new Promise((resolve) => setTimeout(resolve));
  }
  return sources;
}

function tooLargeSource(path: string): Source {
  return {
    file: { path, bytes: new Uint8Array() },
    row: {
      path,
      recognised: { kind: 'unknown', saw: 'too-large' },
      wallet: null,
      name: null,
      role: 'other',
      plaintextSecret: false,
      encrypted: false,
      address: null,
      problem: 'keyfile/too-large',
    },
  };
}
