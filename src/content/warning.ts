/**
 * The warning over a listed page. Drawn by the relay inside a closed shadow root and the browser's top layer, where no script or
 * style of the page reaches; the page can only take the whole of it away, and it comes back. Styles are set one by one because
 * a strict page policy forbids style sheets and attributes, which does not concern properties.
 */

/** How often a page may take it away before it is left alone with the wallet's refusals. */
const MOST_RETURNS = 50;
/** What a page on a slow line may take to come back before there is an empty one instead. */
const LEAVE_MS = 3_000;
const FONT = '15px/1.5 system-ui, sans-serif';

/** Lays the warning over this document, until the person chooses to go on. `host` is ASCII: punycode is not prettified. */
export function warn(host: string): void {
  const anchor = document.createElement('div');
  const dialog = document.createElement('dialog');
  const text = 'color:#f4f1ec;margin:0 0 16px;max-width:560px';
  const button = `font:${FONT};padding:10px 18px;margin:0 12px 12px 0;border-radius:8px;cursor:pointer;border:1px solid #f4f1ec`;
  const title = element(
    'h1',
    `${text};font:600 24px/1.3 system-ui,sans-serif`,
    'This page is known to steal',
  );
  const leave = element('button', `${button};background:#f4f1ec;color:#3a0d0d`, 'Leave this page');
  const stay = element('button', `${button};background:none;color:#f4f1ec`, 'Continue anyway');
  const watch = new MutationObserver(() => show());
  let returns = 0;

  dialog.style.cssText =
    `position:fixed;inset:0;box-sizing:border-box;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0;` +
    `padding:12vh 8vw;overflow:auto;background:#3a0d0d;font:${FONT};text-align:left`;
  dialog.append(
    title,
    element('p', `${text};font:16px/1.4 ui-monospace,monospace;overflow-wrap:anywhere`, host),
    element('p', text, WHAT),
    element('p', text, NEXT),
    leave,
    stay,
  );
  anchor.attachShadow({ mode: 'closed' }).append(dialog);

  anchor.style.cssText = 'all:initial!important;display:block!important';
  const shown = anchor.style.cssText;

  // A key must not close it by accident (a second Escape closes without asking), and a script's click is nobody's choice.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('close', show);
  leave.addEventListener('click', ({ isTrusted }) => {
    if (!isTrusted) return;
    history.back();
    // Where there is nothing to go back to, or it only leads here again.
    setTimeout(() => location.replace('about:blank'), history.length > 1 ? LEAVE_MS : 0);
  });
  stay.addEventListener('click', ({ isTrusted }) => {
    if (!isTrusted) return;
    watch.disconnect();
    dialog.removeEventListener('close', show);
    anchor.remove();
  });

  function show(): void {
    if (anchor.isConnected && dialog.open && anchor.style.cssText === shown) return;
    returns += 1;
    if (returns > MOST_RETURNS) {
      watch.disconnect();
      return;
    }
    anchor.style.cssText = shown;
    document.documentElement?.append(anchor);
    if (dialog.open) dialog.close();
    if (anchor.isConnected) dialog.showModal();
  }
  // The document may still be without a root, and a script may exchange the root.
  watch.observe(document, { childList: true, subtree: true });
  watch.observe(anchor, { attributes: true });
  show();
}

const WHAT =
  'Kelvin found its address on the list of phishing sites. Such pages look like ones you know and ask you to connect, to sign or to type your recovery phrase.';
const NEXT =
  'Leave it, and never type a recovery phrase into a page. Kelvin answers nothing this page asks, also if you continue.';

function element(name: string, style: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.style.cssText = style;
  made.textContent = text;
  return made;
}
