import type { Locator } from 'playwright-core';

/** Chooses in a list that is searched by typing: types, and takes the line that is marked for it. */
export async function chooseIn(picker: Locator, query: string): Promise<void> {
  const page = picker.page();
  await picker.click();
  const search = page.locator('.picker-input');
  await search.fill(query);
  // Enter takes the marked line: before one is marked it takes nothing.
  await page.locator('[role="option"][data-highlighted]').waitFor();
  await search.press('Enter');
  await search.waitFor({ state: 'detached' });
}
