import * as v from 'valibot';
import { method } from '../method.js';
import { nothing } from '../primitives.js';

/** Longest text kept for one form: an amount, an address, a choice. Secrets are never kept. */
export const MAX_KEPT_CHARS = 16_384;
/** Longest text of what a page last showed: some 4,000 positions. Reading more would cost what asking for it again costs. */
export const MAX_SIGHT_CHARS = 524_288;

/** Where the two rows rest in session storage: memory of the browser, never the disk. public/boot.js names them as well. */
export const VIEWS_KEY = 'views';
export const SIGHT_KEY = 'views.sight';

/**
 * Where the person was in the popup, so that the next opening goes on there: kept in memory of the browser only, gone with
 * lock and with the browser.
 */
export interface KeptViews {
  /** Path within the app, and when it was left; null: nothing worth going back to. */
  path: string | null;
  leftAtMs: number;
  /** Drafts of forms by their key: JSON text of our own wire codec. */
  drafts: Record<string, string>;
  /** Scroll position by path, pixels. */
  scroll: Record<string, number>;
}

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const text = v.pipe(v.string(), v.maxLength(MAX_KEPT_CHARS));
const pixels = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));

/** Empty while locked. */
export const keptViews = method<KeptViews>()('views.get', 'ui', nothing);
/** Changes the named parts: a null draft is forgotten. @throws vault/locked */
export const keepViews = method<null>()(
  'views.keep',
  'ui',
  v.strictObject({
    path: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500)))),
    drafts: v.optional(v.record(key, v.nullable(text))),
    scroll: v.optional(v.record(key, pixels)),
    /** What the page shows now: the next one paints it before anybody has answered. Text of our own packed codec. */
    sight: v.optional(v.pipe(v.string(), v.maxLength(MAX_SIGHT_CHARS))),
  }),
);
