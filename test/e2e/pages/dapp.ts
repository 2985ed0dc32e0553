import type { Page } from 'playwright-core';
import type { World } from '../support/world.js';

/** The demo dApp. */
export class Dapp {
  constructor(readonly page: Page) {}

  static async open(world: Pick<World, 'extension' | 'dapp' | 'devnet'>): Promise<Dapp> {
    const page = await world.extension.context.newPage();
    await page.setViewportSize({ width: 820, height: 900 });
    await page.goto(`${world.dapp.url}?node=${encodeURIComponent(world.devnet.url)}`);
    await page.locator('body[data-ready="yes"]').waitFor();
    return new Dapp(page);
  }

  async connect(): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect wallet' }).click();
  }

  async fill(netuid: number, validator: string, amount: string, tolerance = '0.5'): Promise<void> {
    await this.page.locator('#netuid').fill(String(netuid));
    await this.page.locator('#validator').selectOption(validator);
    await this.page.locator('#amount').fill(amount);
    await this.page.locator('#tolerance').fill(tolerance);
  }

  async stake(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stake', exact: true }).click();
  }

  async unstake(): Promise<void> {
    await this.page.getByRole('button', { name: 'Unstake everything here' }).click();
  }

  async signMessage(text: string): Promise<void> {
    await this.page.locator('#message').fill(text);
    await this.page.getByRole('button', { name: 'Sign message' }).click();
  }

  /** The newest line of a kind in the page's log. */
  async line(kind: 'connected' | 'finalized' | 'signature' | 'error'): Promise<string> {
    const row = this.page.locator(`#log li[data-kind="${kind}"]`).last();
    await row.waitFor();
    return (await row.textContent()) ?? '';
  }
}
