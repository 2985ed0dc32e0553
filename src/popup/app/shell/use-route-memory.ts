import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { titleKeyOf } from '../../features/palette/places.js';
import { isRestorable } from '../../state/kept-paths.js';
import { keepDraft, keptDraft } from '../../state/kept-views.js';
import { elementOf, type FocusMark, isTyping, markOf } from './focus-mark.js';
import { heading } from './heading.js';
import { restoreScroll, scrollToTop, watchScroll } from './scroll-areas.js';

/** Draft under which the field is kept that had the focus when the popup closed. */
const FOCUS_KEY = 'focus';
/** For the code and the first answers of a screen; whoever moves the focus meanwhile ends the wait. */
const PATIENCE_MS = 10_000;

interface KeptFocus extends FocusMark {
  path: string;
}

/**
 * What a change of route owes to whoever does not see it: the title of the page and the focus on the new heading; on the
 * way back, and in a popup that opens again, the focus and the scroll position that were left there.
 */
export function useRouteMemory(): void {
  const { t } = useTranslation();
  const [path] = useLocation();
  const current = useRef(path);
  const stack = useRef<string[]>([]);
  const marks = useRef(new Map<string, FocusMark>());
  current.current = path;

  useEffect(() => watchScroll(() => current.current), []);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const mark = target instanceof Element ? markOf(target) : null;
      if (!mark) return;
      marks.current.set(current.current, mark);
      if (isTyping(target) && isRestorable(current.current))
        keepDraft<KeptFocus>(FOCUS_KEY, { ...mark, path: current.current });
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);

  useEffect(() => {
    document.title = t('places.pageTitle', { screen: t(titleKeyOf(path)) });
  }, [path, t]);
  // A locked page tells nothing of what it showed.
  useEffect(
    () => () => {
      document.title = t('app.name');
    },
    [t],
  );

  useEffect(() => {
    const first = stack.current.length === 0;
    const back = stack.current.at(-2) === path;
    if (back) stack.current.pop();
    else if (stack.current.at(-1) !== path) stack.current.push(path);
    else return;
    if (first) {
      // Home is looked at from its top; what was gone on with is found as it was left.
      if (path === '/') return;
      const kept = keptDraft<KeptFocus>(FOCUS_KEY);
      const stopScroll = restoreScroll(path);
      if (kept?.path !== path) return stopScroll;
      return both(
        stopScroll,
        focusSoon(() => elementOf(kept)),
      );
    }
    const mark = back ? marks.current.get(path) : undefined;
    if (!back) scrollToTop();
    const stopFocus = focusSoon(() => (mark ? elementOf(mark) : null) ?? heading());
    return back ? both(restoreScroll(path), stopFocus) : stopFocus;
  }, [path]);
}

function both(one: () => void, other: () => void): () => void {
  return () => {
    one();
    other();
  };
}

/**
 * Focuses an element as soon as it is there, unless the screen or the person has put the focus somewhere else meanwhile.
 * Answers a stop.
 */
function focusSoon(find: () => HTMLElement | null): () => void {
  const start = document.activeElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
  };
  const attempt = (): void => {
    const active = document.activeElement;
    const moved = active !== start && active !== document.body && active !== null;
    const element = moved ? null : find();
    if (moved || element) stop();
    // A field that took the focus with the screen keeps it.
    if (!(active?.closest('main') && isTyping(active))) element?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(attempt);
  observer.observe(document.body, { childList: true, subtree: true });
  timer = setTimeout(stop, PATIENCE_MS);
  attempt();
  return stop;
}
