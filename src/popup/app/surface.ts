/** Where this page is shown; written on <html> by each of the four documents. */
export type Surface = 'popup' | 'approval' | 'panel' | 'tab';

/** Whether there is more room than the popup has, and time for more than its two-second look. */
export function hasRoom(): boolean {
  return currentSurface() !== 'popup';
}

/** The surface of this document. */
export function currentSurface(): Surface {
  const surface = document.documentElement.dataset.surface;
  return surface === 'approval' || surface === 'panel' || surface === 'tab' ? surface : 'popup';
}
