import type { Page } from 'playwright-core';
import type { Extension } from '../support/launch.js';
import { TAB } from '../support/launch.js';

export const PASSWORD = 'a quiet glacier hums at dawn';

/** Welcome, import and create, in the tab. */
export class Onboarding {
  constructor(readonly page: Page) {}

  static async open(extension: Extension): Promise<Onboarding> {
    return new Onboarding(await extension.open('src/popup/tab.html', TAB));
  }

  /** Chooses the local network and a phrase of one's own on it; the import screen follows. */
  async practise(): Promise<void> {
    await this.page.getByRole('button', { name: /Practise on the local network/ }).click();
    await this.page.getByTestId('own-phrase').click();
    await this.page.getByTestId('source').waitFor();
  }

  /** Points the local network at a node that is not on the usual port. */
  async pointAt(extension: Extension, url: string): Promise<void> {
    const settings = await extension.open('src/popup/tab.html#/settings/network', TAB);
    const nodes = settings.getByTestId('node');
    await nodes.first().waitFor();
    if ((await nodes.first().getAttribute('data-url')) !== url) {
      const others = await nodes.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-url')));
      await settings.getByTestId('node-url').fill(url);
      await settings.getByTestId('node-url').press('Enter');
      await settings.getByRole('button', { name: 'Add to Local' }).click();
      for (const other of others) {
        await settings.getByRole('button', { name: `Remove ${other}`, exact: true }).click();
        await settings.locator(`[data-testid="node"][data-url="${other}"]`).waitFor({ state: 'detached' });
      }
    }
    await settings.close();
  }

  /** Types the phrase as a person without a clipboard would: the first word and a space open a field for each word. */
  async typePhrase(phrase: string): Promise<void> {
    const [first = '', ...others] = phrase.split(' ');
    await this.page.getByTestId('source').pressSequentially(`${first} `);
    await this.page.getByTestId('word-grid').waitFor();
    for (const [index, word] of others.entries()) {
      await this.page.getByLabel(`Word ${index + 2}`, { exact: true }).fill(word);
    }
  }

  /** Waits for the address that the words give, shown before anything is stored. */
  async previews(address: string): Promise<void> {
    await this.page
      .getByTestId('preview-address')
      .filter({ hasText: new RegExp(`^${address}$`) })
      .waitFor();
  }

  async finish(password = PASSWORD): Promise<void> {
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByLabel('Password again').fill(password);
    await this.page.getByTestId('finish').click();
    await this.page.getByTestId('done').waitFor();
  }

  /** The whole way in: practise, phrase, address checked, password. */
  async importPractice(phrase: string, address: string, password = PASSWORD): Promise<void> {
    await this.practise();
    await this.typePhrase(phrase);
    await this.previews(address);
    await this.finish(password);
  }
}
