import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair$Json } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, encodeAddress } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportPage } from '../pages/export.js';
import { ImportPage } from '../pages/import.js';
import { Onboarding, PASSWORD } from '../pages/onboarding.js';
import { Popup } from '../pages/popup.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { batchFile, btcliFolder, seedSecret } from '../support/key-files.js';
import { type Extension, launchExtension, TAB } from '../support/launch.js';
import { type StoredAccount, storedAccounts } from '../support/stored.js';

const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const FILE_PASSWORD = 'correct horse battery staple 9!';

/** An account by another library: what a seed of one repeated byte gives. */
function account(byte: number) {
  const pair = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromSeed(new Uint8Array(32).fill(byte));
  return {
    pair,
    address: pair.address,
    accountId: u8aToHex(pair.publicKey),
    seed: `0x${byte.toString(16).padStart(2, '0').repeat(32)}`,
  };
}

describe('keys come in and go out', { timeout: JOURNEY_MS }, () => {
  let extension: Extension;
  let home: string;

  beforeAll(async () => {
    await cryptoWaitReady();
    home = mkdtempSync(join(tmpdir(), 'kelvin-keys-'));
    extension = await launchExtension();
    const onboarding = await Onboarding.open(extension);
    await onboarding.practise();
    await onboarding.page.close();
  });
  afterAll(async () => {
    await extension?.close();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  async function stored(): Promise<StoredAccount[]> {
    const page = await extension.open('src/popup/index.html');
    const accounts = await storedAccounts(page);
    await page.close();
    return accounts ?? [];
  }
  const last = async () => (await stored()).at(-1);

  it('K2 a pasted phrase shows its address before there is a wallet, and becomes its first account', async () => {
    const pair = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(PHRASE);
    const screen = await ImportPage.open(extension, 'import');
    await screen.paste(`1. ${PHRASE.replaceAll(' ', '\n')}`);
    await eventually(() => screen.previewAddress()).toBe(pair.address);
    expect(await storedAccounts(screen.page)).toBeNull();
    await screen.name('Paper');
    await screen.store(PASSWORD);
    expect(await screen.page.getByTestId('new-address').textContent()).toBe(pair.address);
    expect(await stored()).toEqual([
      { accountId: u8aToHex(pair.publicKey), name: 'Paper', role: 'coldkey', source: 'phrase' },
    ]);
    await screen.page.close();
  });

  it('K2 a hex seed is asked about, shows its address, and a known phrase adds nothing', async () => {
    const { address, accountId, seed } = account(1);
    const screen = await ImportPage.open(extension, 'add/import');
    await screen.paste(PHRASE);
    await screen.page.getByText('There is nothing to add.').waitFor();
    expect(await screen.finish.count()).toBe(0);
    await screen.page.getByRole('button', { name: 'Start over' }).click();
    await screen.paste(seed);
    await eventually(() => screen.previewAddress()).toBe(address);
    await screen.name('Seed');
    await screen.store();
    expect(await last()).toEqual({ accountId, name: 'Seed', role: 'coldkey', source: 'seed' });
    await screen.page.close();
  });

  it('K3 a Polkadot JSON file made by polkadot-js opens with its password only', async () => {
    const { pair, address, accountId } = account(2);
    pair.setMeta({ name: 'From polkadot-js' });
    const screen = await ImportPage.open(extension, 'add/import');
    await screen.chooseFiles([{ name: 'account.json', text: JSON.stringify(pair.toJson(FILE_PASSWORD)) }]);
    await screen.openFile(`${FILE_PASSWORD}x`);
    await screen.page.locator('.file-password [role="alert"]').waitFor();
    await screen.openFile(FILE_PASSWORD);
    await eventually(() => screen.rows()).toEqual([{ address, state: 'ready', chosen: true }]);
    await screen.store();
    expect(await last()).toEqual({ accountId, name: 'From polkadot-js', role: 'coldkey', source: 'key' });
    await screen.page.close();
  });

  it('K3 a batch file gives all its accounts, those already here marked so', async () => {
    const text = await batchFile(
      [2, 3, 4].map((byte) => ({ name: `Batch ${byte}`, secret: seedSecret(byte) })),
      FILE_PASSWORD,
    );
    const screen = await ImportPage.open(extension, 'add/import');
    await screen.chooseFiles([{ name: 'batch.json', text }]);
    await screen.openFile(FILE_PASSWORD);
    await eventually(() => screen.rows()).toEqual([
      { address: account(2).address, state: 'held', chosen: false },
      { address: account(3).address, state: 'ready', chosen: true },
      { address: account(4).address, state: 'ready', chosen: true },
    ]);
    await screen.store();
    expect((await stored()).slice(-2).map(({ name }) => name)).toEqual(['Batch 3', 'Batch 4']);
    await screen.page.close();
  });

  it('K4 K13 a btcli folder: each file named, the hotkey flagged and left out unless ticked', async () => {
    const [coldkey, hotkey] = [account(5), account(6)];
    const folder = btcliFolder(home, {
      coldkey: seedSecret(5),
      coldkeyId: coldkey.accountId,
      hotkey: seedSecret(6),
      hotkeyId: hotkey.accountId,
      password: FILE_PASSWORD,
    });
    const screen = await ImportPage.open(extension, 'add/import');
    await screen.chooseFolder(folder);
    const files = screen.page.getByTestId('files');
    await files.waitFor();
    await eventually(() => files.locator('.file-row').count()).toBe(4);
    await eventually(() => files.getByText('readable by anyone').count()).toBe(1);
    // The public file beside the sealed key says whose it is before any password.
    await files.locator(`bdi[title="${coldkey.address}"]`).first().waitFor();
    await screen.openFile(FILE_PASSWORD);
    await screen.page.locator('.file-password').waitFor({ state: 'detached' });
    await eventually(() => screen.rows()).toEqual([
      { address: coldkey.address, state: 'ready', chosen: true },
      { address: hotkey.address, state: 'ready', chosen: false },
    ]);
    await screen.page.getByRole('checkbox', { name: /^Choose frost \/ miner/ }).check();
    await screen.store();
    expect((await stored()).slice(-2)).toEqual([
      expect.objectContaining({ accountId: coldkey.accountId, role: 'coldkey' }),
      expect.objectContaining({ accountId: hotkey.accountId, name: 'frost / miner', role: 'hotkey' }),
    ]);
    await screen.page.close();
  });

  it('K6 an address of another chain is watched only after consent, under its Bittensor spelling', async () => {
    const { address, accountId, pair } = account(7);
    const screen = await ImportPage.open(extension, 'add/watch');
    await screen.paste(encodeAddress(pair.publicKey, 0));
    await eventually(() => screen.page.getByTestId('watch-address').textContent()).toBe(address);
    await screen.name('Watched');
    expect(await screen.finish.getAttribute('aria-disabled')).toBe('true');
    await screen.page.getByRole('checkbox', { name: /one key with two spellings/ }).check();
    await screen.store();
    expect(await last()).toEqual({ accountId, name: 'Watched', role: 'coldkey', source: null });
    await screen.page.close();
  });

  it('K6 its key, added later, makes it an account that can sign, in its place and under its name', async () => {
    const { address, accountId, seed } = account(7);
    const before = await stored();
    const screen = await ImportPage.open(extension, 'add/import');
    await screen.paste(seed);
    await eventually(() => screen.previewAddress()).toBe(address);
    await screen.page.getByText('the key will be added to it').waitFor();
    await screen.store();
    expect(await stored()).toEqual(
      before.map((each) => (each.accountId === accountId ? { ...each, source: 'seed' } : each)),
    );
    await screen.page.close();
  });

  it('K5 a path of a phrase shows its address, and becomes an account', async () => {
    const ring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    const phrase = u8aToHex(ring.addFromUri(PHRASE).publicKey);
    const derived = ring.addFromUri(`${PHRASE}//stake/1`);
    const page = await extension.open(`src/popup/tab.html#/accounts/${phrase}/derive`, TAB);
    await page.getByLabel('Derivation path').fill('//stake/1');
    await page.getByText(derived.address, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Add this account' }).click();
    await page.getByText('1 account was added').waitFor();
    expect(await last()).toMatchObject({ accountId: u8aToHex(derived.publicKey), source: 'phrase' });
    await page.close();
  });

  it('K3 what is exported as JSON opens in polkadot-js, with the same address', async () => {
    const { address, accountId } = account(1);
    const screen = await ExportPage.open(extension, accountId);
    await screen.page.getByText('Polkadot JSON', { exact: true }).click();
    await screen.page.getByLabel('Password for the file').fill(FILE_PASSWORD);
    await screen.page.getByLabel('Password again').fill(FILE_PASSWORD);
    await screen.password.fill(PASSWORD);
    const [download] = await Promise.all([
      screen.page.waitForEvent('download'),
      screen.page.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    const json = JSON.parse(readFileSync(await download.path(), 'utf8')) as KeyringPair$Json;
    const opened = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromJson(json);
    expect(() => opened.decodePkcs8(`${FILE_PASSWORD}x`)).toThrow();
    opened.decodePkcs8(FILE_PASSWORD);
    expect(opened.address).toBe(address);
    expect(opened.meta.name).toBe('Seed');
    await screen.page.close();
  });

  it('K14 K1 backup, erase, restore: the same accounts in the same order, able to sign', async () => {
    const before = await stored();
    const page = await extension.open('src/popup/tab.html#/settings/backup', TAB);
    await page.getByLabel('Password of the backup').fill(FILE_PASSWORD);
    await page.getByLabel('Password again').fill(FILE_PASSWORD);
    await page.getByLabel('Password of this wallet').fill(PASSWORD);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the backup' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const popup = await Popup.open(extension);
    await popup.lock();
    await popup.page.getByRole('button', { name: 'Forgot your password?' }).click();
    await popup.page.getByLabel(/Type this to confirm/).fill('erase everything');
    await popup.page.getByRole('button', { name: 'Erase everything' }).click();
    await eventually(() => storedAccounts(popup.page)).toBeNull();
    await popup.page.close();
    await page.close();

    const screen = await ImportPage.open(extension, 'restore');
    await screen.chooseFiles([{ name: 'kelvin-backup.json', text }]);
    await screen.page.getByLabel('Password of the backup').fill(FILE_PASSWORD);
    await screen.page.getByRole('button', { name: 'Show what is in it' }).click();
    await eventually(async () => (await screen.rows()).length).toBe(before.length);
    expect(await storedAccounts(screen.page)).toBeNull();
    await screen.store('another quiet glacier at dusk');
    expect(await stored()).toEqual(before);
    const shown = await ExportPage.open(extension, account(7).accountId);
    await shown.prove('another quiet glacier at dusk');
    await shown.press();
    await eventually(() => shown.secret.innerText()).toContain(account(7).seed);
  });
});
