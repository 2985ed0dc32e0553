import type { Page } from 'playwright-core';
import type { World } from '../support/world.js';

/** A page of demo/examples: all of them have the same fields and the same log. */
export class ExamplePage {
  constructor(readonly page: Page) {}

  /** Opens one at `url`; it is ready when its library has connected to the world's chain. */
  static async open({ extension, devnet }: World, url: string): Promise<ExamplePage> {
    const page = await extension.context.newPage();
    await page.goto(`${url}?node=${encodeURIComponent(devnet.url)}`);
    const opened = new ExamplePage(page);
    await opened.line('ready');
    return opened;
  }

  connect(): Promise<void> {
    return this.page.getByRole('button', { name: 'Connect' }).click();
  }

  async send(to: string, rao: bigint): Promise<void> {
    await this.page.getByLabel('To').fill(to);
    await this.page.getByLabel('Amount, rao').fill(String(rao));
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  async sign(text: string): Promise<void> {
    await this.page.getByLabel('Message').fill(text);
    await this.page.getByRole('button', { name: 'Sign' }).click();
  }

  /** Addresses in the list that the page keeps up to date. */
  accounts(): Promise<string[]> {
    return this.page
      .locator('#account option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  }

  /** What the newest line of a kind says; a line of an error comes first. */
  async line(kind: 'ready' | 'finalized' | 'signature' | 'error'): Promise<string> {
    const row = this.page.locator(`#log li[data-kind="${kind}"], #log li[data-kind="error"]`).last();
    await row.waitFor();
    return (await row.textContent()) ?? '';
  }
}
