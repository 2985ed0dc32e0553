import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';
import { TAB } from '../support/launch.js';

/** "Show or export the key" of one account, in the tab. */
export class ExportPage {
  constructor(readonly page: Page) {}

  static async open(extension: Extension, accountId: string): Promise<ExportPage> {
    const page = await extension.open(`src/popup/tab.html#/accounts/${accountId}/export`, TAB);
    await page.getByTestId('export').waitFor();
    return new ExportPage(page);
  }

  get secret() {
    return this.page.getByTestId('secret');
  }

  get hold() {
    return this.page.getByTestId('hold');
  }

  get password() {
    return this.page.getByLabel('Password of this wallet');
  }

  /** Proves the password; the covered secret and its button follow. */
  async prove(password: string): Promise<void> {
    await this.password.fill(password);
    await this.page.getByTestId('export').getByRole('button', { name: 'Continue' }).click();
  }

  /** Presses the button down and leaves it so. */
  async press(): Promise<void> {
    await this.hold.hover();
    await this.page.mouse.down();
    await this.page.locator('[data-testid="secret"][data-shown="true"]').waitFor();
  }

  async release(): Promise<void> {
    await this.page.mouse.up();
    await this.page.locator('[data-testid="secret"][data-shown="false"]').waitFor();
  }
}
