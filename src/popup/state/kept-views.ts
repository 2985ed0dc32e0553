import { fromWire, toWire } from '../../core/wire/wire.js';
import { type KeptViews, MAX_KEPT_CHARS } from '../../protocol/ui/views.js';
import type { Surface } from '../app/surface.js';
import type { BackgroundClient } from '../background-client/types.js';
import { currentPath, isRestorable, pathToRestore } from './kept-paths.js';
import { useWalletStore } from './wallet-store.js';

const WRITE_AFTER_MS = 200;

/** What is half typed, by key. Never a password or a phrase: those are no drafts and have no way in here. */
const drafts = new Map<string, unknown>();
const scrolls = new Map<string, number>();
/** Changed since the last write; null: forgotten. */
let changedDrafts = new Map<string, string | null>();
let changedScrolls = new Map<string, number>();
let write: ((final: boolean) => void) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The kept draft of a form, or null. */
export function keptDraft<T>(key: string): T | null {
  return (drafts.get(key) as T | undefined) ?? null;
}

/** Keeps what is typed into a form: at once for this page, a moment later for the next one. */
export function keepDraft<T>(key: string, draft: T): void {
  drafts.set(key, draft);
  const text = JSON.stringify(toWire(draft));
  // Too long to be kept for others: this page still has it.
  changedDrafts.set(key, text.length <= MAX_KEPT_CHARS ? text : null);
  soon();
}

/** Forgets every draft, here and for the next page. */
export function forgetDrafts(): void {
  for (const key of drafts.keys()) changedDrafts.set(key, null);
  drafts.clear();
  soon();
}

/** How far an area of a screen was scrolled, pixels; 0 when nobody knows. */
export function keptScroll(key: string): number {
  return scrolls.get(key) ?? 0;
}

export function keepScroll(key: string, top: number): void {
  const pixels = Math.max(0, Math.round(top));
  if (scrolls.get(key) === pixels) return;
  scrolls.set(key, pixels);
  changedScrolls.set(key, pixels);
  soon();
}

function soon(): void {
  if (!write) return;
  clearTimeout(timer);
  timer = setTimeout(() => write?.(false), WRITE_AFTER_MS);
}

/**
 * Asks what an earlier page kept and goes on there, then writes down what changes: a moment after each change and when
 * this page is left. Popup and panel remember their place; a tab has an address of its own for that.
 * @param known what was kept, where that is known already: nobody is asked, and all is restored when this returns.
 * @returns resolves when the answer is in, or cannot be had: then nothing is restored.
 */
export function followViews(
  background: BackgroundClient,
  surface: Surface,
  known: KeptViews | null = null,
): Promise<void> {
  const remembers = surface === 'popup' || surface === 'panel';
  write = (final) => {
    clearTimeout(timer);
    if (useWalletStore.getState().status?.vault !== 'unlocked') return;
    if (!final && !remembers && changedDrafts.size + changedScrolls.size === 0) return;
    const path = currentPath();
    const patch = {
      ...(remembers ? { path: isRestorable(path) ? path : null } : {}),
      ...(changedDrafts.size > 0 ? { drafts: Object.fromEntries(changedDrafts) } : {}),
      ...(changedScrolls.size > 0 ? { scroll: Object.fromEntries(changedScrolls) } : {}),
    };
    if (Object.keys(patch).length === 0) return;
    changedDrafts = new Map();
    changedScrolls = new Map();
    // Nothing depends on it: without an answer the next page begins at home.
    background.call('views.keep', patch).catch(() => undefined);
  };
  const leave = (): void => write?.(true);
  const hidden = (): void => {
    if (document.hidden) leave();
  };
  addEventListener('hashchange', soon);
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hidden);
  const stopLock = useWalletStore.subscribe(({ status }, before) => {
    if (status?.vault !== 'unlocked' && before.status?.vault === 'unlocked') forgetAll();
  });
  stop = () => {
    removeEventListener('hashchange', soon);
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', hidden);
    stopLock();
    forgetAll();
    write = null;
  };
  if (known) {
    restore(known, remembers);
    return Promise.resolve();
  }
  return background.call('views.get', {}).then(
    (kept) => restore(kept, remembers),
    () => undefined,
  );
}

let stop: () => void = () => undefined;

/** Ends what {@link followViews} began. */
export function stopViews(): void {
  stop();
}

function restore(kept: KeptViews, remembers: boolean): void {
  for (const [key, text] of Object.entries(kept.drafts)) {
    if (drafts.has(key)) continue;
    try {
      drafts.set(key, fromWire(JSON.parse(text)));
    } catch {
      // A damaged draft is an empty form.
    }
  }
  for (const [key, top] of Object.entries(kept.scroll)) scrolls.set(key, top);
  const path = remembers ? pathToRestore(kept, Date.now()) : null;
  // An address that says where to go wins.
  if (path === null || currentPath() !== '/') return;
  history.replaceState(history.state, '', `#${path}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The wallet was locked: what was typed goes from this page as the background has dropped it. */
function forgetAll(): void {
  clearTimeout(timer);
  drafts.clear();
  scrolls.clear();
  changedDrafts = new Map();
  changedScrolls = new Map();
}
