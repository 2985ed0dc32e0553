import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

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
 * not in the document yet. Those are focused in the very commit that brings them, so that keys pressed quickly all count
 * and none falls on a row that has just left.
 */
export function useRowKeys({ count, scroller, scrollTo, onLetter }: Rows) {
  /** The row that was asked for and is not in the document yet. */
  const wanted = useRef<number | null>(null);
  const focusRow = (index: number): boolean => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    row?.focus();
    return row !== undefined && row !== null;
  };
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { activeElement } = document;
    const elsewhere = activeElement !== document.body && !scroller.current?.contains(activeElement);
    if (elsewhere || wanted.current >= count || focusRow(wanted.current)) wanted.current = null;
  });
  return (event: KeyboardEvent<HTMLElement>): void => {
    const here = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = wanted.current ?? Number(here.dataset.index);
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
    wanted.current = focusRow(to) ? null : to;
  };
}

/** From the search into the list: its first row. True when there is one. */
export function focusFirstRow(): boolean {
  const first = document.querySelector<HTMLElement>('main [data-index]');
  first?.focus();
  return first !== null;
}
