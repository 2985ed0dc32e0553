import type { Page } from 'playwright-core';
import { holdLive, pressLive } from '../support/press.js';
import { askBackground } from '../support/watching.js';
import { PASSWORD } from './onboarding.js';
import { Approval, Popup } from './popup.js';

/** What the wallet says of an account, as far as it is looked at here. */
export interface KeptAccount {
  accountId: string;
  address: string;
  name: string;
  source: string | null;
  custody?: { kind: string };
}

/** The screens below `/rights`, in a popup that is unlocked. */
export class RightsScreens {
  constructor(readonly page: Page) {}

  async go(path = '/rights'): Promise<void> {
    await this.page.goto(this.page.url().replace(/(?:#.*)?$/, `#${path}`));
  }

  /** The overview with what the chain says now. */
  async overview(): Promise<void> {
    await this.go('/rights');
    await this.page.getByTestId('given').waitFor();
  }

  /** A key of its own, as a further account of this wallet. */
  async addKey(name: string, seedHex: string): Promise<KeptAccount> {
    const secret = { kind: 'seed', seedHex, path: '', cryptoType: 'sr25519' };
    const added = { kind: 'secret', name, role: 'coldkey', secret, backedUp: true };
    const { accounts } = await askBackground<{ accounts: KeptAccount[] }>(this.page, 'wallet.addAccounts', {
      accounts: [added],
    });
    if (!accounts[0]) throw new Error('nothing was added');
    return accounts[0];
  }

  /** Shows another account of the wallet first. */
  async switchTo(accountId: string): Promise<void> {
    await askBackground(this.page, 'wallet.setActiveAccount', { accountId });
    const { name = '' } = (await this.accounts()).find((one) => one.accountId === accountId) ?? {};
    await this.go('/');
    await new Popup(this.page).shows(name);
  }

  async accounts(): Promise<KeptAccount[]> {
    const status = await askBackground<{ accounts: KeptAccount[] }>(this.page, 'wallet.status', {});
    return status.accounts;
  }

  /** Presses the button of a form once it is ready, and opens the review. */
  async review(): Promise<Approval> {
    await pressLive(this.page.locator('[data-testid="review"]:not([aria-disabled="true"])'));
    await this.page.getByTestId('approval').waitFor();
    return new Approval(this.page);
  }

  /** Approves what is on screen, with whatever it asks for, and follows it to the end. @returns the state it ended in */
  async approve(): Promise<string> {
    const { page } = this;
    const button = page.locator('[data-testid="approve"][data-inert="false"]');
    await button.waitFor();
    const typed = page.getByTestId('approval-password');
    if (await typed.isVisible()) await typed.fill(PASSWORD);
    if ((await button.getAttribute('class'))?.includes('hold')) await holdLive(button);
    else await pressLive(button);
    const end = page.locator(
      ['finalized', 'failed', 'expired']
        .map((state) => `[data-testid="tx-state"][data-state="${state}"]`)
        .join(','),
    );
    await end.first().waitFor({ state: 'attached' });
    return (await end.first().getAttribute('data-state')) ?? '';
  }

  /** What the screen says, on one line. */
  async text(): Promise<string> {
    return (await this.page.locator('main').first().innerText()).replace(/\s+/g, ' ');
  }
}
