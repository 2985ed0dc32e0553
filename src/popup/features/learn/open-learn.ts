import { currentSurface } from '../../app/surface.js';
import type { LearnSlug } from './slugs.js';

/** Where Learn was opened from: its way back leads there. Kept for one opening, by this page alone. */
let origin: string | null = null;

/** A half-done form of these would be lost by leaving it: a phrase is kept nowhere but in its screen. */
const SETTING_UP = /^\/(?:create|import|practise|watch|restore|add)(?:\/|$)/;

/** Opens an entry of Learn on this surface, or in another tab where leaving would lose what was typed. */
export function openLearn(slug: LearnSlug, path: string, navigate: (to: string) => void): void {
  const to = `/learn/${slug}`;
  if (currentSurface() === 'tab' && SETTING_UP.test(path)) {
    window.open(`#${to}`, '_blank', 'noopener');
    return;
  }
  // From one entry to the next, the way back stays what it was.
  if (!path.startsWith('/learn')) origin = path;
  navigate(to);
}

/** The path Learn was opened from; null when it was opened by itself. */
export function learnOrigin(): string | null {
  return origin;
}

/** Called once Learn has taken note of it. */
export function forgetLearnOrigin(): void {
  origin = null;
}
