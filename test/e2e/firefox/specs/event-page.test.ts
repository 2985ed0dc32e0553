import { decodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DappServer, serveDapp } from '../../../../demo/serve-dapp.js';
import { type Devnet, startDevnet } from '../../../../devnet/index.js';
import { practiceOf } from '../../support/funded.js';
import { type Firefox, launchFirefox } from '../support/firefox.js';
import { importPhrase, pointAt } from '../support/funded.js';

let devnet: Devnet;
let dapp: DappServer;
let firefox: Firefox;

beforeAll(async () => {
  devnet = await startDevnet({ scenario: 'small', blockTimeMs: 1_000, finalityLag: 1 });
  dapp = await serveDapp();
  firefox = await launchFirefox({ idleMs: 4_000 });
  const tab = await importPhrase(firefox, practiceOf(devnet));
  await pointAt(tab, devnet.url);
  await tab.close();
});
afterAll(async () => {
  await firefox?.close();
  await dapp?.close();
  await devnet?.close();
});

it('S24 Q6 Firefox stops the event page while a request waits: the answer still reaches the site', async () => {
  const { address } = practiceOf(devnet);
  const page = await firefox.visit(`${dapp.url}?node=${encodeURIComponent(devnet.url)}`);
  await page.find('body[data-ready="yes"]');
  const connect = await firefox.approvalDuring(() => page.press('Connect wallet'));
  await (await connect.find('[data-testid="approve"][data-inert="false"]')).click().catch(() => undefined);
  await page.find('#log li[data-kind="connected"]');

  const approval = await firefox.approvalDuring(() => page.press('Sign message'));
  await approval.find('[data-testid="approve"][data-inert="false"]');
  // Null: the event page is gone. Asking does not wake it.
  await approval.until('browser.extension.getBackgroundPage() === null');
  await (await approval.find('[data-testid="approve"][data-inert="false"]')).click().catch(() => undefined);
  await page.find('#log li[data-kind="signature"]');
  const signature = (await page.text('#log li[data-kind="signature"]')).replace('Signature: ', '');
  const message = String(await page.page.evaluate('document.querySelector("#message").value'));
  expect(signatureVerify(`<Bytes>${message}</Bytes>`, signature, decodeAddress(address)).isValid).toBe(true);
});
