import { useCallback, useEffect, useRef, useState } from 'react';
import { findInFiles, findInText } from './find.js';
import { type ListedFiles, listInput, readSources } from './reading/read-files.js';
import { listDrop } from './reading/walk-drop.js';
import type { Found } from './types.js';

export interface Finding {
  /** What stands in the one field. */
  text: string;
  /** What was given, once that is known; null before. */
  found: Found | null;
  /** Grows with everything that was given: forms begin anew by it. */
  round: number;
  /** Files are being read. */
  reading: boolean;
  type(text: string): void;
  /** Pasted, or ended with Enter: what it is must be said now, even when it is nothing. */
  give(text: string): void;
  giveFiles(files: Iterable<File>): void;
  giveDrop(transfer: DataTransfer): void;
  /** Forgets everything that was given. */
  clear(): void;
}

/** What was typed, pasted or dropped, and what it is. Kept nowhere but here, and forgotten with the page. */
export function useFound(): Finding {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [round, setRound] = useState(0);
  const [reading, setReading] = useState(false);
  const latest = useRef(0);

  const settle = useCallback((next: Found | null, typed: string): void => {
    latest.current += 1;
    setReading(false);
    setFound(next);
    setRound((old) => old + 1);
    // The words go on in fields of their own, a file's text in its form: here they would only be a second copy.
    setText(next && ['phrase', 'files', 'backup'].includes(next.kind) ? '' : typed);
  }, []);
  const clear = useCallback(() => settle(null, ''), [settle]);
  useEffect(() => {
    // A page that the browser keeps for going back must not keep a secret.
    window.addEventListener('pagehide', clear);
    return () => window.removeEventListener('pagehide', clear);
  }, [clear]);

  const read = (list: ListedFiles | Promise<ListedFiles>): void => {
    latest.current += 1;
    const mine = latest.current;
    setReading(true);
    void (async () => {
      const { sources, left } = await readSources(await list);
      if (mine === latest.current) settle(findInFiles(sources, left), '');
    })();
  };
  return {
    text,
    found,
    round,
    reading,
    clear,
    type(next) {
      // More than a keystroke at once came from a password manager or a drop of text.
      const how = next.length > text.length + 1 ? 'given' : 'typed';
      const now = findInText(next, how);
      if (now === null && found === null) setText(next);
      else settle(now, next);
    },
    give: (given) => settle(findInText(given, 'given'), given),
    giveFiles: (files) => read(listInput(files)),
    giveDrop: (transfer) => read(listDrop(transfer)),
  };
}
