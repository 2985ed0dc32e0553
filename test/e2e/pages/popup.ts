import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';
import { chooseIn } from '../support/picker.js';
import { pressLive } from '../support/press.js';

/** Runs in the page: whether home was written down as the place to go on at, `sinceMs` or later. */
async function isHomeKept(sinceMs: number): Promise<boolean> {
  const { views } = await chrome.storage.session.get('views');
  const { path = null, leftAtMs = 0 } = (views ?? {}) as { path?: string | null; leftAtMs?: number };
  return path === null && leftAtMs >= sinceMs;
}

/** The popup, opened as a page of its size. */
export class Popup {
  constructor(readonly page: Page) {}

  static async open(extension: Extension): Promise<Popup> {
    return new Popup(await extension.open('src/popup/index.html'));
  }

  get total() {
    return this.page.getByTestId('total');
  }

  get portfolio() {
    return this.page.getByTestId('portfolio');
  }

  /** Row of one subnet in the portfolio. */
  subnet(netuid: number) {
    return this.portfolio.locator(`[data-netuid="${netuid}"]`);
  }

  get provenance() {
    return this.page.getByTestId('provenance');
  }

  /** Goes to the first screen and starts the popup afresh there, as a click on the icon does. */
  async reopen(): Promise<void> {
    const sinceMs = Date.now();
    await this.page.goto(this.page.url().replace(/(?:#.*)?$/, '#/'));
    // At home already nothing would be written, and what was left before may still be on its way.
    await this.page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
    // The next page goes on at the place that was written down last, and nobody closes and opens within one message.
    await this.page.waitForFunction(isHomeKept, sinceMs);
    await this.page.reload();
  }

  /** Waits until the numbers on screen were read from the chain, not from the persisted snapshot. */
  async live(): Promise<void> {
    await this.page.locator('[data-testid="provenance"][data-state="live"]').waitFor();
  }

  async unlock(password: string): Promise<void> {
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).click();
  }

  /** Makes another account the one that is shown, by the list below its name. */
  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /Switch account/ }).click();
    await this.page.locator('.sheet-row', { hasText: name }).click();
    await this.shows(name);
  }

  /** Waits until an account is the one in front: forms that are opened earlier would still be the other one's. */
  async shows(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Account ${name}. Switch account` }).waitFor();
  }

  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: /Switch account/ }).click();
    await this.page.getByRole('button', { name: 'Lock', exact: true }).click();
    await this.page.getByRole('heading', { name: 'Unlock Kelvin' }).waitFor();
  }

  async openStake(): Promise<StakeScreen> {
    await this.page
      .getByRole('link', { name: 'Stake', exact: true })
      .or(this.page.getByRole('button', { name: 'Stake', exact: true }))
      .first()
      .click();
    return new StakeScreen(this.page);
  }

  async openActivity() {
    await this.page.getByRole('tab', { name: 'Activity' }).click();
    return this.page.getByTestId('activity-row');
  }
}

export class StakeScreen {
  constructor(readonly page: Page) {}

  choose(picker: 'subnet-picker' | 'validator-picker', query: string): Promise<void> {
    return chooseIn(this.page.getByTestId(picker), query);
  }

  async fill(subnet: string, validator: string, amount: string): Promise<void> {
    await this.choose('subnet-picker', subnet);
    await this.choose('validator-picker', validator);
    await this.page.getByTestId('amount').fill(amount);
  }

  get issue() {
    return this.page.getByTestId('amount-issue');
  }

  /** Waits for a quote and opens the review. */
  async review(): Promise<Approval> {
    await this.page.getByTestId('minimum').waitFor();
    await pressLive(this.page.locator('[data-testid="review"]:not([aria-disabled="true"])'));
    await this.page.getByTestId('approval').waitFor();
    return new Approval(this.page);
  }

  /** The row that follows a sent transaction, in a given state. */
  async reaches(state: string): Promise<void> {
    await this.page.locator(`[data-testid="tx-state"][data-state="${state}"]`).waitFor({ state: 'attached' });
  }
}

/** An approval, in its own window or inside the popup. */
export class Approval {
  constructor(readonly page: Page) {}

  /** The window that opens while `action` runs. */
  static async during(extension: Extension, action: () => Promise<unknown>): Promise<Approval> {
    const [page] = await Promise.all([extension.context.waitForEvent('page'), action()]);
    // What is in it is waited for by whoever looks at it: of a window that the browser itself made the driver now and then
    // misses that its document was loaded.
    await page.waitForURL(/\/approval\.html/, { waitUntil: 'commit' });
    return new Approval(page);
  }

  get approveButton() {
    return this.page.getByTestId('approve');
  }

  /** Clicks as soon as the button is live: it is inert for a moment after anything changed. */
  async approve(): Promise<void> {
    await pressLive(this.page.locator('[data-testid="approve"][data-inert="false"]'));
  }

  /** The window may be gone before the click is over: then it did what it was for. */
  async reject(): Promise<void> {
    await this.page
      .getByTestId('reject')
      .click()
      .catch((error: unknown) => {
        if (!this.page.isClosed()) throw error;
      });
  }

  async text(): Promise<string> {
    await this.page.getByTestId('approval').waitFor();
    return (await this.page.getByTestId('approval').innerText()).replace(/\s+/g, ' ');
  }
}
