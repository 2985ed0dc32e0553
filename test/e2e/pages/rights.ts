import type { Page } from 'playwright-core';
import { askBackground } from '../support/watching.js';
import { PASSWORD } from './onboarding.js';
import { Approval } from './popup.js';

/** What the wallet says of an account, as far as it is looked at here. */
export interface KeptAccount {
  accountId: string;
  address: string;
  name: string;
  source: string | null;
  custody?: { kind: string };
}

/** Longer than a dangerous act must be held, ms. */
const HOLD_MS = 1_900;

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
  }

  async accounts(): Promise<KeptAccount[]> {
    const status = await askBackground<{ accounts: KeptAccount[] }>(this.page, 'wallet.status', {});
    return status.accounts;
  }

  /** Presses the button of a form once it is ready, and opens the review. */
  async review(): Promise<Approval> {
    await this.page.locator('[data-testid="review"]:not([aria-disabled="true"])').click();
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
    const holds = (await button.getAttribute('class'))?.includes('hold') ?? false;
    await button.click({ delay: holds ? HOLD_MS : 0 });
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
