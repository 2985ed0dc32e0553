import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeKeyfileJson } from '../../../src/core/keyfiles/btcli/index.js';
import { ImportPage } from '../pages/import.js';
import { Onboarding } from '../pages/onboarding.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { batchFile, seedSecret } from '../support/key-files.js';
import { type Extension, launchExtension } from '../support/launch.js';
import { storedAccounts } from '../support/stored.js';

const FILE_PASSWORD = 'correct horse battery staple 9!';
const ACCOUNTS = 1_000;
const CLICKS = 8;
/** The budget is 100 ms; a machine with other work on it may need more, a page whose thread is taken needs seconds. */
const MAX_ANSWER_MS = 500;
/** Such a machine is late also where nothing is at work in the page: by how much it may be later then. */
const MAX_TIMES_QUIET = 3;

describe('the page stays alive while a large file opens', { timeout: JOURNEY_MS }, () => {
  let extension: Extension;

  beforeAll(async () => {
    extension = await launchExtension();
    const onboarding = await Onboarding.open(extension);
    await onboarding.practise();
    await onboarding.page.close();
  });
  afterAll(() => extension?.close());

  it('K3 a thousand accounts: progress is told, clicks are answered, cancel ends it and stores nothing', async () => {
    const secrets = Array.from({ length: ACCOUNTS }, (_, index) => ({
      name: `Account ${index}`,
      secret: { ...seedSecret(1), seedHex: index.toString(16).padStart(64, '0') },
    }));
    const screen = await ImportPage.open(extension, 'import');
    await screen.chooseFiles([
      { name: 'batch.json', text: await batchFile(secrets, FILE_PASSWORD) },
      // Open at once: something to click on while the other file is at work.
      { name: 'hotkey', text: Buffer.from(writeKeyfileJson(seedSecret(9))).toString() },
    ]);
    await screen.rows();
    const quiet = await clickBox(screen);
    await screen.openFile(FILE_PASSWORD);
    await screen.opening.getByText(/^\d+ of 1000 accounts opened$/).waitFor();
    const before = await progressOf(screen.page);
    const answers = await clickBox(screen);
    // All of this happened while it was at work, and it goes on.
    expect(await progressOf(screen.page)).toBeLessThan(ACCOUNTS);
    await eventually(() => progressOf(screen.page)).toBeGreaterThan(before);
    expect(answers).toHaveLength(CLICKS);
    expect(Math.max(...answers)).toBeLessThan(Math.max(MAX_ANSWER_MS, MAX_TIMES_QUIET * Math.max(...quiet)));

    await screen.opening.getByRole('button', { name: 'Cancel' }).click();
    await screen.opening.waitFor({ state: 'detached' });
    await eventually(async () => (await screen.rows()).length).toBe(1);
    // The password's field is there again for another try.
    expect(await screen.page.locator('.file-password input').inputValue()).toBe(FILE_PASSWORD);
    expect(await storedAccounts(screen.page)).toBeNull();
  });
});

/** Ticks and unticks a row; milliseconds from the click's own time to the first frame that shows it. */
async function clickBox(screen: ImportPage): Promise<number[]> {
  await screen.page.evaluate(MARK_ANSWERS);
  const box = screen.page.getByTestId('accounts').locator('.account-row[data-state] input[type="checkbox"]');
  for (let click = 1; click <= CLICKS; click += 1) {
    await box.click();
    await screen.page.waitForFunction(
      (count) => (window as unknown as Marked).answers.length === count,
      click,
    );
  }
  return screen.page.evaluate(() => (window as unknown as Marked).answers);
}

interface Marked {
  answers: number[];
}

/** Source text: a compiled function would carry the compiler's helpers into the page. */
const MARK_ANSWERS = `(() => {
  const isMarked = window.answers !== undefined;
  window.answers = [];
  if (isMarked) return;
  addEventListener('click', (event) => {
    requestAnimationFrame(() => requestAnimationFrame(() => window.answers.push(performance.now() - event.timeStamp)));
  }, { capture: true });
})()`;

async function progressOf(page: Page): Promise<number> {
  return page
    .getByTestId('opening')
    .locator('progress')
    .evaluate((bar) => (bar as HTMLProgressElement).value);
}
