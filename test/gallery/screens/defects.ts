import { isSeen, nameOf, type TextBox, textBoxes } from './boxes.js';
import { belowTheFold, tooSmall } from './reach.js';
import type { Defect, Scene } from './types.js';

/** Room for rounding of laid-out boxes, pixels. */
const SLACK = 2;
/** Words that only a defect brings to the screen. */
const NONSENSE = /\bundefined\b|\bNaN\b|\[object |\{\{|\bInfinity\b|Invalid Date|\$t\(/;
/** An amount of nothing, as the app writes it. */
const NOTHING = /^[\u2248~]?\s*0(?:[.,]0+)?(?:\s*[\u03c4\u03b1])?$/;
const CONTROLS =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], [role="option"], [tabindex="0"]';

/** What is wrong with what is on screen now, apart from what axe finds; at 200 % a fixed bar may scroll with its page. */
export function defectsOf({ state, surface }: Scene, missing: ReadonlySet<string>): Defect[] {
  const texts = textBoxes();
  return [
    ...wide(),
    ...texts.flatMap(clipped),
    ...unreachable(),
    ...overlaps(),
    ...nonsense(missing),
    ...tooSmall(texts),
    ...(surface === 'zoom' ? [] : belowTheFold()),
    ...(state === 'loading' || state === 'error-first' ? lies() : []),
  ];
}

function wide(): Defect[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const out: Defect[] = [];
  if (scrollWidth > clientWidth + 1) {
    const worst = widest(document.body, clientWidth);
    out.push({
      what: `the page is ${scrollWidth - clientWidth} px too wide`,
      where: worst ? nameOf(worst) : 'html',
    });
  }
  for (const element of document.querySelectorAll('.scroll'))
    if (element.scrollWidth > element.clientWidth + SLACK && getComputedStyle(element).overflowX !== 'hidden')
      out.push({
        what: `a list scrolls sideways by ${element.scrollWidth - element.clientWidth} px`,
        where: nameOf(widest(element, element.getBoundingClientRect().left + element.clientWidth) ?? element),
      });
  return out;
}

/** What reaches furthest beyond an edge and is not cut off by what it lies in. */
function widest(within: Element, edge: number): Element | undefined {
  const right = (element: Element): number => element.getBoundingClientRect().right;
  const isCut = (element: Element): boolean => {
    for (let at = element.parentElement; at && at !== within; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    return false;
  };
  return [...within.querySelectorAll('*')]
    .filter((element) => right(element) > edge + 1 && !isCut(element))
    .sort((a, b) => right(b) - right(a))[0];
}

/** Text that an ancestor cuts off, or that lies beside the page, without a way to read the rest. */
function clipped({ element, box }: TextBox): Defect[] {
  let scrolls = false;
  for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
    const style = getComputedStyle(at);
    const edge = at.getBoundingClientRect();
    if (/auto|scroll/.test(style.overflowX) || style.position === 'fixed') scrolls = true;
    const cutsX = /hidden|clip/.test(style.overflowX);
    const cutsY = /hidden|clip/.test(style.overflowY);
    if (edge.width <= 2 || edge.height <= 2) return [];
    const tellsX = style.textOverflow === 'ellipsis' && isTold(at);
    if (cutsX && !tellsX && (box.right > edge.right + SLACK || box.left < edge.left - SLACK))
      return [
        {
          what: style.textOverflow === 'ellipsis' ? 'cut text has no title' : 'text is cut at its side',
          where: nameOf(element),
        },
      ];
    if (cutsX && tellsX) return [];
    if (cutsY && !isTold(at) && (box.bottom > edge.bottom + SLACK + 1 || box.top < edge.top - SLACK - 1))
      return [{ what: 'text is cut below', where: nameOf(element) }];
    if (/auto|scroll/.test(style.overflowY)) return [];
  }
  const { clientWidth } = document.documentElement;
  if (!scrolls && (box.right > clientWidth + SLACK || box.left < -SLACK))
    return [{ what: 'text lies beside the page', where: nameOf(element) }];
  return [];
}

/** Whether the whole text can be had by hovering, by focus or by a screen reader. */
function isTold(element: Element): boolean {
  return (
    element.closest('[title], [aria-label], [data-tip]') !== null || element.querySelector('[title]') !== null
  );
}

/** Controls that no scrolling brings into view. */
function unreachable(): Defect[] {
  const { clientWidth } = document.documentElement;
  return [...document.querySelectorAll(CONTROLS)].flatMap((element) => {
    // A link past the places comes into view with the focus.
    if (!isSeen(element) || element.matches('.skip-link')) return [];
    const { left, right, top, width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1) return [];
    let from: Element | null = element.parentElement;
    while (from && !/auto|scroll/.test(getComputedStyle(from).overflow)) from = from.parentElement;
    if (from && from !== document.documentElement && from !== document.body) return [];
    const above = top + window.scrollY < -1;
    if (left >= -1 && right <= clientWidth + 1 && !above) return [];
    return [{ what: 'a control lies outside the page', where: nameOf(element) }];
  });
}

/** Neighbours in a row or grid whose texts lie over each other. */
function overlaps(): Defect[] {
  const out: Defect[] = [];
  for (const parent of document.querySelectorAll('*')) {
    if (
      parent.childElementCount < 2 ||
      !/flex|grid/.test(getComputedStyle(parent).display) ||
      !isSeen(parent)
    )
      continue;
    const children = [...parent.children]
      .filter((child) => !/absolute|fixed|sticky/.test(getComputedStyle(child).position))
      .map((child) => ({ child, boxes: textBoxes(child).flatMap(visiblePart) }));
    for (let a = 0; a < children.length; a += 1)
      for (let b = a + 1; b < children.length; b += 1) {
        const [one, other] = [children[a], children[b]];
        if (one && other && one.boxes.some((x) => other.boxes.some((y) => meet(x, y))))
          out.push({
            what: 'texts lie over each other',
            where: `${nameOf(one.child)} and ${nameOf(other.child)}`,
          });
      }
    if (out.length > 5) break;
  }
  return out;
}

/** The part of a text that its ancestors let through. */
function visiblePart({ element, box }: TextBox): DOMRect[] {
  let { left, right, top, bottom } = box;
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(at);
    if (/absolute|fixed|sticky/.test(position)) return [];
    const edge = at.getBoundingClientRect();
    if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  return right > left && bottom > top ? [new DOMRect(left, top, right - left, bottom - top)] : [];
}

function meet(a: DOMRect, b: DOMRect): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  // Lines of text overlap a little by their line height.
  return across > SLACK && down > Math.min(a.height, b.height) * 0.4;
}

function nonsense(missing: ReadonlySet<string>): Defect[] {
  const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap(
    (element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
  );
  const said = [document.body.innerText, ...spoken];
  const out: Defect[] = [];
  for (const text of said) {
    const found = NONSENSE.exec(text.replaceAll('{{name}}', ''));
    if (found)
      out.push({
        what: `says "${found[0]}"`,
        where: text.slice(Math.max(0, found.index - 30), found.index + 40),
      });
    for (const key of missing) if (text.includes(key)) out.push({ what: 'words are missing', where: key });
  }
  return out;
}

/** Money shown as nothing while it is not known. */
function lies(): Defect[] {
  return [...document.querySelectorAll('.amount, [data-amount]')]
    .filter(
      (element) =>
        isSeen(element) && NOTHING.test((element.textContent ?? '').trim().replace(/[\u00a0\u2009]/g, ' ')),
    )
    .map((element) => ({ what: 'nothing is shown as zero while it is not known', where: nameOf(element) }));
}
