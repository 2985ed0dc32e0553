import { isSeen, nameOf, type TextBox } from './boxes.js';
import type { Defect } from './types.js';

/** Bars that stay where they are while what is above them scrolls. */
const FEET = '.approval-foot, .home-footer, .market-foot, .palette-foot';
/** CSS pixels: the smallest type there is. */
const LEAST_TYPE = 12;

/** Fixed bars and sheets, and controls of them, that are not on screen without scrolling. */
export function belowTheFold(): Defect[] {
  const { clientWidth, clientHeight } = document.documentElement;
  const fixed = [...document.querySelectorAll('body *')].filter(
    (element) => isSeen(element) && (element.matches(FEET) || getComputedStyle(element).position === 'fixed'),
  );
  return fixed.flatMap((bar) => {
    // A link past the places comes into view with the focus; a bar in what scrolls by itself is part of a page.
    if (bar.matches('.skip-link') || (bar.matches(FEET) && isFlowing(bar))) return [];
    const parts = [
      bar,
      ...[...bar.querySelectorAll('a[href], button')].filter((one) => !isFlowing(one, bar)),
    ];
    return parts
      .filter((part) => {
        const { left, right, top, bottom, width, height } = part.getBoundingClientRect();
        if (!isSeen(part) || width <= 1 || height <= 1) return false;
        return left < -1 || top < -1 || right > clientWidth + 1 || bottom > clientHeight + 1;
      })
      .map((part) => ({
        what: 'a fixed bar, or a control of it, is outside the window',
        where: nameOf(part),
      }));
  });
}

/** Whether an element moves with what scrolls around it, within `end`. A pane that only holds a screen is no such thing. */
function isFlowing(element: Element, end: Element = document.documentElement): boolean {
  for (let at = element.parentElement; at && at !== end; at = at.parentElement) {
    const isScroller = /auto|scroll/.test(getComputedStyle(at).overflowY) && !at.matches('.pane, .wide-pane');
    if (isScroller) return true;
  }
  return false;
}

/** Type below the smallest size of the design. */
export function tooSmall(texts: readonly TextBox[]): Defect[] {
  const found = new Map<Element, Defect>();
  for (const { element } of texts) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < LEAST_TYPE - 0.01 && !element.closest('sup, sub'))
      found.set(element, { what: `text of ${size.toFixed(1)} px`, where: nameOf(element) });
  }
  return [...found.values()];
}
