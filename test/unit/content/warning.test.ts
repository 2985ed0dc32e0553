// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { warn } from '../../../src/content/warning.js';

const HOST = 'xn--subwalle-wyb.app';
let root: ShadowRoot | undefined;

beforeEach(() => {
  const { attachShadow } = Element.prototype;
  // The test looks over the wall that a page cannot look over.
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    root = attachShadow.call(this, init);
    return root;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  root = undefined;
  document.documentElement.innerHTML = '<head></head><body></body>';
});

const dialog = (): HTMLDialogElement => root?.querySelector('dialog') as HTMLDialogElement;
const anchor = (): HTMLElement => root?.host as HTMLElement;
const button = (name: string): HTMLElement =>
  [...(root?.querySelectorAll('button') ?? [])].find(
    ({ textContent }) => textContent === name,
  ) as HTMLElement;
const changes = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
/** A click of the person: scripts cannot make one. */
function press(name: string): void {
  const event = new Event('click');
  Object.defineProperty(event, 'isTrusted', { value: true });
  button(name).dispatchEvent(event);
}

describe('the warning over a listed page', () => {
  it('A11 covers the page, names the host as it is, and offers to leave', () => {
    warn(HOST);
    expect(anchor().parentElement).toBe(document.documentElement);
    expect(root?.mode).toBe('closed');
    expect(anchor().shadowRoot).toBeNull();
    expect(dialog().open).toBe(true);
    expect(dialog().textContent).toContain(HOST);
    expect([...dialog().querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
      'Leave this page',
      'Continue anyway',
    ]);
  });

  it('A11 uses neither style sheets nor markup, which a page’s policy may forbid', () => {
    warn(HOST);
    expect(root?.querySelectorAll('style, link, script, img')).toHaveLength(0);
    expect(dialog().style.position).toBe('fixed');
  });

  it.each<[string, () => void]>([
    ['removed', () => anchor().remove()],
    ['hidden by its style', () => anchor().setAttribute('style', 'display:none')],
    ['closed', () => dialog().close()],
  ])('A11 is back when it was %s', async (_, hide) => {
    warn(HOST);
    hide();
    await changes();
    expect(anchor().isConnected).toBe(true);
    expect(dialog().open).toBe(true);
    expect(anchor().style.display).toBe('block');
  });

  it('A11 gives up on a page that fights it, and does not hang it', async () => {
    warn(HOST);
    for (let turn = 0; turn < 200; turn += 1) {
      anchor().remove();
      await changes();
    }
    expect(anchor().isConnected).toBe(false);
  });

  it('A11 is gone for this document once the person goes on', async () => {
    warn(HOST);
    press('Continue anyway');
    await changes();
    expect(anchor().isConnected).toBe(false);
    document.body.append('more of the page');
    await changes();
    expect(anchor().isConnected).toBe(false);
  });

  it('A11 leaves for an empty page where there is nothing to go back to', () => {
    vi.useFakeTimers();
    const replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
    warn(HOST);
    press('Leave this page');
    vi.advanceTimersByTime(400);
    expect(replace).toHaveBeenCalledWith('about:blank');
    vi.useRealTimers();
  });

  it('A11 takes no click of a script for a choice', async () => {
    const replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
    warn(HOST);
    for (const name of ['Continue anyway', 'Leave this page']) {
      const event = new Event('click');
      Object.defineProperty(event, 'isTrusted', { value: false });
      button(name).dispatchEvent(event);
    }
    await changes();
    expect(anchor().isConnected).toBe(true);
    expect(replace).not.toHaveBeenCalled();
  });
});
