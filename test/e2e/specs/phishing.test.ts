import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Extension, launchExtension, TAB } from '../support/launch.js';

/** On the list, with a word of the trade. */
const SUSPICIOUS = 'https://polkadot-js.site';
/** On the list, and nobody would guess it from the name. */
const PLAIN = 'https://taleesman.world';
const HONEST = 'https://harmless.example';
/** As strict as a page's policy can be: no style, no image, no frame. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'";
const HTML = `<!doctype html><title>Claim</title><h1>Claim your reward</h1>
<script>
  document.addEventListener('keydown', () => {
    window.injectedWeb3.kelvin.enable('Claim').then(() => 'connected', (error) => error.message)
      .then((said) => { document.title = said; });
  }, { once: true });
</script>`;

let extension: Extension;

async function opened(origin: string): Promise<Page> {
  const page = await extension.context.newPage();
  await page.setViewportSize(TAB);
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': POLICY }, body: HTML }),
  );
  await page.goto('https://before.example/');
  await page.goto(`${origin}/claim`);
  return page;
}

/** What a click in the middle of the page would meet; the warning is one element that shows nothing of itself. */
const onTop = (page: Page): Promise<string> =>
  page.evaluate(`document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.parentElement?.tagName === 'HTML'
    && document.elementFromPoint(5, 5)?.tagName === 'DIV' ? 'warning' : 'page'`);
const settlesOn = (page: Page, what: string) => eventually(() => onTop(page)).toBe(what);
/** The page asks for a connection with the first key that reaches it. */
const connect = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('keydown'))`);

describe('A11 the warning over a listed page', () => {
  beforeAll(async () => {
    extension = await launchExtension();
  });
  afterAll(() => extension?.close());

  it('A11 covers a suspicious page before it asks for anything, under the strictest policy', async () => {
    const page = await opened(SUSPICIOUS);
    await settlesOn(page, 'warning');
    if (process.env.KELVIN_SHOTS) await page.screenshot({ path: `${process.env.KELVIN_SHOTS}/warning.png` });
    // Nothing of it can be read or reached from the page.
    expect(await page.evaluate(`document.documentElement.lastElementChild.shadowRoot`)).toBeNull();
    expect(await page.evaluate(`document.documentElement.innerText`)).not.toContain('phishing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.evaluate(`document.documentElement.lastElementChild.remove()`);
    await settlesOn(page, 'warning');
    await page.evaluate(`document.documentElement.lastElementChild.style.display = 'none'`);
    await settlesOn(page, 'warning');
  });

  it('A11 goes for this document when the person goes on, and the wallet still refuses', async () => {
    const page = await opened(SUSPICIOUS);
    await settlesOn(page, 'warning');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settlesOn(page, 'page');
    await connect(page);
    await eventually(() => page.title()).toBe('Request denied');
    await page.reload();
    await settlesOn(page, 'warning');
  });

  it('A11 leads back to where the person came from', async () => {
    const page = await opened(SUSPICIOUS);
    await settlesOn(page, 'warning');
    await page.keyboard.press('Enter');
    await eventually(() => page.url()).toBe('https://before.example/');
  });

  it('A11 covers a page whose name tells nothing as soon as it asks for something', async () => {
    const page = await opened(PLAIN);
    await settlesOn(page, 'page');
    await connect(page);
    await settlesOn(page, 'warning');
    expect(await page.title()).toBe('Request denied');
  });

  it('A11 leaves other pages alone, also one that is refused', async () => {
    const page = await opened(HONEST);
    await connect(page);
    await eventually(() => page.title()).toBe('Request denied');
    await settlesOn(page, 'page');
  });
});
