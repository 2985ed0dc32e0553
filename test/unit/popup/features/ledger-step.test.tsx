// @vitest-environment happy-dom
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '../../../../src/core/address/index.js';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import { LedgerStep } from '../../../../src/popup/features/approval/device/ledger-step.js';
import type { DevicePayload, DeviceSigner } from '../../../../src/protocol/ui/approvals.js';
import { FINNEY_GENESIS, HAS_FINNEY } from '../../../support/finney.js';
import { benchForEach, transfer } from '../devices/ledger/support.js';
import { emptyStores, fakeServices, fillStores, hashOf, renderApp } from '../support.js';

const bench = benchForEach();

beforeEach(() => {
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
});

const signerAt = (index: number): DeviceSigner => {
  const accountId = `0x${bytesToHex(bench.device.publicKey(0, index))}` as const;
  return {
    accountId,
    address: addressOf(accountId),
    cryptoType: 'ed25519',
    custody: { kind: 'ledger', app: 'polkadot', account: 0, index },
  };
};
const transferFor = (patch: Partial<DevicePayload> = {}): DevicePayload => ({
  kind: 'extrinsic',
  signer: signerAt(0),
  payloadHex: transfer().payloadHex,
  metadataHash: transfer().metadataHash,
  proofHex: `0x${bytesToHex(transfer().proof)}`,
  genesisHash: FINNEY_GENESIS,
  specVersion: 424,
  callLength: null,
  ...patch,
});
const messageFor = (): DevicePayload => ({
  ...transferFor({ kind: 'message', metadataHash: null, proofHex: null }),
  payloadHex: `0x${bytesToHex(utf8ToBytes('<Bytes>hello</Bytes>'))}`,
});

function open(forDevice: () => DevicePayload) {
  const services = fakeServices({ 'approvals.forDevice': forDevice });
  const signed: string[] = [];
  const onBack = vi.fn();
  const view = renderApp(
    <LedgerStep
      id="request-0001"
      payloadHash={hashOf('c')}
      signer={signerAt(0)}
      onSigned={(signature) => signed.push(signature)}
      onBack={onBack}
    />,
    services,
  );
  return { services, signed, onBack, ...view };
}
const codeIs = (code: string) =>
  waitFor(() =>
    expect(document.querySelector<HTMLElement>('[data-error-code]')?.dataset.errorCode).toBe(code),
  );
const start = () => fireEvent.click(screen.getByTestId('ledger-start'));

describe.runIf(HAS_FINNEY)('K7 signing a request on a Ledger', () => {
  it('K7 begins by itself where the device is allowed, and says what to compare', async () => {
    bench.device.state.press = 'nothing';
    const { services, signed } = open(transferFor);
    await waitFor(() => expect(bench.device.waits).toBe(true));
    await screen.findByText('Compare on the device');
    expect(services.calls).toEqual([
      { method: 'approvals.forDevice', params: { id: 'request-0001', payloadHash: hashOf('c') } },
    ]);
    expect(signed).toEqual([]);
    bench.device.press('approve');
    await screen.findByTestId('ledger-signed');
    expect(signed).toHaveLength(1);
    expect(signed[0]).toMatch(/^0x[0-9a-f]{128}$/);
    expect(bench.hid.usb.opened).toBe(false);
  });

  it('K7 waits for a press where the browser has to ask', async () => {
    bench.hid.allowed = false;
    const { signed } = open(transferFor);
    await waitFor(() =>
      expect(screen.getByTestId('ledger-start').getAttribute('aria-disabled')).not.toBe('true'),
    );
    expect(bench.hid.asked).toBe(0);
    start();
    await waitFor(() => expect(signed).toHaveLength(1));
    expect(bench.hid.asked).toBe(1);
  });

  it('K7 signs a message without a proof', async () => {
    const { signed } = open(messageFor);
    await waitFor(() => expect(signed).toHaveLength(1));
    expect(bench.device.shown.at(-1)).toEqual({
      what: 'message',
      lines: [{ title: 'Message', text: 'hello' }],
    });
  });

  it('K7 a rejection is told, and the second try signs', async () => {
    bench.device.state.press = 'reject';
    const { signed } = open(transferFor);
    await codeIs('device/ledger-rejected');
    bench.device.state.press = 'approve';
    start();
    await waitFor(() => expect(signed).toHaveLength(1));
  });

  it('K7 one bit changed on the way: refused by the device or caught by the page, nothing handed on', async () => {
    const { payloadHex } = transfer();
    bench.device.state.flipBit = 8 * (payloadHex.length / 2 + 400);
    const { signed } = open(transferFor);
    await codeIs('device/ledger-refused');
    // In the amount: what it then shows is another transaction, and the person does not notice.
    bench.device.state.flipBit = 8 * 36;
    start();
    await codeIs('device/wrong-signature');
    expect(signed).toEqual([]);
  });

  it('K7 a request that changed, a runtime without digest and another account are told', async () => {
    const cases: Array<[() => DevicePayload, string]> = [
      [
        () => {
          throw new WalletError('approval/hash-mismatch');
        },
        'approval/hash-mismatch',
      ],
      [() => transferFor({ proofHex: null }), 'device/no-proof'],
      [() => transferFor({ signer: signerAt(1) }), 'approval/hash-mismatch'],
    ];
    for (const [given, code] of cases) {
      const { signed, unmount } = open(given);
      await codeIs(code);
      expect(signed).toEqual([]);
      unmount();
    }
    expect(bench.device.commands.filter(([cla]) => cla === 0xf9)).toEqual([]);
  });

  it('K7 cancelled, nothing is handed on, whatever the device then does', async () => {
    bench.device.state.press = 'nothing';
    const { signed, onBack } = open(transferFor);
    await waitFor(() => expect(bench.device.waits).toBe(true));
    fireEvent.click(screen.getByTestId('ledger-cancel'));
    expect(screen.getByTestId('ledger-run').textContent).toContain('reject it there');
    bench.device.press('approve');
    await waitFor(() => expect(bench.hid.usb.opened).toBe(false));
    expect(signed).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Back to the request' }));
    expect(onBack).toHaveBeenCalledOnce();
  });
});
