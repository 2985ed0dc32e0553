// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/core/keyfiles/recognise/index.js';
import { planFiles } from '../../../src/popup/features/import/files/plan.js';
import { findInFiles } from '../../../src/popup/features/import/find.js';
import {
  listInput,
  MAX_FILES,
  MAX_TOTAL_BYTES,
  readSources,
} from '../../../src/popup/features/import/reading/read-files.js';
import { listDrop, MAX_DEPTH } from '../../../src/popup/features/import/reading/walk-drop.js';
import { NOTHING_LEFT } from '../../../src/popup/features/import/types.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { emptyStores, fakeServices, holdingsOf, renderApp, settings, status } from './support.js';

afterEach(() => {
  cleanup();
  emptyStores();
});

/** A file of a stated size that holds little: reading it is what the bounds are about. */
function fileOf(name: string, size = 3, read = async () => new ArrayBuffer(3)): File {
  return { name, size, webkitRelativePath: '', arrayBuffer: read } as unknown as File;
}

type Tree = File | { name: string; inside: Tree[] };

/** A dropped entry as Chrome hands it out: a hundred at a time, an empty list at the end. */
function entryOf(tree: Tree): FileSystemEntry {
  if (!('inside' in tree))
    return {
      isFile: true,
      isDirectory: false,
      name: tree.name,
      file: (resolve: (file: File) => void) => resolve(tree),
    } as unknown as FileSystemEntry;
  return {
    isFile: false,
    isDirectory: true,
    name: tree.name,
    createReader() {
      const left = tree.inside.map(entryOf);
      return { readEntries: (resolve: (some: FileSystemEntry[]) => void) => resolve(left.splice(0, 100)) };
    },
  } as unknown as FileSystemEntry;
}

const dropOf = (...trees: Tree[]): DataTransfer =>
  ({
    files: [],
    items: trees.map((tree) => ({ kind: 'file', webkitGetAsEntry: () => entryOf(tree) })),
  }) as unknown as DataTransfer;

describe('K4 a dropped folder', () => {
  it('K4 is walked, with the path of every file below what was dropped', async () => {
    const { listed, left } = await listDrop(
      dropOf(
        {
          name: 'wallets',
          inside: [
            { name: 'one', inside: [fileOf('coldkey'), { name: 'hotkeys', inside: [fileOf('miner')] }] },
          ],
        },
        fileOf('beside.json'),
      ),
    );
    expect(listed.map(({ path }) => path)).toEqual([
      'wallets/one/coldkey',
      'wallets/one/hotkeys/miner',
      'beside.json',
    ]);
    expect(left).toEqual(NOTHING_LEFT);
  });

  it('K4 S51 is bounded in number and depth, and what is left out is told', async () => {
    const wide = await listDrop(
      dropOf({ name: 'wide', inside: Array.from({ length: MAX_FILES + 50 }, (_, i) => fileOf(`f${i}`)) }),
    );
    expect([wide.listed.length, wide.left.tooMany]).toEqual([MAX_FILES, true]);
    let deep: Tree = fileOf('bottom');
    for (let level = 0; level <= MAX_DEPTH; level += 1) deep = { name: `l${level}`, inside: [deep] };
    const tall = await listDrop(dropOf({ name: 'top', inside: [deep, fileOf('here')] }));
    expect(tall.listed.map(({ path }) => path)).toEqual(['top/here']);
    expect(tall.left.tooDeep).toBe(true);
  });

  it('K4 S51 is not read beyond its bounds: a film is named, not read', async () => {
    let read = 0;
    const counted = async () => {
      read += 1;
      return new ArrayBuffer(3);
    };
    const { sources, left } = await readSources(
      listInput([
        fileOf('film.mkv', MAX_FILE_BYTES + 1, counted),
        ...Array.from({ length: 5 }, (_, i) => fileOf(`big${i}`, MAX_FILE_BYTES, counted)),
      ]),
    );
    expect(read).toBe(MAX_TOTAL_BYTES / MAX_FILE_BYTES);
    expect(left.tooMuch).toBe(true);
    expect(sources.find(({ row }) => row.path === 'film.mkv')?.row.recognised).toEqual({
      kind: 'unknown',
      saw: 'too-large',
    });
  });

  it('K4 counts files that the browser could not read', async () => {
    const gone = async () => {
      throw new Error('gone');
    };
    const { sources, left } = await readSources(listInput([fileOf('gone', 3, gone), fileOf('there')]));
    expect([sources.length, left.unreadable]).toEqual([1, 1]);
    const nothing = await readSources(listInput([fileOf('gone', 3, gone)]));
    expect(findInFiles(nothing.sources, nothing.left)).toMatchObject({
      kind: 'unusable',
      left: { unreadable: 1 },
    });
  });
});

describe('K4 what becomes of files', () => {
  it('K4 every file gets one use, whatever is in it', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string().map((text) => new TextEncoder().encode(text)),
      fc
        .constantFrom(
          '$NACL',
          'gAAAAA',
          '{"encoded":1,"encoding":{}}',
          '{"secretSeed":5}',
          '{"magic":"KELVIN-BACKUP"}',
        )
        .map((text) => new TextEncoder().encode(text)),
    );
    const path = fc.constantFrom(
      'w/coldkey',
      'w/coldkeypub.txt',
      'w/hotkeys/a',
      'w/hotkeys/apub.txt',
      'x.json',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(path, content), { maxLength: 6 }), async (files) => {
        const listed = files.map(([at, bytes]) => ({
          path: at,
          file: { size: bytes.length, arrayBuffer: async () => bytes.slice().buffer } as unknown as File,
        }));
        const { sources, left } = await readSources({ listed, left: NOTHING_LEFT });
        expect(sources).toHaveLength(files.length);
        const planned = planFiles(sources);
        expect(planned.map(({ index }) => index)).toEqual(sources.map((_, index) => index));
        // A password is asked for exactly what says it is encrypted and can be opened.
        for (const { use, source } of planned)
          if (use === 'locked') expect([source.row.encrypted, source.row.problem]).toEqual([true, null]);
        expect(findInFiles(sources, left).kind).toBeTruthy();
      }),
      { numRuns: 60 },
    );
  });
});

describe('K4 dropping', () => {
  const dragged = (name: string, transfer: object): Event =>
    Object.assign(new Event(name, { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [], items: [], ...transfer },
    });
  const cover = () => document.querySelector('.drop-cover')?.getAttribute('data-over');

  it('K4 works anywhere on the page, which says so while something hovers over it', async () => {
    useWalletStore.setState({ status: status(), settings });
    renderApp(<Onboarding />, fakeServices({}, { holdings: holdingsOf() }), '/add/import');
    fireEvent(window, dragged('dragenter', {}));
    expect(cover()).toBe('true');
    fireEvent(window, Object.assign(dragged('dragleave', {}), { relatedTarget: null }));
    expect(cover()).toBe('false');
    fireEvent(window, dragged('dragover', { types: ['text/plain'] }));
    expect(cover()).toBe('false');
    const drop = dragged('drop', {
      items: dropOf({
        name: 'wallets',
        inside: [fileOf('readme.md'), { name: 'one', inside: [fileOf('coldkey')] }],
      }).items,
    });
    fireEvent(window, drop);
    // Else the browser would leave the page to show the file.
    expect(drop.defaultPrevented).toBe(true);
    expect((await screen.findByTestId('files')).textContent).toContain('wallets/one/coldkey');
    expect(screen.getByTestId('found').textContent).toContain('2 files');
  });
});
