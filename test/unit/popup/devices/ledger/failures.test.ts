import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it, vi } from 'vitest';
import {
  type LedgerSigner,
  readAccounts,
  showAddress,
  signMessage,
  signTransaction,
} from '../../../../../src/popup/devices/ledger/index.js';
import { HAS_FINNEY } from '../../../../support/finney.js';
import { benchForEach, hex, transfer } from './support.js';

const bench = benchForEach();

const signer = (): LedgerSigner => ({
  accountId: `0x${bytesToHex(bench.device.publicKey(0, 0))}`,
  custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 0 },
});
const read = () => readAccounts([{ account: 0, index: 0 }]);
const hello = utf8ToBytes('<Bytes>hello</Bytes>');

/** Fails with this code, leaves the device closed, and works once the cause is gone. */
async function failsThenWorks(code: string, cause: () => void, remedy: () => void): Promise<void> {
  cause();
  await expect(read()).rejects.toHaveProperty('code', code);
  expect(bench.hid.usb.opened).toBe(false);
  remedy();
  expect((await read()).accounts).toHaveLength(1);
}

describe('K7 every failure of a Ledger has its own code, and the next try works', () => {
  it('K7 locked', () =>
    failsThenWorks(
      'device/ledger-locked',
      () => Object.assign(bench.device.state, { locked: true }),
      () => Object.assign(bench.device.state, { locked: false }),
    ));

  it('K7 no app open', () =>
    failsThenWorks(
      'device/ledger-no-app',
      () => Object.assign(bench.device.state, { app: null }),
      () => Object.assign(bench.device.state, { app: { name: 'Polkadot', version: '100.0.5' } }),
    ));

  it('K7 another app, which is named only if its name is a plain one', async () => {
    bench.device.state.app = { name: 'Bitcoin', version: '2.2.1' };
    await expect(read()).rejects.toMatchObject({
      code: 'device/ledger-wrong-app',
      context: { name: 'Bitcoin' },
    });
    bench.device.state.app = { name: 'send <all> here', version: '2.2.1' };
    await expect(read()).rejects.toMatchObject({ code: 'device/ledger-wrong-app', context: {} });
  });

  it.each(['25.10.1', '99.9.9', '100.0.4', '100.0', 'new'])('K7 app %s is too old', async (version) => {
    bench.device.state.app = { name: 'Polkadot', version };
    await expect(read()).rejects.toMatchObject({ code: 'device/ledger-old-app', context: { version } });
  });

  it.each(['100.0.5', '100.0.12', '100.1.0', '101.0.0'])('K7 app %s is new enough', async (version) => {
    bench.device.state.app = { name: 'Polkadot', version };
    expect((await read()).open.version).toBe(version);
  });

  it('K7 the other app of the two than the account was added with', async () => {
    bench.device.state.app = { name: 'Bittensor', version: '1.0.0' };
    await expect(showAddress(signer())).rejects.toMatchObject({
      code: 'device/ledger-wrong-app',
      context: { name: 'Bittensor' },
    });
  });

  it('K7 none chosen, and forbidden by the browser', async () => {
    bench.hid.allowed = false;
    for (const answer of ['none', 'forbid'] as const) {
      bench.hid.answer = answer;
      await expect(read()).rejects.toHaveProperty('code', 'device/ledger-not-chosen');
    }
    bench.hid.answer = 'choose';
    expect((await read()).accounts).toHaveLength(1);
  });

  it('K7 held by another program', () =>
    failsThenWorks(
      'device/ledger-busy',
      () => Object.assign(bench.hid.usb, { held: true }),
      () => Object.assign(bench.hid.usb, { held: false }),
    ));

  it.each([
    [0x5515, 'device/ledger-locked'],
    [0x6982, 'device/ledger-locked'],
    [0x6e00, 'device/ledger-wrong-app'],
    [0x6e01, 'device/ledger-no-app'],
    [0x6d00, 'device/ledger-wrong-app'],
    [0x6511, 'device/ledger-no-app'],
    [0x6986, 'device/ledger-rejected'],
    [0x6984, 'device/ledger-refused'],
    [0x6700, 'device/ledger-too-large'],
    [0x6400, 'device/ledger-unknown'],
    [0x6f42, 'device/ledger-unknown'],
  ])('K7 status %i', async (status, code) => {
    bench.device.state.status = status;
    await expect(read()).rejects.toMatchObject({ code, context: { status: status.toString(16) } });
  });

  it('K7 rejected on the device, for an address, a message and a transaction alike', async () => {
    bench.device.state.press = 'reject';
    await expect(showAddress(signer())).rejects.toHaveProperty('code', 'device/ledger-rejected');
    await expect(signMessage(signer(), hello)).rejects.toHaveProperty('code', 'device/ledger-rejected');
    if (HAS_FINNEY) {
      const { payloadHex, proof } = transfer();
      await expect(signTransaction(signer(), hex(payloadHex), proof)).rejects.toHaveProperty(
        'code',
        'device/ledger-rejected',
      );
    }
    expect(bench.device.signatures).toBe(0);
  });

  it('K7 unplugged while the person reads, and gone before the next write', async () => {
    bench.device.state.press = 'unplug';
    await expect(signMessage(signer(), hello)).rejects.toHaveProperty('code', 'device/ledger-unplugged');
    bench.device.state.press = 'approve';
    bench.hid.plugged = true;
    const reading = readAccounts(
      [0, 1, 2].map((index) => ({ account: 0, index })),
      { onAccount: ({ index }) => index === 0 && bench.hid.unplug() },
    );
    await expect(reading).rejects.toHaveProperty('code', 'device/ledger-unplugged');
  });

  it('K7 asleep: no answer in the time that it takes when awake, and longer where a person reads', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      bench.device.state.press = 'nothing';
      const asked = signMessage(signer(), hello);
      const outcome = asked.catch((error: unknown) => error);
      await vi.waitUntil(async () => {
        await vi.advanceTimersByTimeAsync(0);
        return bench.device.waits;
      });
      await vi.advanceTimersByTimeAsync(299_000);
      expect(bench.hid.usb.opened).toBe(true);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await outcome).toMatchObject({ code: 'device/ledger-timeout', context: { seconds: 300 } });
      expect(bench.hid.usb.opened).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('K7 one operation at a time', () => {
  it('K7 a second one is told so and changes nothing for the first', async () => {
    bench.device.state.press = 'nothing';
    const first = showAddress(signer());
    await vi.waitUntil(() => bench.device.waits);
    await expect(read()).rejects.toMatchObject({ code: 'device/ledger-busy', context: { here: true } });
    bench.device.press('approve');
    await expect(first).resolves.toBeUndefined();
  });

  it('K7 a cancelled one ends at once, closes the device, and the late answer reaches nobody', async () => {
    bench.device.state.press = 'nothing';
    const control = new AbortController();
    const asked = signMessage(signer(), hello, { signal: control.signal });
    await vi.waitUntil(() => bench.device.waits);
    control.abort(new DOMException('over', 'AbortError'));
    await expect(asked).rejects.toHaveProperty('name', 'AbortError');
    expect(bench.hid.usb.opened).toBe(false);
    bench.device.press('approve');
    expect((await read()).accounts).toHaveLength(1);
  });

  it('K7 one that was cancelled before it began asks nothing of anybody', async () => {
    bench.hid.allowed = false;
    await expect(readAccounts([{ account: 0, index: 0 }], { signal: AbortSignal.abort('no') })).rejects.toBe(
      'no',
    );
    expect(bench.hid.asked).toBe(0);
  });
});
