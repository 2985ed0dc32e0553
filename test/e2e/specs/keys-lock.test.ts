import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Onboarding, PASSWORD } from '../pages/onboarding.js';
import { Popup } from '../pages/popup.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { type Extension, launchExtension, TAB } from '../support/launch.js';
import { wrappingKeyOf } from '../support/secrets/practice-secrets.js';

const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const ADDRESS = '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX';
const MINUTE_MS = 60_000;
/** The last of them costs 16 s: a worker is stopped and a page opened again meanwhile, also on a busy machine. */
const FAILURES = 5;
const WAITING = /Next attempt in \d+ s/;

interface Session {
  startedAtMs: number;
  seenAtMs: number;
  lockAtMs: number;
}

let extension: Extension;

/** A wallet with the practice account, open, and its popup. */
async function openWallet(): Promise<Popup> {
  extension = await launchExtension();
  const onboarding = await Onboarding.open(extension);
  await onboarding.importPractice(PHRASE, ADDRESS);
  await onboarding.page.close();
  const popup = await Popup.open(extension);
  await popup.page.getByRole('button', { name: /Switch account/ }).waitFor();
  return popup;
}

const session = (page: Page): Promise<Session | undefined> =>
  page.evaluate(`chrome.storage.session.get('wallet.session').then((all) => all['wallet.session'])`);
const attempts = (page: Page): Promise<{ failures: number; notBeforeMs: number } | undefined> =>
  page.evaluate(`chrome.storage.local.get('wallet.attempts').then((all) => all['wallet.attempts'])`);
const locked = (page: Page) => page.getByRole('heading', { name: 'Unlock Kelvin' });
const home = (page: Page) => page.getByRole('button', { name: /Switch account/ });

describe('S2 wrong passwords', { timeout: JOURNEY_MS }, () => {
  let popup: Popup;
  let rightKey: string;
  beforeAll(async () => {
    popup = await openWallet();
    rightKey = Buffer.from(await wrappingKeyOf(popup.page, PASSWORD)).toString('hex');
    await popup.lock();
  });
  afterAll(() => extension?.close());

  it('S2 each costs twice the time of the one before, also after the worker was stopped', async () => {
    const { page } = popup;
    const delays: number[] = [];
    for (let failures = 1; failures <= FAILURES; failures += 1) {
      await page.getByText(WAITING).waitFor({ state: 'hidden' });
      const askedAtMs = Date.now();
      // Looked for from before it is there: the first of them is gone again after a second.
      const told = page.getByText(WAITING).waitFor();
      await popup.unlock(`not the password ${failures}`);
      await eventually(async () => (await attempts(page))?.failures).toBe(failures);
      const stored = await attempts(page);
      delays.push((stored?.notBeforeMs ?? 0) - askedAtMs);
      await told;
      expect(await locked(page).isVisible()).toBe(true);
    }
    // The derivation's own time is in each of them.
    for (let index = 1; index < FAILURES; index += 1)
      expect(delays[index]).toBeGreaterThan(1_000 * 2 ** index);
    await extension.killWorker();
    await page.reload();
    await page.getByText(WAITING).waitFor();
    expect((await attempts(page))?.failures).toBe(FAILURES);
  });

  it('S2 while the time runs not even the right one is taken', async () => {
    const { page } = popup;
    const answer = await page.evaluate(unlockWith(rightKey));
    expect(answer).toContain('vault/too-many-attempts');
    expect(await session(page)).toBeUndefined();
  });

  it('S1 S2 afterwards the right one opens the same account, and the count is gone', async () => {
    const { page } = popup;
    await page.getByText(WAITING).waitFor({ state: 'hidden' });
    await popup.unlock(PASSWORD);
    await home(page).waitFor();
    await eventually(() => attempts(page)).toBeUndefined();
    expect(await home(page).innerText()).toContain('Main coldkey');
  });
});

describe('S10 the browser lost one of its stores', () => {
  let popup: Popup;
  beforeAll(async () => {
    popup = await openWallet();
    await popup.lock();
  });
  afterAll(() => extension?.close());

  it('S10 shows recovery instead of onboarding, and the second copy brings the wallet back', async () => {
    const { page } = popup;
    await page.evaluate(`chrome.storage.local.clear()`);
    await extension.killWorker();
    for (const file of ['src/popup/tab.html', 'src/popup/tab.html#/create', 'src/popup/index.html']) {
      const opened = await extension.open(file, TAB);
      await opened.getByTestId('recovery').waitFor();
      expect(await opened.getByRole('button', { name: /Create a wallet/ }).count()).toBe(0);
      await opened.close();
    }
    await page.reload();
    await page.getByTestId('recovery').waitFor();
    await page.getByTestId('recovery').locator('input[type="password"]').first().fill('not the password');
    await page
      .getByTestId('recovery')
      .getByRole('button', { name: /Restore/ })
      .click();
    await page.locator('[data-error-code="vault/wrong-password"]').waitFor();
    await page.getByTestId('recovery').locator('input[type="password"]').first().fill(PASSWORD);
    // The second that the wrong one costs has to pass.
    await eventually(async () => ((await attempts(page))?.notBeforeMs ?? 0) < Date.now()).toBe(true);
    await page
      .getByTestId('recovery')
      .getByRole('button', { name: /Restore/ })
      .click();
    await home(page).waitFor();
    const stored = await page.evaluate(`chrome.storage.local.get(null).then((all) => Object.keys(all))`);
    expect(stored).toContain('vault.pointer');
    await popup.lock();
    await popup.unlock(PASSWORD);
    await home(page).waitFor();
  });
});

describe('the deadline', () => {
  afterEach(() => extension?.close());

  it('S27 a browser that was closed while open comes back locked', async () => {
    const popup = await openWallet();
    expect(await session(popup.page)).toBeDefined();
    await extension.stop();
    extension = await launchExtension({ profile: extension.profile });
    const again = await Popup.open(extension);
    await locked(again.page).waitFor();
    expect(await session(again.page)).toBeUndefined();
    await again.unlock(PASSWORD);
    await home(again.page).waitFor();
  });

  it('U3 S19 one minute is one minute: a stopped worker does not lock early, the alarm locks in time', async () => {
    const { page } = await openWallet();
    await page.goto(page.url().replace(/#.*$|$/, '#/settings'));
    await page.getByTestId('auto-lock').fill('1');
    await page.getByTestId('auto-lock').press('Enter');
    await eventually(async () => {
      const { lockAtMs = 0, seenAtMs = 0 } = (await session(page)) ?? {};
      return lockAtMs - seenAtMs;
    }).toBe(MINUTE_MS);
    const offBy = async (): Promise<number> => {
      const alarm = (await page.evaluate(`chrome.alarms.get('wallet.lock')`)) as
        | { scheduledTime: number }
        | undefined;
      return Math.abs((alarm?.scheduledTime ?? 0) - ((await session(page))?.lockAtMs ?? 0));
    };
    await eventually(offBy).toBeLessThan(1_000);
    await extension.killWorker();
    await page.reload();
    await page.getByTestId('auto-lock').waitFor();
    expect(await session(page)).toBeDefined();
    // The minute is let pass by moving its end, then only the alarm is left to act.
    await page.evaluate(EXPIRE);
    await locked(page).waitFor();
    expect(await session(page)).toBeUndefined();
  });
});

/** Asks the worker to unlock with a key, as our page would; the answer as text. */
const unlockWith = (wrappingKey: string): string => `new Promise((resolve) => {
  const port = chrome.runtime.connect({ name: 'kelvin-ui' });
  port.onMessage.addListener((frame) => {
    if (frame.kind === 'res') resolve(JSON.stringify(frame));
  });
  port.postMessage({
    v: 1, id: crypto.randomUUID(), kind: 'req', method: 'wallet.unlock', params: { wrappingKey: '${wrappingKey}' },
  });
})`;

const EXPIRE = `(async () => {
  const { 'wallet.session': session } = await chrome.storage.session.get('wallet.session');
  await chrome.storage.session.set({ 'wallet.session': { ...session, lockAtMs: Date.now() } });
  await chrome.alarms.create('wallet.lock', { when: Date.now() });
})()`;
