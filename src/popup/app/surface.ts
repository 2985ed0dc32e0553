/** Where this page is shown; written on <html> by each of the three documents. */
export type Surface = 'popup' | 'approval' | 'tab';

/** The surface of this document. */
export function currentSurface(): Surface {
  const surface = document.documentElement.dataset.surface;
  return surface === 'approval' || surface === 'tab' ? surface : 'popup';
}
