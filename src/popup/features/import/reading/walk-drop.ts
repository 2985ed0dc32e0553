import { type LeftOut, NOTHING_LEFT } from '../types.js';
import { type Listed, type ListedFiles, listInput, MAX_FILES } from './read-files.js';

/** `wallets/name/hotkeys/file` below a home folder, with room to spare. */
export const MAX_DEPTH = 6;

/** Lists what was dropped, folders walked. The entries are taken before the first wait: afterwards the browser forgets them. */
export async function listDrop(transfer: DataTransfer): Promise<ListedFiles> {
  const entries = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return listInput(transfer.files);
  const walk = new Walk();
  for (const entry of entries) if (entry) await walk.visit(entry, '', 0);
  return { listed: walk.listed, left: walk.left };
}

class Walk {
  readonly listed: Listed[] = [];
  left: LeftOut = NOTHING_LEFT;

  async visit(entry: FileSystemEntry, above: string, depth: number): Promise<void> {
    if (this.listed.length >= MAX_FILES) {
      this.left = { ...this.left, tooMany: true };
      return;
    }
    const path = above === '' ? entry.name : `${above}/${entry.name}`;
    try {
      if (isFile(entry)) {
        const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
        this.listed.push({ path, file });
      } else if (isFolder(entry)) await this.#inside(entry, path, depth);
    } catch {
      this.left = { ...this.left, unreadable: this.left.unreadable + 1 };
    }
  }

  async #inside(folder: FileSystemDirectoryEntry, path: string, depth: number): Promise<void> {
    if (depth >= MAX_DEPTH) {
      this.left = { ...this.left, tooDeep: true };
      return;
    }
    const reader = folder.createReader();
    // Chrome hands out a hundred at a time and an empty list at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0 || this.left.tooMany) return;
      for (const entry of some) await this.visit(entry, path, depth + 1);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
