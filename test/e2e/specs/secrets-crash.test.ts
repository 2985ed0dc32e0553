import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportPage } from '../pages/import.js';
import { Onboarding } from '../pages/onboarding.js';
import { eventually } from '../support/eventually.js';
import { type Extension, launchExtension } from '../support/launch.js';
import { textNeedles, type Wanted } from '../support/secrets/needles.js';
import { keyNeedles, phraseNeedles } from '../support/secrets/practice-secrets.js';
import { searchFolder } from '../support/secrets/stores.js';

const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const PASSWORD = 'zygote-lantern-48-quartz-moat';
const WANTED: Wanted = {
  needles: [...keyNeedles(PHRASE), ...phraseNeedles(PHRASE), ...textNeedles('password', PASSWORD)],
  words: PHRASE.split(' '),
};
const PLANTED = 'kelvin-canary-7';
const CANARY: Wanted = { needles: textNeedles('planted text', PLANTED), words: [] };

/** Browsers write what stands in a form to the disk, to bring it back after a crash: CVE-2022-32969. */
describe('the browser crashes while a phrase and a password stand in the form', () => {
  let extension: Extension;
  beforeAll(async () => {
    extension = await launchExtension();
  });
  afterAll(() => extension?.close());

  it('S82 words in sight and a password in sight are not in the profile, an ordinary field is', async () => {
    const onboarding = await Onboarding.open(extension);
    await onboarding.practise();
    const { page } = new ImportPage(onboarding.page);
    await onboarding.typePhrase(PHRASE);
    await page.getByRole('button', { name: 'Show the words' }).click();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Show password' }).first().click();
    for (const field of ['Word 1', 'Password'])
      await eventually(() => page.getByLabel(field, { exact: true }).getAttribute('type')).toBe('text');
    await page.evaluate(PLANT_FIELD);
    await page.locator('#planted').pressSequentially(PLANTED);
    const inSessions = () => searchFolder(extension.profile, CANARY).found.join('\n');
    await eventually(inSessions, { timeout: 30_000, interval: 500 }).toContain('Sessions');
    await extension.crash();
    expect(inSessions()).toContain('Sessions');
    expect(searchFolder(extension.profile, WANTED).found).toEqual([]);
  });
});

/** A field as pages have them by the thousand. */
const PLANT_FIELD = `(() => {
  const form = document.createElement('form');
  const field = document.createElement('input');
  field.id = field.name = 'planted';
  form.append(field);
  document.body.append(form);
})()`;
