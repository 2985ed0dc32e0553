import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';

/** The wallet's own list of connected sites. */
export class ConnectedSites {
  private constructor(readonly page: Page) {}

  static async open(extension: Extension): Promise<ConnectedSites> {
    const opened = new ConnectedSites(await extension.open('src/popup/index.html#/settings/sites'));
    await opened.page.getByTestId('sites').waitFor();
    return opened;
  }

  /** Shares one account more, or one less, with a site. */
  async toggle(host: string, account: string): Promise<void> {
    await this.page.getByTitle(`Change ${host}`, { exact: true }).click();
    await this.page.locator('.connect-account', { hasText: account }).getByRole('checkbox').click();
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await this.page.getByText(`What ${host} sees was changed.`).waitFor();
  }

  async revoke(host: string): Promise<void> {
    await this.page.getByRole('button', { name: `Revoke ${host}`, exact: true }).click();
    await this.page.getByText(`${host} was revoked`).waitFor();
  }
}
