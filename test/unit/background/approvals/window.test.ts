import { describe, expect, it } from 'vitest';
import { createApprovalWindow } from '../../../../src/background/approvals/index.js';
import { EXTENSION_URL, FakeBrowser } from '../../../support/fake-browser.js';
import { FakeStore } from '../../../support/fake-storage.js';

function room() {
  const browser = new FakeBrowser();
  const session = new FakeStore();
  const platform = browser.startWorker();
  return { browser, session, window: createApprovalWindow(platform, session) };
}

describe('the approval window', () => {
  it('is one, however many ask at once', async () => {
    const { browser, window } = room();
    await Promise.all([window.show('first'), window.show('second'), window.show('third')]);
    expect([...browser.windows.values()]).toEqual([
      { url: `${EXTENSION_URL}src/popup/approval.html#first`, focused: 2 },
    ]);
  });

  it('is found again by a worker that came later', async () => {
    const { browser, session, window } = room();
    await window.show('first');
    const later = createApprovalWindow(browser.startWorker(), session);
    await later.show('second');
    expect(browser.windowsOpened).toBe(1);
  });

  it('is opened anew when the old one is gone', async () => {
    const { browser, window } = room();
    await window.show('first');
    browser.windows.clear();
    await window.show('second');
    expect(browser.windowsOpened).toBe(2);
  });

  it('is told from other windows when one closes', async () => {
    const { browser, window } = room();
    await window.show('first');
    const id = browser.approvalWindow ?? 0;
    expect(await window.wasClosed(id + 1)).toBe(false);
    expect(await window.wasClosed(id)).toBe(true);
    expect(await window.wasClosed(id)).toBe(false);
  });

  it('does not count as closed by the user when the wallet closes it', async () => {
    const { browser, window } = room();
    await window.show('first');
    const id = browser.approvalWindow ?? 0;
    await window.close();
    await window.close();
    expect(browser.windows.size).toBe(0);
    expect(await window.wasClosed(id)).toBe(false);
  });
});
