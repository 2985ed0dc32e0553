import type { ElementHandle, Page } from 'puppeteer-core';

const PATIENCE_MS = 20_000;
/** Blocks come every second here; the rest is a machine that has more to do. */
const FINALITY_MS = 60_000;

/** One page, found by what people and screen readers find it by: test ids, labels, names. */
export class FirefoxPage {
  constructor(readonly page: Page) {}

  /** Waits for an element of a test id. */
  byId(testId: string, also = ''): Promise<ElementHandle> {
    return this.find(`[data-testid="${testId}"]${also}`);
  }

  /** Waits for what is there to be seen under a CSS selector. */
  async find(selector: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(selector, { visible: true, timeout: PATIENCE_MS });
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  }

  /** Waits for something with a role and an accessible name. */
  async named(role: string, name: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {
      visible: true,
      timeout: PATIENCE_MS,
    });
    if (!found) throw new Error(`no ${role} is called ${name}`);
    return found;
  }

  /** Waits for a field by its label. A password field has no role to be found by. */
  async labelled(label: string): Promise<ElementHandle> {
    const handle = await this.page.waitForFunction(
      `[...document.querySelectorAll('label')].find((one) => one.textContent.trim() === ${JSON.stringify(label)})?.control`,
      { timeout: PATIENCE_MS },
    );
    const element = handle.asElement();
    if (!element) throw new Error(`no field is labelled ${label}`);
    return element as ElementHandle;
  }

  async press(name: string, role = 'button'): Promise<void> {
    await (await this.named(role, name)).click();
  }

  /** Clicks the first button whose name or text begins so. */
  async pressLike(start: string): Promise<void> {
    const handle = await this.page.waitForFunction(
      `[...document.querySelectorAll('button, a')].find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(${JSON.stringify(start)}))`,
      { timeout: PATIENCE_MS },
    );
    const element = handle.asElement();
    if (!element) throw new Error(`no button begins with ${start}`);
    await (element as ElementHandle).click();
  }

  async clickId(testId: string, also = ''): Promise<void> {
    await (await this.byId(testId, also)).click();
  }

  /** Replaces what stands in a field. */
  async fill(selector: string, text: string): Promise<void> {
    const field = await this.find(selector);
    await field.click({ count: 3 });
    await this.page.keyboard.press('Backspace');
    await field.type(text);
  }

  /** All text of an element, white space joined. */
  async text(selector = 'body'): Promise<string> {
    await this.find(selector);
    const text = await this.page.evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`);
    return String(text).replace(/\s+/g, ' ');
  }

  /** Goes to another screen of the same page. */
  async route(path: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
  }

  /** Waits until an expression is true in the page. */
  async until(expression: string): Promise<void> {
    await this.page.waitForFunction(expression, { timeout: PATIENCE_MS });
  }

  /** Waits until the transaction on screen is final. */
  async final(): Promise<void> {
    const state = '[data-testid="tx-state"][data-state="finalized"]';
    await this.page.waitForSelector(state, { timeout: FINALITY_MS });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
