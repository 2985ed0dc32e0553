import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../../../src/core/address/index.js';
import {
  isLedgerReachable,
  type LedgerSigner,
  readAccounts,
  type Stage,
  showAddress,
  signMessage,
  signTransaction,
} from '../../../../../src/popup/devices/ledger/index.js';
import { HAS_FINNEY, vectors } from '../../../../support/finney.js';
import { benchForEach, hex, type LedgerVectors, transfer } from './support.js';

const bench = benchForEach();

const signerAt = (account: number, index: number): LedgerSigner => ({
  accountId: `0x${bytesToHex(bench.device.publicKey(account, index))}`,
  custody: { kind: 'ledger', app: 'polkadot', account, index },
});
const hello = utf8ToBytes('<Bytes>hello</Bytes>');
/** Commands of the app alone, without the question which one is open. */
const appCommands = () => bench.device.commands.filter(([cla]) => cla === 0xf9);
const commandText = () => appCommands().map((apdu) => `0x${bytesToHex(apdu)}`);

describe('K7 the accounts of a Ledger', () => {
  it('K7 are read without a press on the device, in the order of the places', async () => {
    const places = [
      { account: 0, index: 0 },
      { account: 2, index: 7 },
    ];
    const seen: string[] = [];
    const { open, accounts } = await readAccounts(places, {
      onAccount: ({ address }) => seen.push(address),
    });
    expect(open).toEqual({ app: 'polkadot', version: '100.0.12' });
    expect(accounts).toEqual(
      places.map(({ account, index }) => ({
        app: 'polkadot',
        account,
        index,
        accountId: `0x${bytesToHex(bench.device.publicKey(account, index))}`,
        address: encodeAddress(bench.device.publicKey(account, index), 42),
      })),
    );
    expect(seen).toEqual(accounts.map(({ address }) => address));
    expect(bench.device.shown).toEqual([]);
    expect(bench.hid.usb.opened).toBe(false);
  });

  it('K7 differ between the Polkadot app and a Bittensor app, which is known by its name', async () => {
    const place = [{ account: 0, index: 0 }];
    const { accounts: polkadot } = await readAccounts(place);
    bench.device.state.app = { name: 'Bittensor', version: '1.0.0' };
    const { accounts: bittensor, open } = await readAccounts(place);
    expect(open.app).toBe('bittensor');
    expect(bittensor[0]?.accountId).toBe(`0x${bytesToHex(bench.device.publicKey(0, 0, 1005))}`);
    expect(bittensor[0]?.accountId).not.toBe(polkadot[0]?.accountId);
  });

  it('K7 are shown on the device to be compared', async () => {
    const stages: Stage[] = [];
    await showAddress(signerAt(0, 3), { onStage: (stage) => stages.push(stage) });
    expect(bench.device.shown).toEqual([
      {
        what: 'address',
        lines: [{ title: 'Address', text: encodeAddress(bench.device.publicKey(0, 3), 42) }],
      },
    ]);
    expect(stages).toEqual(['opening', 'reading', 'confirming']);
  });

  it('K7 the browser is asked only when no device was allowed before', async () => {
    bench.hid.allowed = false;
    await readAccounts([{ account: 0, index: 0 }]);
    expect(bench.hid.asked).toBe(1);
    await readAccounts([{ account: 0, index: 0 }]);
    expect(bench.hid.asked).toBe(1);
  });

  it('K7 a path that BIP-32 does not have is never sent', async () => {
    for (const index of [-1, 1.5, 2 ** 31, Number.NaN])
      await expect(readAccounts([{ account: 0, index }])).rejects.toHaveProperty('code', 'keys/bad-path');
    expect(appCommands()).toEqual([]);
  });
});

describe.runIf(HAS_FINNEY)('K7 the bytes to the device equal the recorded ones', () => {
  it('K7 for addresses, silent and shown', async () => {
    const { ledger } = vectors<LedgerVectors>('ledger-and-vault');
    await showAddress(signerAt(0, 0));
    expect(commandText()).toEqual([ledger.get_address_silent_prefix42, ledger.get_address_show_prefix42]);
    await readAccounts([{ account: 2, index: 7 }]);
    expect(commandText().at(-1)).toContain(ledger.path_account2_index7_hex.slice(2));
  });

  it('K7 for a transfer with its proof: 12 commands', async () => {
    const { ledger } = vectors<LedgerVectors>('ledger-and-vault');
    const { payloadHex, proof } = transfer();
    await signTransaction(signerAt(0, 0), hex(payloadHex), proof);
    const sent = commandText().slice(1);
    expect(sent).toHaveLength(ledger.sign_apdu_count);
    expect(sent[0]).toBe(ledger.sign_first);
    expect(sent[1]).toBe(ledger.sign_second);
    expect(sent.at(-1)).toBe(ledger.sign_last);
    // The vector is of the commands as text, one a line.
    expect(bytesToHex(sha256(utf8ToBytes(sent.join('\n'))))).toBe(ledger.all_sign_apdus_sha256);
  });

  it('K7 for a message', async () => {
    const { ledger } = vectors<LedgerVectors>('ledger-and-vault');
    await signMessage(signerAt(0, 0), hello);
    expect(commandText().slice(1)).toEqual(ledger.sign_raw_hello);
  });
});

describe.runIf(HAS_FINNEY)('K7 a signature of a Ledger', () => {
  it('K7 is of the very payload, after the device has shown what is in it', async () => {
    const { payloadHex, proof } = transfer();
    const signature = await signTransaction(signerAt(0, 0), hex(payloadHex), proof);
    expect(signature).toMatch(/^0x[0-9a-f]{128}$/);
    const [shown] = bench.device.shown;
    expect(shown?.what).toBe('transaction');
    const lines = shown?.lines.map(({ title, text }) => `${title}: ${text}`).join('\n');
    expect(lines).toContain('Balances\n');
    expect(lines).toContain('transfer_keep_alive');
    expect(lines).toContain('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty');
  });

  it('K7 is never asked of a device that does not hold the account', async () => {
    const { payloadHex, proof } = transfer();
    const other: LedgerSigner = { ...signerAt(0, 0), accountId: signerAt(0, 1).accountId };
    await expect(signTransaction(other, hex(payloadHex), proof)).rejects.toHaveProperty(
      'code',
      'device/other-device',
    );
    await expect(showAddress(other)).rejects.toHaveProperty('code', 'device/other-device');
    expect(bench.device.shown).toEqual([]);
  });

  it('K7 of a long message is of its hash, and verified as such', async () => {
    const long = utf8ToBytes(`<Bytes>${'a long text. '.repeat(60)}</Bytes>`);
    expect(await signMessage(signerAt(1, 0), long)).toMatch(/^0x[0-9a-f]{128}$/);
  });

  it('K7 bytes that are not wrapped are refused by the device', async () => {
    await expect(signMessage(signerAt(0, 0), utf8ToBytes('hello'))).rejects.toMatchObject({
      code: 'device/ledger-refused',
      context: { status: '6984' },
    });
    expect(bench.device.signatures).toBe(0);
  });

  it('K7 a payload longer than the first frame can name is not sent', async () => {
    await expect(
      signTransaction(signerAt(0, 0), new Uint8Array(70_000), new Uint8Array()),
    ).rejects.toHaveProperty('code', 'device/ledger-too-large');
    expect(appCommands()).toEqual([]);
  });

  it('K7 more than the device can hold is refused by it', async () => {
    await expect(
      signTransaction(signerAt(0, 0), new Uint8Array(20_000), new Uint8Array()),
    ).rejects.toHaveProperty('code', 'device/ledger-too-large');
  });
});

describe('K7 a browser without WebHID', () => {
  it('K7 is told at once', async () => {
    Object.assign(navigator, { hid: undefined });
    expect(isLedgerReachable()).toBe(false);
    await expect(readAccounts([{ account: 0, index: 0 }])).rejects.toHaveProperty('code', 'device/no-webhid');
  });
});
