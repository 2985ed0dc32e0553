import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';
import { TAB } from '../support/launch.js';

/** The screen that adds accounts of a Ledger. */
export class LedgerScreen {
  private constructor(readonly page: Page) {}

  static async open(extension: Extension): Promise<LedgerScreen> {
    return new LedgerScreen(await extension.open('src/popup/tab.html#/connect/ledger', TAB));
  }

  /** Presses the button and waits for the first addresses. */
  async connect(): Promise<void> {
    await this.page.getByTestId('ledger-connect').click();
    await this.rows.nth(4).waitFor();
    await this.page.locator('[data-testid="ledger-run"][data-phase="idle"]').waitFor({ state: 'attached' });
  }

  get rows() {
    return this.page.getByTestId('ledger-row');
  }

  async choose(index: number, name?: string): Promise<void> {
    await this.rows.nth(index).getByRole('checkbox').check();
    if (name) await this.rows.nth(index).getByRole('textbox').fill(name);
  }

  async add(): Promise<void> {
    await this.page.getByTestId('ledger-add').click();
    await this.page.getByTestId('ledger-added').waitFor();
  }
}

/** The part of an approval in which the device signs. */
export class LedgerPart {
  constructor(readonly page: Page) {}

  /** The code of the failure that is on screen. */
  async failure(): Promise<string | null> {
    const shown = this.page.locator('[data-testid="ledger-step"] [data-error-code]');
    await shown.waitFor();
    return shown.getAttribute('data-error-code');
  }

  async again(): Promise<void> {
    await this.page
      .getByTestId('ledger-start')
      .click()
      // The window closes itself with the answer, now and then before the click is reported.
      .catch((error: unknown) => {
        if (!this.page.isClosed()) throw error;
      });
  }
}
