/**
 * The pictures of docs/guide, from the built extension on devnet:
 *   npm run build && npm run guide [-- --only home,stake]
 * A real browser, a real chain, a wallet imported as a person would: what is in the guide is what the product shows.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { buildDapp, serveDapp } from '../../demo/serve-dapp.js';
import { startDevnet } from '../../devnet/index.js';
import { Dapp } from '../e2e/pages/dapp.js';
import { Onboarding } from '../e2e/pages/onboarding.js';
import { Approval } from '../e2e/pages/popup.js';
import { practiceOf, validatorOn } from '../e2e/support/funded.js';
import { launchExtension, POPUP, TAB } from '../e2e/support/launch.js';
import { smallerPng } from './smaller-png.js';

const FOLDER = resolve(import.meta.dirname, '../../docs/guide/img');
/** All of them together; each clone of the repository carries them. */
const MOST_BYTES = 3_000_000;
const NETUID = 7;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
mkdirSync(FOLDER, { recursive: true });
let bytes = 0;

await buildDapp();
const devnet = await startDevnet({ blockTimeMs: 4_000, finalityLag: 1, pastDays: 31 });
const dapp = await serveDapp();
const extension = await launchExtension();
try {
  await takeAll();
} finally {
  await extension.close();
  await dapp.close();
  await devnet.close();
}
console.log(`${bytes} bytes of pictures are in ${FOLDER}`);
if (bytes > MOST_BYTES) {
  console.error(`that is more than ${MOST_BYTES} bytes`);
  process.exitCode = 1;
}

async function take(page: Page, name: string): Promise<void> {
  if (only && !only.includes(name)) return;
  await page.evaluate('document.fonts.ready');
  // Lists settle with the next frames: a picture shows what stands still.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const small = smallerPng(readFileSync(file));
  writeFileSync(file, small);
  bytes += small.length;
  console.log(`${name} ${(small.length / 1024).toFixed(0)} KiB`);
}

async function takeAll(): Promise<void> {
  const practice = practiceOf(devnet);
  const { hotkey, name } = validatorOn(devnet, NETUID);
  const onboarding = await Onboarding.open(extension);
  await onboarding.page.emulateMedia({ colorScheme: 'dark' });
  await onboarding.page.getByRole('heading', { level: 1 }).waitFor();
  await take(onboarding.page, 'welcome');
  await onboarding.importPractice(practice.suri, practice.address);
  await onboarding.pointAt(extension, devnet.url);
  await onboarding.page.close();

  const popup = await screen('/', POPUP);
  await popup.locator('[data-testid="provenance"][data-state="live"]').waitFor();
  await past(popup);
  await take(popup, 'home');
  await show(popup, '/stake', '[data-testid="amount"]');
  for (const [picker, query] of [
    ['subnet-picker', `SN${NETUID}`],
    ['validator-picker', name],
  ] as const) {
    await popup.getByTestId(picker).click();
    await popup.locator('.picker-input').fill(query);
    await popup.getByRole('option').first().waitFor();
    await popup.locator('.picker-input').press('Enter');
  }
  await popup.getByTestId('amount').fill('10');
  await popup.getByTestId('minimum').waitFor();
  await take(popup, 'stake');
  await popup.locator('[data-testid="review"]:not([aria-disabled="true"])').click();
  await popup.locator('[data-testid="approve"][data-inert="false"]').waitFor();
  await take(popup, 'review');
  await popup.locator('[data-testid="approve"][data-inert="false"]').click();
  await popup.locator('[data-testid="tx-state"][data-state="finalized"]').waitFor({ state: 'attached' });
  await take(popup, 'receipt');
  await show(popup, '/do/send', '[data-testid="recipient"]');
  await popup.getByTestId('recipient').fill(devnet.accounts[2]?.address ?? '');
  await popup.getByTestId('amount').fill('2.5');
  await popup.locator('[data-testid="review"]:not([aria-disabled="true"])').waitFor();
  await take(popup, 'send');
  await show(
    popup,
    '/emergency',
    '[data-testid="emergency-screen"] h2, [data-testid="emergency-screen"] section',
  );
  await take(popup, 'emergency');
  await show(popup, '/alerts', '[data-testid="alerts-screen"]');
  await take(popup, 'alerts');
  await popup.close();

  const site = await Dapp.open({ extension, dapp, devnet });
  const connect = await Approval.during(extension, () => site.connect());
  await connect.page.emulateMedia({ colorScheme: 'dark' });
  await connect.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
  await take(connect.page, 'connect');
  await connect.approve();
  await site.line('connected');
  await site.fill(NETUID, hotkey, '3');
  const approval = await Approval.during(extension, () => site.stake());
  await approval.page.emulateMedia({ colorScheme: 'dark' });
  await approval.page.locator('[data-testid="approve"][data-inert="false"]').waitFor();
  await take(approval.page, 'approval');
  await approval.reject();
  await site.page.close();

  const tab = await screen('/subnets', TAB);
  await tab.locator('[data-netuid]').first().waitFor();
  await past(tab);
  await take(tab, 'subnets');
  for (const [path, name, there] of [
    [`/subnet/${NETUID}`, 'subnet', '[data-testid="subnet-page"] .uplot, [data-testid="subnet-page"] figure'],
    ['/validators', 'validators', '[data-testid="validator-scroll"] [data-hotkey]'],
    ['/portfolio', 'portfolio', '[data-testid="portfolio-screen"]'],
    ['/history', 'history', '[data-testid="history-screen"]'],
    ['/settings', 'settings', '[data-testid="settings"]'],
    ['/settings/hosts', 'hosts', '[data-testid="hosts-screen"]'],
    ['/settings/watch', 'watch', '[data-testid="watch-settings"]'],
    ['/learn', 'learn', '[data-testid="learn-screen"]'],
  ] as const) {
    await show(tab, path, there);
    await past(tab);
    await take(tab, name);
  }
  await tab.close();

  const panel = await screen('/', { width: 380, height: 760 });
  // It goes on where the popup was left.
  await show(panel, '/', '[data-testid="total"]');
  await panel.locator('[data-testid="provenance"][data-state="live"]').waitFor();
  await take(panel, 'panel');
  await panel.close();
}

/** A page of ours on one of its screens; narrow ones are the popup, or the side panel where they are tall. */
async function screen(path: string, size: { width: number; height: number }): Promise<Page> {
  const file = size.width >= 1_000 ? 'tab' : size.height > 600 ? 'panel' : 'index';
  const page = await extension.open(`src/popup/${file}.html#${path}`, size);
  await page.emulateMedia({ colorScheme: 'dark' });
  return page;
}

async function show(page: Page, path: string, there: string): Promise<void> {
  await page.goto(page.url().replace(/(?:#.*)?$/, `#${path}`));
  await page.locator(there).first().waitFor();
}

/** Waits, within reason, until the past that this screen shows has been read. */
async function past(page: Page): Promise<void> {
  await page
    .getByText(/Reading past blocks|being read|Change not known yet|^measuring$/)
    .first()
    .waitFor({ state: 'hidden', timeout: 30_000 })
    .catch(() => console.log('the past was still being read'));
}
