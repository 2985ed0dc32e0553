import type { Page } from 'playwright-core';
import type { Defect, Step } from './screens/types.js';

/** A step that cannot be taken by then is a finding, and the picture shows where it stopped. */
const PATIENCE_MS = 15_000;
/** A little over what the app asks to be held for. */
const HOLD_MS = 900;

/** Does on the page what a person would do; answers the step that could not be taken. */
export async function play(page: Page, steps: readonly Step[]): Promise<Defect[]> {
  for (const step of steps) {
    try {
      await take(page, step);
      await page.evaluate('gallery.settled()');
    } catch (error) {
      const [why = ''] = String(error).split('\n');
      return [{ what: 'a step of the scene cannot be taken', where: `${JSON.stringify(step)}: ${why}` }];
    }
  }
  return [];
}

async function take(page: Page, step: Step): Promise<void> {
  if (step.do === 'press') return press(page, step.key, step.until);
  const at = page.locator(step.at).first();
  switch (step.do) {
    case 'click':
      return at.click({ timeout: PATIENCE_MS });
    case 'wait':
      return at.waitFor({ timeout: PATIENCE_MS });
    case 'fill':
      return at.fill(step.text, { timeout: PATIENCE_MS });
    case 'hold':
      await at.hover({ timeout: PATIENCE_MS });
      await page.mouse.down();
      await page.waitForTimeout(HOLD_MS);
      return page.mouse.up();
    case 'paste':
      await at.focus({ timeout: PATIENCE_MS });
      await page.evaluate(`(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', ${JSON.stringify(step.text)});
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(paste);
      })()`);
  }
}

/** Presses a key until it shows what it is for: the keys of the shell come after the first paint. */
async function press(page: Page, key: string, until: string | undefined): Promise<void> {
  await page.keyboard.press(key);
  if (until === undefined) return;
  for (let left = 10; left > 0; left -= 1) {
    const shown = await page
      .locator(until)
      .first()
      .waitFor({ timeout: 1_500 })
      .then(
        () => true,
        () => false,
      );
    if (shown) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} did not show ${until}`);
}
