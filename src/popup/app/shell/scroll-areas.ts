import { isRestorable } from '../../state/kept-paths.js';
import { keepScroll, keptScroll } from '../../state/kept-views.js';

/** Whatever scrolls says so in its class. */
const AREAS = '[class*="scroll"], .pane, .wide-pane';
const MOST_AREAS = 8;
const PATIENCE_MS = 5_000;
/** Finding an area looks through the whole page: not with every frame of the same scrolling. */
const SAME_AREA_MS = 500;

const areas = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(AREAS)].filter((area) => !area.closest('[role="dialog"]'));

function keyOf(path: string, area: number | 'page'): string {
  return `${path} ${area}`;
}

/** Remembers how far each area of a screen is scrolled. Answers a stop. */
export function watchScroll(path: () => string): () => void {
  let last = { target: null as EventTarget | null, path: '', index: -1, atMs: 0 };
  const indexOf = (target: EventTarget | null, here: string): number => {
    const now = performance.now();
    if (last.target !== target || last.path !== here || now - last.atMs > SAME_AREA_MS)
      last = { target, path: here, index: areas().indexOf(target as HTMLElement), atMs: now };
    return last.index;
  };
  const onScroll = ({ target }: Event): void => {
    const here = path();
    if (here !== '/' && !isRestorable(here)) return;
    if (target === document) keepScroll(keyOf(here, 'page'), document.documentElement.scrollTop);
    const index = indexOf(target, here);
    if (index >= 0) keepScroll(keyOf(here, index), (target as HTMLElement).scrollTop);
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  return () => document.removeEventListener('scroll', onScroll, { capture: true });
}

/** A new screen begins at its top, also where the area around it stays. */
export function scrollToTop(): void {
  for (const area of document.querySelectorAll('.pane-right, .wide-pane')) area.scrollTop = 0;
}

/**
 * Scrolls a screen to where it was left, as soon as it is long enough for that. Gives up when the person scrolls or types,
 * and after a moment. Answers a stop.
 */
export function restoreScroll(path: string): () => void {
  const wanted = new Map<number | 'page', number>();
  for (const area of ['page' as const, ...Array(MOST_AREAS).keys()]) {
    const top = keptScroll(keyOf(path, area));
    if (top > 0) wanted.set(area, top);
  }
  const until = performance.now() + PATIENCE_MS;
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const event of ['wheel', 'keydown', 'pointerdown']) removeEventListener(event, stop);
  };
  const attempt = (): void => {
    for (const [area, top] of wanted) {
      const element = area === 'page' ? document.documentElement : areas()[area];
      if (!element || element.scrollHeight - element.clientHeight < top) continue;
      element.scrollTop = top;
      wanted.delete(area);
    }
    if (wanted.size === 0 || performance.now() > until) stop();
    else frame = requestAnimationFrame(attempt);
  };
  if (wanted.size > 0) {
    for (const event of ['wheel', 'keydown', 'pointerdown'])
      addEventListener(event, stop, { once: true, passive: true });
    attempt();
  }
  return stop;
}
