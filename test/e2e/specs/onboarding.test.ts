import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { freeOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { practiceOf } from '../support/funded.js';
import { type Extension, launchExtension, TAB } from '../support/launch.js';
import { storedAccounts } from '../support/stored.js';

const PASSWORD = 'a quiet glacier hums at dawn';

/** A page used by keyboard alone: what has the focus is asked by its role and its name, as a screen reader says them. */
class Keys {
  constructor(readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  to(role: 'button' | 'textbox' | 'link', name: string | RegExp): Promise<void> {
    return this.until(
      this.page.getByRole(role, { name, exact: typeof name === 'string' }),
      `${role} ${name}`,
    );
  }

  /** A password field has no role of its own: it is found by its label. */
  toField(label: string): Promise<void> {
    return this.until(this.page.getByLabel(label, { exact: true }), label);
  }

  /** Goes on with Tab until this is focused. @throws after 60 steps: then it cannot be reached */
  private async until(wanted: Locator, name: string): Promise<void> {
    await wanted.first().waitFor();
    const focused = wanted.and(this.page.locator(':focus'));
    for (let step = 0; step < 60; step += 1) {
      if ((await focused.count()) > 0) return;
      await this.press('Tab');
    }
    throw new Error(`${name} is not reached with Tab`);
  }

  heading(name: string): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  async newPassword(): Promise<void> {
    await this.toField('Password');
    await this.type(PASSWORD);
    await this.toField('Password again');
    await this.type(PASSWORD);
  }
}

describe('the first run, by keyboard and by name', { timeout: JOURNEY_MS }, () => {
  let extension: Extension;
  let devnet: Devnet | undefined;
  let keys: Keys;

  beforeEach(async () => {
    extension = await launchExtension();
    keys = new Keys(await extension.open('src/popup/tab.html', TAB));
    await keys.heading('Kelvin');
  });
  afterEach(async () => {
    await extension?.close();
    await devnet?.close();
    devnet = undefined;
  });

  it('Q3 practising ends with an account that is funded on the chain', async () => {
    await keys.to('button', /^Practise on the local network/);
    await keys.press('Enter');
    await keys.heading('A chain on this computer');
    // No chain is on the usual port here, and on this one not yet: the page says what to run and keeps looking.
    await keys.to('button', 'Another address');
    await keys.press('Enter');
    await keys.to('textbox', 'Address of the chain');
    devnet = await startDevnet({ scenario: 'small', blockTimeMs: 1_000, finalityLag: 1 });
    const { url } = devnet;
    await keys.press('Control+A');
    await keys.type(url);
    await keys.press('Enter');
    await keys.page.getByRole('status').filter({ hasText: 'A chain answers' }).waitFor();
    await keys.to('button', 'Continue');
    await keys.press('Enter');
    await keys.heading('The practice account');
    const practice = practiceOf(devnet);
    await eventually(() => keys.page.getByTestId('preview-address').textContent()).toBe(practice.address);
    await keys.page.locator('[data-testid="practice-account"][data-funded="true"]').waitFor();
    await keys.newPassword();
    await keys.to('button', 'Start practising');
    await keys.press('Enter');
    await keys.heading('Your account is funded');
    await keys.page.getByText('staked in', { exact: false }).waitFor();
    const told = async () => (await keys.page.getByTestId('funded').innerText()).replace(/[^\d.\n]/g, '');
    // The chain's own state says the same of the free balance: 1,250.5 of play money, less nothing.
    expect(freeOf(devnet, practice.address)).toBe(1_250_500_000_000n);
    await eventually(told).toContain('1250.5');
    await keys.to('link', /^Stake/);
    await keys.press('Enter');
    await keys.page.getByRole('heading', { level: 1, name: 'Stake' }).waitFor();
    expect((await storedAccounts(keys.page))?.map(({ name }) => name)).toEqual(['Practice']);
  });

  it('K1 Q3 creating: words held to be seen, three asked back, a password, an address to receive by', async () => {
    await keys.to('button', /^Create a wallet/);
    await keys.press('Enter');
    await keys.heading('Your recovery phrase');
    await keys.page.getByText('Step 1 of 3').waitFor();
    await keys.to('button', 'Press and hold to show the words');
    await keys.page.keyboard.down('Space');
    await keys.page.locator('[data-testid="phrase"][data-shown="true"]').waitFor();
    await keys.page.keyboard.up('Space');
    const shown = await keys.page.locator('.phrase-word .mono').allInnerTexts();
    expect(shown).toHaveLength(12);
    await keys.to('button', 'I wrote them down');
    await keys.press('Enter');
    await keys.heading('Check what you wrote');
    // Going back loses nothing: the words were seen, and are the same ones.
    await keys.page.keyboard.press('Shift+Tab');
    await keys.to('button', 'Back');
    await keys.press('Enter');
    await keys.heading('Your recovery phrase');
    await keys.to('button', 'I wrote them down');
    await keys.press('Enter');
    const asked = keys.page.getByText(/^Word \d+$/);
    await eventually(() => asked.count()).toBe(3);
    const labels = await asked.allInnerTexts();
    for (const label of labels) {
      await keys.toField(label);
      await keys.type(shown[Number(label.replace('Word ', '')) - 1] ?? '');
    }
    await keys.press('Enter');
    await keys.heading('Choose a password');
    await keys.newPassword();
    await keys.to('button', 'Create the wallet');
    await keys.press('Enter');
    await keys.heading('Kelvin is ready');
    await keys.page.getByRole('img', { name: 'QR code of your address' }).waitFor();
    await keys.to('button', 'Open the wallet');
    await keys.press('Enter');
    await keys.page.getByRole('button', { name: 'Receive' }).waitFor();
  });

  it('K2 Q3 importing: words one by one, the address before it is stored', async () => {
    await keys.to('button', /^Import what you have/);
    await keys.press('Enter');
    await keys.heading('Import');
    await keys.toField('Paste or type: phrase, key, address — or drop a file');
    const [first = '', ...others] =
      'old leopard transfer rib spatial phone calm indicate online fire caution review'.split(' ');
    await keys.type(`${first} `);
    await keys.toField('Word 2');
    for (const [index, word] of others.entries()) {
      await keys.toField(`Word ${index + 2}`);
      await keys.type(word);
    }
    await keys.page.getByTestId('preview-address').waitFor();
    await keys.newPassword();
    await keys.press('Enter');
    await keys.page.getByTestId('done').waitFor();
    await eventually(() => keys.page.getByTestId('new-address').textContent()).toMatch(/^5HDvhV6W/);
    // Its key is everybody's: that is said wherever the account is shown.
    await keys.page.getByText('practice', { exact: true }).waitFor();
  });

  it('V4 Q3 Learn opens before there is a wallet, and leads back', async () => {
    await keys.to('link', 'What Kelvin contacts');
    await keys.press('Enter');
    await keys.page.getByRole('heading', { level: 2, name: 'What does Kelvin contact?' }).waitFor();
    await keys.press('/');
    await keys.type('front-run');
    await keys.press('Enter');
    await keys.page.getByRole('heading', { level: 2, name: 'Front-running' }).waitFor();
    await keys.to('button', 'Back');
    await keys.press('Enter');
    await keys.page.getByRole('heading', { level: 2, name: 'What people ask first' }).waitFor();
    await keys.to('button', 'Back');
    await keys.press('Enter');
    await keys.heading('Kelvin');
  });
});
