import { decodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DappServer, serveDapp } from '../../../../demo/serve-dapp.js';
import { type Devnet, startDevnet } from '../../../../devnet/index.js';
import { PASSWORD } from '../../pages/onboarding.js';
import { practiceOf, stakeOf, validatorOn } from '../../support/funded.js';
import { TAB } from '../../support/launch.js';
import { type Firefox, launchFirefox } from '../support/firefox.js';
import { importPhrase, pointAt } from '../support/funded.js';
import type { FirefoxPage } from '../support/page.js';

const NETUID = 2;
const APPROVE = '[data-testid="approve"][data-inert="false"]';

describe('Q6 the main job in Firefox', () => {
  let devnet: Devnet;
  let dapp: DappServer;
  let firefox: Firefox;
  let popup: FirefoxPage;

  beforeAll(async () => {
    devnet = await startDevnet({ scenario: 'small', blockTimeMs: 1_000, finalityLag: 1 });
    dapp = await serveDapp();
    firefox = await launchFirefox();
    const tab = await importPhrase(firefox, practiceOf(devnet));
    await pointAt(tab, devnet.url);
    await tab.close();
    popup = await firefox.open('src/popup/index.html');
  });
  afterAll(async () => {
    await firefox?.close();
    await dapp?.close();
    await devnet?.close();
  });

  const decide = async (approval: FirefoxPage): Promise<void> => {
    // The window closes with the decision: what counts is what the page hears.
    await (await approval.find(APPROVE)).click().catch(() => undefined);
  };
  const site = async (): Promise<FirefoxPage> => {
    const page = await firefox.visit(`${dapp.url}?node=${encodeURIComponent(devnet.url)}`);
    await page.find('body[data-ready="yes"]');
    return page;
  };

  it('Q6 P1 shows what the account owns, read from the chain', async () => {
    await popup.find('[data-testid="provenance"][data-state="live"]');
    const text = await popup.text('[data-testid="portfolio"]');
    expect(text).toContain('Free');
    expect(text).toMatch(/SN\d+/);
    await firefox.shoot(popup, 'home');
  });

  it('Q6 U3 locks, shows nothing while locked, and opens again with the password', async () => {
    await popup.pressLike('Account ');
    await popup.press('Lock');
    await popup.named('heading', 'Unlock Kelvin');
    expect(await popup.text()).not.toMatch(/SN\d+|5[A-Za-z0-9]{6,}/);
    await popup.fill('input[type="password"]', PASSWORD);
    await popup.press('Unlock');
    await popup.byId('portfolio');
  });

  it('Q6 T6 T17 stakes from the form, bounded, and follows it to finality', async () => {
    const { hotkey } = validatorOn(devnet, NETUID);
    const { address } = practiceOf(devnet);
    const before = await stakeOf(devnet, address, hotkey, NETUID);
    await popup.route('/stake');
    for (const [picker, query] of [
      ['subnet-picker', `SN${NETUID}`],
      ['validator-picker', hotkey],
    ] as const) {
      await popup.clickId(picker);
      await popup.fill('.picker-input', query);
      await popup.find('[role="option"]');
      await popup.page.keyboard.press('Enter');
    }
    await popup.fill('[data-testid="amount"]', '5');
    await popup.clickId('review', ':not([aria-disabled="true"])');
    expect(await popup.text('[data-testid="approval"]')).toContain('Stake 5');
    await firefox.shoot(popup, 'approval');
    await (await popup.find(APPROVE)).click();
    await popup.page.waitForSelector('[data-testid="tx-state"][data-state="finalized"]', { timeout: 60_000 });
    expect(await stakeOf(devnet, address, hotkey, NETUID)).toBeGreaterThan(before);
  });

  it('Q6 A1 A12 a dApp finds the wallet at its first script, connects, signs a message and a transaction', async () => {
    const { address } = practiceOf(devnet);
    const { hotkey } = validatorOn(devnet, NETUID);
    const page = await site();
    expect(await page.page.evaluate('window.walletAtFirstScript')).toBe(true);
    const connect = await firefox.approvalDuring(() => page.press('Connect wallet'));
    expect(await connect.text()).toContain(new URL(dapp.url).host);
    await decide(connect);
    await page.find('#log li[data-kind="connected"]');

    await page.fill('#message', 'Kelvin, zero degrees');
    await decide(await firefox.approvalDuring(() => page.press('Sign message')));
    await page.find('#log li[data-kind="signature"]');
    const signature = (await page.text('#log li[data-kind="signature"]')).replace('Signature: ', '');
    const isValid = signatureVerify(
      '<Bytes>Kelvin, zero degrees</Bytes>',
      signature,
      decodeAddress(address),
    ).isValid;
    expect(isValid).toBe(true);

    await page.fill('#netuid', String(NETUID));
    await (await page.find('#validator')).select(hotkey);
    await page.fill('#amount', '3');
    const before = await stakeOf(devnet, address, hotkey, NETUID);
    const stake = await firefox.approvalDuring(() => page.press('Stake'));
    expect(await stake.text('[data-testid="approval"]')).toContain('Stake 3');
    await decide(stake);
    await page.page.waitForSelector('#log li[data-kind="finalized"]', { timeout: 60_000 });
    expect(await stakeOf(devnet, address, hotkey, NETUID)).toBeGreaterThan(before);
    await page.close();
  });

  it('Q6 A5 Escape refuses, and the page hears it', async () => {
    const page = await site();
    await page.press('Connect wallet');
    await page.find('#log li[data-kind="connected"]');
    await page.fill('#message', 'not this');
    const approval = await firefox.approvalDuring(() => page.press('Sign message'));
    await approval.find('[data-testid="approve"]');
    await approval.page.keyboard.press('Escape').catch(() => undefined);
    await page.find('#log li[data-kind="error"]');
    expect(await page.text('#log li[data-kind="error"]')).toContain('Cancelled');
    await page.close();
  });

  it('Q1 Q6 the sidebar shows the same wallet as the popup', async () => {
    const panel = await firefox.open('src/popup/panel.html', { width: 360, height: 800 });
    await panel.byId('portfolio');
    expect(await panel.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await firefox.shoot(panel, 'sidebar');
    const tab = await firefox.open('src/popup/tab.html#/subnets', TAB);
    await tab.find('[data-netuid]');
    await firefox.shoot(tab, 'subnets');
    await tab.close();
    await panel.close();
  });
});
