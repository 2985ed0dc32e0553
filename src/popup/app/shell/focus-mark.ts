import { isKeptAside } from './heading.js';

/** Which element of a screen had the focus, told so that a later rendering of the same screen can be asked for it. */
export interface FocusMark {
  tag: string;
  label: string;
  /** Among the elements of this tag. */
  index: number;
}

const root = (): ParentNode => document.getElementById('root') ?? document.body;

function labelOf(element: Element): string {
  const named =
    element.getAttribute('data-testid') ??
    element.getAttribute('name') ??
    element.getAttribute('href') ??
    element.getAttribute('aria-label') ??
    element.getAttribute('placeholder');
  // What is typed is never a label, and a button's text may be long.
  return (named ?? (element.matches('button, a') ? (element.textContent ?? '') : '')).slice(0, 80);
}

/** The mark of an element, or null for one that nobody goes back to. */
export function markOf(element: Element): FocusMark | null {
  if (!element.matches('a[href], button, input, textarea, select, [role="tab"]')) return null;
  if (element.matches('input[type="password"]') || !root().contains(element)) return null;
  const tag = element.tagName.toLowerCase();
  const all = [...root().querySelectorAll(tag)].filter((one) => !isKeptAside(one));
  return { tag, label: labelOf(element), index: all.indexOf(element) };
}

/** The element of a mark on the screen that is shown now, or null. */
export function elementOf({ tag, label, index }: FocusMark): HTMLElement | null {
  if (!/^[a-z]+$/.test(tag)) return null;
  const all = [...root().querySelectorAll<HTMLElement>(tag)].filter((element) => !isKeptAside(element));
  const same = all[index];
  if (same && labelOf(same) === label) return same;
  return all.find((element) => labelOf(element) === label && label !== '') ?? null;
}

/** Fields in which letters are typed: there no letter is a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select')) return true;
  return (
    target instanceof HTMLInputElement && !/^(?:radio|checkbox|button|submit|range|file)$/.test(target.type)
  );
}
