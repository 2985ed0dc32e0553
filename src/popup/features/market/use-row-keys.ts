import type { KeyboardEvent, RefObject } from 'react';

interface Rows {
  /** How many there are, in sight or not. */
  count: number;
  scroller: RefObject<HTMLElement | null>;
  /** Brings a row into the document. */
  scrollTo(index: number): void;
  /** A letter was pressed on a row; true when it meant something. */
  onLetter?(key: string, index: number): boolean;
}

/** Rows by one leap of Page Up and Page Down. */
const LEAP = 10;

/**
 * Keys of a list whose rows carry `data-index` on what is focused: arrows, Page and Home/End move, also to rows that are
 * not in the document yet.
 */
export function rowKeys({ count, scroller, scrollTo, onLetter }: Rows) {
  const focusRow = (index: number): boolean => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    row?.focus();
    return row !== undefined && row !== null;
  };
  return (event: KeyboardEvent<HTMLElement>): void => {
    const here = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(here.dataset.index);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + LEAP,
      PageUp: index - LEAP,
      Home: 0,
      End: count - 1,
    };
    const step = steps[event.key];
    if (step === undefined) {
      if (onLetter?.(event.key, index)) event.preventDefault();
      return;
    }
    event.preventDefault();
    const to = Math.max(0, Math.min(count - 1, step));
    scrollTo(to);
    if (!focusRow(to)) requestAnimationFrame(() => requestAnimationFrame(() => focusRow(to)));
  };
}

/** From the search into the list: its first row. True when there is one. */
export function focusFirstRow(): boolean {
  const first = document.querySelector<HTMLElement>('main [data-index]');
  first?.focus();
  return first !== null;
}
