import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';
import { TAB } from '../support/launch.js';

/** The import screen of the tab: one field, files by two choosers, and the form for what was found. */
export class ImportPage {
  constructor(readonly page: Page) {}

  /** In an empty wallet `way` is a first way in; in an open one `add` stands before it. */
  static async open(extension: Extension, way: string): Promise<ImportPage> {
    const opened = new ImportPage(await extension.open(`src/popup/tab.html#/${way}`, TAB));
    await opened.source.waitFor();
    return opened;
  }

  get source() {
    return this.page.getByTestId('source');
  }

  get finish() {
    return this.page.getByTestId('finish');
  }

  get opening() {
    return this.page.getByTestId('opening');
  }

  /** Pastes, as the browser hands it to the field. */
  async paste(text: string): Promise<void> {
    await this.source.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  async chooseFiles(files: Array<{ name: string; text: string }>): Promise<void> {
    await this.page.getByTestId('choose-files').setInputFiles(
      files.map(({ name, text }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(text),
      })),
    );
  }

  /** A folder of the disk, with everything in it. */
  async chooseFolder(path: string): Promise<void> {
    await this.page.getByTestId('choose-folder').setInputFiles(path);
  }

  /** The address that phrase or hex gives, shown before anything is stored. */
  async previewAddress(): Promise<string> {
    return (await this.page.getByTestId('preview-address').textContent()) ?? '';
  }

  /** The password of a file, tried. */
  async openFile(password: string): Promise<void> {
    await this.page.locator('.file-password input').first().fill(password);
    await this.page
      .locator('.file-password')
      .first()
      .getByRole('button', { name: 'Open', exact: true })
      .click();
  }

  /** Rows of the accounts that were found, as what they are and where they lead. */
  async rows(): Promise<Array<{ address: string; state: string; chosen: boolean }>> {
    const rows = this.page.getByTestId('accounts').locator('.account-row[data-state]');
    await rows.first().waitFor();
    return rows.evaluateAll((all) =>
      all.map((row) => ({
        address: row.querySelector('bdi.mono')?.getAttribute('title') ?? '',
        state: row.getAttribute('data-state') ?? '',
        chosen: row.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked ?? false,
      })),
    );
  }

  async name(text: string): Promise<void> {
    await this.page.getByLabel('Name of the account').fill(text);
  }

  /** Stores; a new wallet is given its password first. */
  async store(newPassword?: string): Promise<void> {
    if (newPassword !== undefined) {
      await this.page.getByLabel('Password', { exact: true }).fill(newPassword);
      await this.page.getByLabel('Password again').fill(newPassword);
    }
    await this.page.locator('[data-testid="finish"]:not([aria-disabled="true"])').click();
    await this.page.getByTestId('done').waitFor();
  }
}
