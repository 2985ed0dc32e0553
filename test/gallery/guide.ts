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
import { Thief } from '../e2e/support/thief.js';
import { Watching } from '../e2e/support/watching.js';
import { smallerPng } from './smaller-png.js';

const FOLDER = resolve(import.meta.dirname, '../../docs/guide/img');
/** All of them together; each clone of the repository carries them. */
const MOST_BYTES = 3_000_000;
const NETUID = 7;
/** A month of past is read within this time, also on a busy computer. */
const PAST_MS = 120_000;
/** Where the staking page seems to be: what it looks like on this computer's own address teaches the wrong look. */
const SITE = 'https://stake.example/';
/** Of a key that nobody has. */
const THIEFS_HASH = `0x${'5a'.repeat(32)}`;

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
  // Windows that open by themselves are dark only where the wallet is told to be.
  await show(popup, '/settings', '[data-testid="settings"]');
  await popup.getByTestId('settings').getByText('Dark', { exact: true }).click();
  await popup.waitForFunction("localStorage.getItem('kelvin.theme') === 'dark'");
  await popup.close();

  await serveSite();
  const site = await Dapp.open({ extension, dapp: { ...dapp, url: SITE }, devnet });
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
  await takeAttack();
}

/** The bad day, last of all: the account is frozen from then on. */
async function takeAttack(): Promise<void> {
  const me = practiceOf(devnet);
  const watching = new Watching(extension);
  // What was there before the attack is what the watchtower compares with.
  await watching.ring();
  const thief = await Thief.at(devnet);
  const accomplice = devnet.accounts[2];
  if (!accomplice) throw new Error('devnet has no third account');
  await thief.send(me, 'proxy', 'addProxy', [accomplice.address, 'Any', 600]);
  await thief.send(me, 'subtensorModule', 'announceColdkeySwap', [THIEFS_HASH]);
  await watching.ring();
  await thief.close();
  const popup = await screen('/emergency', POPUP);
  await popup.locator('[data-testid="threat"][data-kind="swap"]').waitFor();
  await take(popup, 'emergency');
  await show(popup, '/alerts', '[data-testid="alert"]');
  await take(popup, 'alerts');
  await popup.close();
}

/** Answers for the site's address with the pages of the staking page, so that a request of it looks as on any other day. */
async function serveSite(): Promise<void> {
  // A page from outside must be allowed to reach the chain on this computer.
  await extension.context.grantPermissions(['local-network-access'], { origin: new URL(SITE).origin });
  await extension.context.route(`${SITE}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, dapp.url).href }) });
  });
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
    .waitFor({ state: 'hidden', timeout: PAST_MS })
    .catch(() => console.log('the past was still being read'));
}
