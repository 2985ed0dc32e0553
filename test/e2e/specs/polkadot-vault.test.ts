import { randomBytes } from 'node:crypto';
import { signatureVerify } from '@polkadot/util-crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, encodeAddress } from '../../../src/core/address/index.js';
import { Phone } from '../../support/codes/phone.js';
import {
  codeAsImage,
  readByPhone,
  startVaultWorld,
  type VaultWorld,
} from '../../support/codes/vault-world.js';
import { Dapp } from '../pages/dapp.js';
import { OperationScreen } from '../pages/operation.js';
import { Approval, Popup } from '../pages/popup.js';
import { freeOf, heldOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { realMetadata } from '../support/world.js';

const NETUID = 2;
const PANEL = { width: 360, height: 800 };
const TAO = 1_000_000_000n;
const real = realMetadata(424);

/** A coldkey on a phone that is never online: its camera and screen against those of this computer. */
describe.each([
  { chain: "devnet's 424", options: {} },
  ...(real ? [{ chain: 'the real metadata of spec 424', options: { metadata: real } }] : []),
])('K8 Polkadot Vault on $chain', { timeout: JOURNEY_MS }, ({ options }) => {
  let world: VaultWorld;
  let panel: Page;
  let phone: Phone;
  let address: string;

  beforeAll(async () => {
    world = await startVaultWorld(options);
    await (await openFunded(world)).page.close();
    phone = new Phone(randomBytes(32), 'sr25519', world.devnet.genesisHash);
    address = encodeAddress(phone.publicKey);
    const like = world.devnet.state().get('System', 'Account', practiceOf(world.devnet).address);
    world.devnet.poke('System', 'Account', [address], { ...(like as object), nonce: 0 });
    panel = await world.extension.open('src/popup/panel.html#/connect/vault', PANEL);
  });
  afterAll(() => world?.close());

  it('K8 imports an account by camera', async () => {
    await panel.locator('[data-testid="scan-view"][data-state="live"]').waitFor();
    world.hold(phone.addressCode('Phone in a drawer'));
    await panel.reload();
    await panel.getByTestId('vault-confirm').waitFor();
    await eventually(() => panel.getByTestId('vault-address').textContent()).toBe(address);
    await panel.getByRole('button', { name: 'Add the account' }).click();
    await panel.getByTestId('vault-added').waitFor();
    world.hold(null);
  });

  it('K8 imports another by image, with the other kind of key', async () => {
    const other = new Phone(randomBytes(32), 'ed25519', world.devnet.genesisHash);
    const paper = await world.extension.context.newPage();
    const buffer = await codeAsImage(paper, other.addressCode());
    await paper.close();
    const tab = await world.extension.open('src/popup/tab.html#/connect/vault', { width: 1280, height: 800 });
    await tab.getByTestId('scan-file').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
    await tab.getByTestId('vault-confirm').waitFor();
    await eventually(() => tab.getByTestId('vault-address').textContent()).toBe(
      encodeAddress(other.publicKey),
    );
    await tab.locator('label.segment', { hasText: 'ed25519' }).click();
    await tab.getByRole('button', { name: 'Add the account' }).click();
    await tab.getByTestId('vault-added').waitFor();
    await tab.close();
  });

  it('K8 stakes by the phone, from the form to finality', async () => {
    await useAccount(panel, 'Phone in a drawer');
    const { hotkey } = validatorOn(world.devnet, NETUID);
    const form = await OperationScreen.open(panel, '/stake');
    await form.choose('subnet-picker', `SN${NETUID}`);
    await form.choose('validator-picker', hotkey);
    await form.amount('10');
    await (await form.review()).approve();
    await readByPhone(panel, phone);
    expect(phone.asked).toMatchObject({ kind: 'transaction' });
    const shown = JSON.stringify(phone.asked);
    expect(shown).toContain('add_stake');
    expect(shown).toContain(hotkey);
    world.hold(phone.sign());
    await panel.getByTestId('vault-to-read').click();
    await panel.locator('[data-testid="tx-state"][data-state="finalized"]').waitFor({ state: 'attached' });
    expect(await heldOf(world.devnet, address, hotkey, NETUID)).toBeGreaterThan(0n);
  });

  it('K8 refuses the answer of another phone, and sends nothing', async () => {
    const friend = addressOf(`0x${'33'.repeat(32)}`);
    const before = freeOf(world.devnet, address);
    const form = await OperationScreen.open(panel, '/do/send');
    await form.recipient(friend);
    await form.amount('1');
    const approval = await form.review();
    await approval.approve();
    await readByPhone(panel, phone);
    // The answer to a message is as long, and of the right key.
    const answer = Buffer.from(phone.sign(), 'hex');
    answer[40] = (answer[40] ?? 0) ^ 1;
    world.hold(answer.toString('hex'));
    await panel.getByTestId('vault-to-read').click();
    await panel.locator('[data-error-code="device/vault-wrong-signature"]').waitFor();
    expect(freeOf(world.devnet, friend)).toBe(0n);
    expect(before - freeOf(world.devnet, address)).toBeLessThan(TAO);
    world.hold(null);
    await panel.getByRole('button', { name: 'Back', exact: true }).last().click();
    await approval.reject();
  });

  it('K8 signs a message for a site in the approval window', async () => {
    const dapp = await Dapp.open(world);
    const connect = await Approval.during(world.extension, () => dapp.connect());
    await connect.approve();
    await dapp.line('connected');
    await dapp.page.locator('#account').selectOption(address);
    const approval = await Approval.during(world.extension, () => dapp.signMessage('Cold hands, warm tea'));
    await approval.approve();
    await readByPhone(approval.page, phone);
    expect(phone.asked).toEqual({ kind: 'message', text: '<Bytes>Cold hands, warm tea</Bytes>' });
    world.hold(phone.sign());
    await approval.page.getByTestId('vault-to-read').click();
    const signature = (await dapp.line('signature')).replace('Signature: ', '');
    expect(signatureVerify('<Bytes>Cold hands, warm tea</Bytes>', signature, address).isValid).toBe(true);
  });
});

/** Makes an account the one that the forms act for. */
async function useAccount(page: Page, name: string): Promise<void> {
  await page.goto(page.url().replace(/(?:#.*)?$/, '#/'));
  await new Popup(page).switchTo(name);
  await page.getByTestId('total').waitFor();
}
