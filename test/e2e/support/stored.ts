import type { Page } from 'playwright-core';

/** What stands about an account beside its sealed key. */
export interface StoredAccount {
  accountId: `0x${string}`;
  name: string;
  role: string;
  source: string | null;
}

/** The accounts in the stored vault, in their order, read past the wallet's own code; null when there is no vault. */
export function storedAccounts(page: Page): Promise<StoredAccount[] | null> {
  return page.evaluate(`chrome.storage.local.get(null).then((all) => {
    const file = all[all['vault.pointer']];
    return file ? file.accounts.map(({ accountId, name, role, source }) => ({ accountId, name, role, source })) : null;
  })`);
}
