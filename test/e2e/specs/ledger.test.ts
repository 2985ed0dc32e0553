import { signatureVerify } from '@polkadot/util-crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../src/core/address/index.js';
import { plugInto, type Table } from '../../support/ledger/browser-shim.js';
import { LedgerDevice } from '../../support/ledger/device.js';
import { Dapp } from '../pages/dapp.js';
import { LedgerPart, LedgerScreen } from '../pages/ledger.js';
import { OperationScreen } from '../pages/operation.js';
import { Approval, type Popup } from '../pages/popup.js';
import { heldOf } from '../support/chain-state.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { openFunded, practiceOf, validatorOn } from '../support/funded.js';
import { realMetadata, startWorld, type World } from '../support/world.js';

const NETUID = 2;
const real = realMetadata(424);

describe.each([
  { chain: "devnet's own metadata", metadata: undefined },
  ...(real ? [{ chain: 'the real metadata of spec 424', metadata: real }] : []),
])('K7 a Ledger, from the cable to finality, on $chain', { timeout: JOURNEY_MS }, ({ metadata }) => {
  const device = new LedgerDevice();
  const addressAt = (index: number): string => encodeAddress(device.publicKey(0, index), 42);
  const me = addressAt(0);
  let world: World;
  let table: Table;
  let popup: Popup;
  let site: Dapp;
  let hotkey: string;

  const nonce = (): number =>
    (world.devnet.state().get('System', 'Account', me) as { nonce: number } | undefined)?.nonce ?? 0;
  const lastShown = (): string =>
    (device.shown.at(-1)?.lines ?? []).map(({ title, text }) => `${title}: ${text}`).join('\n');
  /** A request of the site, up to the device's part. */
  const askForStake = async (amount: string): Promise<{ approval: Approval; part: LedgerPart }> => {
    await site.fill(NETUID, hotkey, amount);
    const approval = await Approval.during(world.extension, () => site.stake());
    await approval.approve();
    return { approval, part: new LedgerPart(approval.page) };
  };
  const finalized = () => site.page.locator('#log li[data-kind="finalized"]');

  beforeAll(async () => {
    world = await startWorld(metadata ? { metadata } : {});
    // Before the wallet looks at all: a balance is read once for a list, at the block that is known then.
    const like = world.devnet.state().get('System', 'Account', practiceOf(world.devnet).address) as object;
    world.devnet.poke('System', 'Account', [me], { ...like, nonce: 0 });
    table = await plugInto(world.extension.context, device);
    popup = await openFunded(world);
    hotkey = validatorOn(world.devnet, NETUID).hotkey;
  });
  afterAll(() => world?.close());
  beforeEach(() => {
    Object.assign(device.state, {
      locked: false,
      app: { name: 'Polkadot', version: '100.0.12' },
      press: 'approve',
      flipBit: null,
    });
    Object.assign(table, { plugged: true, held: false });
  });

  it('K7 two accounts are read, compared on the device and added', async () => {
    const screen = await LedgerScreen.open(world.extension);
    await screen.connect();
    expect(table.asked).toBe(1);
    const listed = await screen.rows.evaluateAll((rows) => rows.map((row) => row.dataset.address));
    expect(listed).toEqual([0, 1, 2, 3, 4].map(addressAt));
    await screen.rows
      .nth(0)
      .getByText(/1\s250\.5/)
      .first()
      .waitFor();
    await screen.rows.nth(0).getByRole('button', { name: /Show/ }).click();
    await screen.rows.nth(0).getByText('Compared on the device').waitFor();
    expect(lastShown()).toBe(`Address: ${me}`);
    await screen.choose(0);
    await screen.choose(1, 'Second');
    await screen.add();
    await screen.page.close();
  });

  it('K7 T6 a stake from the form is signed on the device and final', async () => {
    await popup.reopen();
    await popup.switchTo('Ledger 0');
    await popup.live();
    const before = await heldOf(world.devnet, me, hotkey, NETUID);
    const form = await OperationScreen.open(popup.page, '/stake');
    await form.choose('subnet-picker', `SN${NETUID}`);
    await form.choose('validator-picker', hotkey);
    await form.amount('12.5');
    const review = await form.review();
    // A popup closes when the browser asks for a device: the request goes on in a window of its own.
    const window = await Approval.during(world.extension, () => review.approve());
    await window.approve();
    await eventually(() => heldOf(world.devnet, me, hotkey, NETUID), { timeout: 60_000 }).toBeGreaterThan(
      before,
    );
    expect(lastShown()).toContain('add_stake_limit');
    expect(lastShown()).toContain(hotkey);
    expect(nonce()).toBe(1);
    await popup.reopen();
    const rows = await popup.openActivity();
    await popup.page.locator('[data-testid="activity-row"][data-state="finalized"]').first().waitFor();
    await eventually(() => rows.first().innerText()).toMatch(/Stake/);
  });

  it('K7 A1 a site gets a transaction signed by the device', async () => {
    site = await Dapp.open(world);
    const connect = await Approval.during(world.extension, () => site.connect());
    await connect.approveButton.waitFor();
    for (const label of await connect.page.locator('.connect-account').all())
      await label.getByRole('checkbox').setChecked(/^Ledger 0\b/.test((await label.innerText()).trim()));
    await connect.approve();
    expect(await site.line('connected')).toContain('1 account(s)');
    const before = await heldOf(world.devnet, me, hotkey, NETUID);
    await askForStake('3');
    await finalized().first().waitFor();
    expect(await heldOf(world.devnet, me, hotkey, NETUID)).toBeGreaterThan(before);
    expect(lastShown()).toContain('add_stake_limit');
  });

  it('K7 A12 and a message, which another library verifies', async () => {
    const text = 'Kelvin, zero degrees';
    const approval = await Approval.during(world.extension, () => site.signMessage(text));
    await approval.approve();
    const signature = (await site.line('signature')).replace('Signature: ', '');
    expect(lastShown()).toBe(`Message: ${text}`);
    expect(signatureVerify(`<Bytes>${text}</Bytes>`, signature, device.publicKey(0, 0)).crypto).toBe(
      'ed25519',
    );
    expect(signatureVerify(`<Bytes>${text}</Bytes>`, signature, device.publicKey(0, 0)).isValid).toBe(true);
  });

  it('K7 rejected on the device: told, tried again, final', async () => {
    const count = await finalized().count();
    device.state.press = 'reject';
    const { part } = await askForStake('1');
    expect(await part.failure()).toBe('device/ledger-rejected');
    device.state.press = 'approve';
    await part.again();
    await finalized().nth(count).waitFor();
  });

  it('K7 another app, then the right one', async () => {
    const count = await finalized().count();
    device.state.app = { name: 'Bitcoin', version: '2.2.1' };
    const { part } = await askForStake('1');
    expect(await part.failure()).toBe('device/ledger-wrong-app');
    await part.page.getByTestId('ledger-step').getByText('Bitcoin').first().waitFor();
    device.state.app = { name: 'Polkadot', version: '100.0.12' };
    await part.again();
    await finalized().nth(count).waitFor();
  });

  it('K7 unplugged while the person reads, then plugged in again', async () => {
    const count = await finalized().count();
    const before = nonce();
    device.state.press = 'unplug';
    const { part } = await askForStake('1');
    expect(await part.failure()).toBe('device/ledger-unplugged');
    expect(nonce()).toBe(before);
    device.state.press = 'approve';
    table.plugged = true;
    await part.again();
    await finalized().nth(count).waitFor();
  });

  it('K7 S24 one bit changed in proof, digest or payload: refused, and nothing is sent', async () => {
    const count = await finalized().count();
    const before = nonce();
    const signedBefore = device.signatures;
    // Far in the proof.
    device.state.flipBit = 8 * 700 + 3;
    const { approval, part } = await askForStake('1');
    expect(await part.failure()).toBe('device/ledger-refused');
    expect(device.signatures).toBe(signedBefore);
    // In the amount: what it then shows and signs is another stake, and the signature does not fit the one on screen.
    device.state.flipBit = 8 * 40;
    await part.again();
    await part.page.locator('[data-error-code="device/wrong-signature"]').waitFor();
    expect(device.signatures).toBe(signedBefore + 1);
    expect(nonce()).toBe(before);
    await approval.reject();
    expect(await site.line('error')).toContain('Cancelled');
    expect(await finalized().count()).toBe(count);
    expect(nonce()).toBe(before);
  });
});
