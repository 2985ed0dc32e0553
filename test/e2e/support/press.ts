import type { ElementHandle, Locator } from 'playwright-core';

/** Where a button remembers what it was when the press reached it. */
interface Pressed {
  wasLive?: boolean;
  wasHeld?: boolean;
  hasActed?: boolean;
}

/**
 * Presses a button that is live, and once more where it went inert between the look and the press: a form that gets fresh
 * numbers and an approval that comes to the front are deaf for a moment, and a press is then lost by design.
 * @param live finds the button only while it is live
 * @param press by which the press is made; a click when left out
 */
export async function pressLive(
  live: Locator,
  press: (button: ElementHandle<HTMLElement | SVGElement>) => Promise<void> = (button) => button.click(),
): Promise<void> {
  const page = live.page();
  for (;;) {
    // A press by key needs nothing in sight; a click looks for that itself.
    await live.waitFor({ state: 'attached' });
    const button = await live.elementHandle();
    if (!button) continue;
    try {
      await button.evaluate((one) =>
        one.addEventListener(
          'click',
          () => {
            (one as unknown as Pressed).wasLive =
              one.getAttribute('aria-disabled') !== 'true' && one.getAttribute('data-inert') !== 'true';
          },
          { capture: true, once: true },
        ),
      );
      await press(button);
    } catch (error) {
      // The page may be gone before the press is reported: then it did what it was for.
      if (page.isClosed()) return;
      // Drawn anew meanwhile: another element is the button now.
      if (/not attached|detached/i.test(String(error))) continue;
      throw error;
    }
    // A button that is gone, or its page, was heard.
    const wasLive = await button.evaluate((one) => (one as unknown as Pressed).wasLive).catch(() => true);
    if (wasLive !== false) return;
  }
}

/**
 * Holds a button down for as long as it takes until it has acted: it counts in its own page, which may begin late.
 * @param live finds the button only while it is live
 */
export async function holdLive(live: Locator): Promise<void> {
  const page = live.page();
  await live.hover();
  const button = await live.elementHandle();
  if (!button) throw new Error('the button went away under the pointer');
  // Noted in the page: whoever looks from here now and then may miss that it was held at all.
  await button.evaluate((one) =>
    new MutationObserver(() => {
      const isHeld = one.classList.contains('hold-button-held');
      const pressed = one as unknown as Pressed;
      if (isHeld) pressed.wasHeld = true;
      else if (pressed.wasHeld) pressed.hasActed = true;
    }).observe(one, { attributes: true, attributeFilter: ['class'] }),
  );
  await page.mouse.down();
  try {
    await page.waitForFunction(
      (one) => !one.isConnected || (one as unknown as Pressed).hasActed === true,
      button,
    );
    await page.mouse.up();
  } catch (error) {
    // A window that closes with its answer is gone before the hand is lifted.
    if (!page.isClosed()) throw error;
  }
}
