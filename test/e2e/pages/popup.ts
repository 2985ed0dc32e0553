import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';

/** Runs in the page. */
async function nothingToGoBackTo(): Promise<boolean> {
  const { views } = await chrome.storage.session.get('views');
  return ((views as { path?: string | null } | undefined)?.path ?? null) === null;
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
    await this.page.goto(this.page.url().replace(/(?:#.*)?$/, '#/'));
    // The next page goes on at the place that was written down last, and nobody closes and opens within one message.
    await this.page.waitForFunction(nothingToGoBackTo);
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

  async choose(picker: 'subnet-picker' | 'validator-picker', query: string): Promise<void> {
    await this.page.getByTestId(picker).click();
    const search = this.page.locator('.picker-input');
    await search.fill(query);
    await this.page.getByRole('option').first().waitFor();
    await search.press('Enter');
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
    await this.page.locator('[data-testid="review"]:not([aria-disabled="true"])').click();
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
    await page.waitForLoadState('domcontentloaded');
    return new Approval(page);
  }

  get approveButton() {
    return this.page.getByTestId('approve');
  }

  /** Clicks as soon as the button is live: it is inert for a moment after anything changed. */
  async approve(): Promise<void> {
    await this.#click('[data-testid="approve"][data-inert="false"]');
  }

  async reject(): Promise<void> {
    await this.#click('[data-testid="reject"]');
  }

  /** The window may be gone before the click is over: then it did what it was for. */
  async #click(selector: string): Promise<void> {
    await this.page
      .locator(selector)
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
