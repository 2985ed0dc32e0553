import type { Page } from 'playwright-core';
import { chooseIn } from '../support/picker.js';
import { holdLive, pressLive } from '../support/press.js';
import { Approval } from './popup.js';

/** A form below `/do`, from its first field to finality. */
export class OperationScreen {
  private constructor(readonly page: Page) {}

  /** Opens a form in a popup that is unlocked, as a link would. */
  static async open(page: Page, path: string): Promise<OperationScreen> {
    // The first screen in between, so that the same form twice begins anew.
    await page.goto(page.url().replace(/(?:#.*)?$/, '#/'));
    await page.getByTestId('total').waitFor();
    await page.goto(page.url().replace(/(?:#.*)?$/, `#${path}`));
    await page.getByTestId('review').waitFor();
    return new OperationScreen(page);
  }

  amount(text: string): Promise<void> {
    return this.page.getByTestId('amount').fill(text);
  }

  recipient(address: string): Promise<void> {
    return this.page.getByTestId('recipient').fill(address);
  }

  /** Chooses by typing into the list's search and taking the first row. */
  choose(picker: 'subnet-picker' | 'validator-picker', query: string): Promise<void> {
    return chooseIn(this.page.getByTestId(picker).first(), query);
  }

  /** Chooses one of a few by its words. */
  async pick(label: string): Promise<void> {
    await this.page.locator('label.segment', { hasText: new RegExp(`^${label}$`) }).click();
  }

  /** Presses the last of the shortcuts under the amount: all of it. */
  async all(): Promise<void> {
    await this.page.locator('.share-chip').last().click();
  }

  /** What the form says now, on one line. */
  async text(): Promise<string> {
    return (await this.page.locator('main').first().innerText()).replace(/\s+/g, ' ');
  }

  async review(): Promise<Approval> {
    await pressLive(this.page.locator('[data-testid="review"]:not([aria-disabled="true"])'));
    await this.page.getByTestId('approval').waitFor();
    return new Approval(this.page);
  }

  /** Reviews, approves and follows it to the end. @returns what the review said, and the state it ended in */
  async carryOut(): Promise<{ said: string; state: string; result: string }> {
    const approval = await this.review();
    const said = await approval.text();
    await approve(approval);
    const end = this.page.locator(
      ['finalized', 'failed', 'expired']
        .map((state) => `[data-testid="tx-state"][data-state="${state}"]`)
        .join(','),
    );
    await end
      .first()
      .waitFor({ state: 'attached' })
      .catch(async (cause: unknown) => {
        throw new Error(`not ended: ${await this.text()}`, { cause });
      });
    const state = (await end.first().getAttribute('data-state')) ?? '';
    return { said, state, result: await this.text() };
  }
}

/** Presses the button, or holds it where that is asked for. */
async function approve(approval: Approval): Promise<void> {
  const button = approval.page.locator('[data-testid="approve"][data-inert="false"]');
  if ((await button.getAttribute('class'))?.includes('hold')) await holdLive(button);
  else await approval.approve();
}
