import { isSeen, nameOf, textBoxes } from './boxes.js';
import type { Defect, Scene } from './types.js';

const UNLOADED = '[aria-busy="true"], .skeleton';
/** States that are about not knowing: what the screen is recognised by need not be there. */
const UNKNOWING = new Set(['loading', 'error-first']);

/** What the page still lacks to be the picture of a scene; null: it is all there. `asked` counts open questions. */
export function lackOf({ state, there }: Scene, asked: number): Defect | null {
  if (asked > 0) return { what: 'the chain has not answered', where: `${asked} questions` };
  const isLoading = state === 'loading';
  const [waiting] = [...document.querySelectorAll(UNLOADED)].filter(isSeen);
  if (isLoading && waiting) return null;
  for (const part of [document.body, ...document.querySelectorAll('main, [role="dialog"]')])
    if (isSeen(part) && textBoxes(part).length === 0)
      return { what: 'the page is blank', where: part.tagName.toLowerCase() };
  if (waiting && !isLoading) return { what: 'the page is still loading', where: nameOf(waiting) };
  if (!there || UNKNOWING.has(state)) return null;
  const isThere = [...document.querySelectorAll(`${there}, .empty-state`)].some(isSeen);
  return isThere ? null : { what: 'the screen is not there', where: there };
}
