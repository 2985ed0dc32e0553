/** Chrome's words for it, which come without a code (seen from `storage.session` in the event of the last window). */
const BROWSER_CLOSES = 'The browser is shutting down.';

/** A failure nobody waits for. Only its name is logged: messages of foreign errors may hold what must not rest in a log. */
export function report(error: unknown): void {
  if (isBrowserClosing(error)) return;
  console.error('background:', error instanceof Error ? error.name : typeof error);
}

/**
 * True when an API refused because the browser is on its way out. The last window's closing wakes the worker, which then
 * finds storage shut. That ends the work and breaks none: what waits lies in session storage and is over with the
 * browser, as a closed window would end it; signed bytes were on disk before anybody heard of them, and the next start
 * sends them.
 */
function isBrowserClosing(error: unknown): boolean {
  return error instanceof Error && error.message === BROWSER_CLOSES;
}
