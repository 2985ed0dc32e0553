import type { InputOf } from '../../protocol/method.js';
import type { KeptViews, keepViews } from '../../protocol/ui/views.js';

export type ViewsPatch = InputOf<typeof keepViews>;

/** Session storage is shared with approvals and the vault's key: views take a small, fixed part of its 10 MB. */
export const MAX_DRAFTS = 40;
export const MAX_DRAFT_CHARS = 131_072;
export const MAX_SCROLLS = 60;

/** The kept views after a change: newest last, the oldest dropped where there is no room. */
export function bounded(kept: KeptViews, patch: Omit<ViewsPatch, 'sight'>, nowMs: number): KeptViews {
  const path = patch.path === undefined ? kept.path : patch.path;
  const scroll = renewed(kept.scroll, patch.scroll ?? {});
  const drafts = renewed(kept.drafts, patch.drafts ?? {});
  const last = drafts.slice(-MAX_DRAFTS);
  let chars = last.reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  while (chars > MAX_DRAFT_CHARS) {
    const [key = '', text = ''] = last.shift() ?? [];
    chars -= key.length + text.length;
  }
  return {
    path,
    leftAtMs: patch.path === undefined ? kept.leftAtMs : nowMs,
    drafts: Object.fromEntries(last),
    scroll: Object.fromEntries(scroll.slice(-MAX_SCROLLS)),
  };
}

/** Entries in the order of their last change; null takes one away. */
function renewed<T>(old: Record<string, T>, changes: Record<string, T | null>): Array<[string, T]> {
  const entries = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(changes)) {
    entries.delete(key);
    if (value !== null) entries.set(key, value);
  }
  return [...entries];
}
