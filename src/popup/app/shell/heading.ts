const HEADINGS =
  '.pane-right h1, .wide-pane h1, #root > .home h1, #root > main h1, #root > div:not(.panes) h1';

/** React keeps the screen that was left in the page, not displayed, while the code of the next one is on its way. */
export function isKeptAside(element: Element): boolean {
  return element.closest('[style*="display: none"]') !== null;
}

/** The heading of the screen that is shown: in a tab that of the pane that follows the address. Made ready for the focus. */
export function heading(): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(HEADINGS)].find((one) => !isKeptAside(one));
  if (found) found.tabIndex = -1;
  return found ?? null;
}
