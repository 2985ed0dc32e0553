// @vitest-environment happy-dom
import { bytesToHex } from '@noble/hashes/utils.js';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../../../../src/core/address/index.js';
import { VaultStep } from '../../../../../src/popup/features/approval/device/vault-step.js';
import type { DevicePayload, DeviceSigner } from '../../../../../src/protocol/ui/approvals.js';
import { drawnModules } from '../../../../support/codes/drawn.js';
import { type FakeCamera, installCamera } from '../../../../support/codes/fake-camera.js';
import { Phone } from '../../../../support/codes/phone.js';
import { paint } from '../../../../support/codes/pixels.js';
import { vaultVectors } from '../../../../support/codes/vectors.js';
import { FINNEY_GENESIS, HAS_FINNEY } from '../../../../support/finney.js';
import { fakeServices, fillStores, hashOf, renderApp } from '../../support.js';
import { transfer } from '../ledger/support.js';

const ID = 'request-0001';
const HASH = hashOf('c');
const WRAPPED = new TextEncoder().encode('<Bytes>I own this account</Bytes>');
let camera: FakeCamera;
let phone: Phone;

const signerOf = (cryptoType: DeviceSigner['cryptoType'] = 'sr25519'): DeviceSigner => {
  const accountId = `0x${bytesToHex(phone.publicKey)}`;
  return { accountId, address: addressOf(accountId), custody: { kind: 'vault' }, cryptoType };
};
const payloadOf = (patch: Partial<DevicePayload> = {}): DevicePayload => ({
  kind: 'message',
  signer: signerOf(),
  payloadHex: `0x${bytesToHex(WRAPPED)}`,
  callLength: null,
  metadataHash: null,
  proofHex: null,
  genesisHash: FINNEY_GENESIS,
  specVersion: 424,
  ...patch,
});

function step(payload: DevicePayload | Error = payloadOf(), expiresAtMs?: number) {
  const signed: string[] = [];
  const services = fakeServices({
    'approvals.forDevice': () => {
      if (payload instanceof Error) throw payload;
      return payload;
    },
  });
  renderApp(
    <VaultStep
      id={ID}
      payloadHash={HASH}
      signer={signerOf()}
      expiresAtMs={expiresAtMs}
      onSigned={(signature) => signed.push(signature)}
      onBack={() => undefined}
    />,
    services,
  );
  return { signed, services };
}

/** Holds the phone to the screen until it has everything. */
async function showPhone(): Promise<number> {
  const row = await screen.findByTestId('code-row');
  const count = Number(row.dataset.of);
  for (let shown = 0; shown < count; shown++) {
    const modules = drawnModules(screen.getByTestId('qr'));
    const whole = phone.look(paint(modules, { width: 344, ratio: 1 }));
    if (whole) return count;
    fireEvent.click(screen.getByRole('button', { name: 'Next part' }));
  }
  throw new Error('the phone did not get everything');
}
const pause = () => fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
const toCamera = () => fireEvent.click(screen.getByRole('button', { name: 'The phone shows a code now' }));

beforeEach(() => {
  document.documentElement.dataset.surface = 'panel';
  fillStores();
  phone = new Phone(new Uint8Array(32).fill(5), 'sr25519', FINNEY_GENESIS);
  camera = installCamera(['Front'], HAS_FINNEY ? vaultVectors().proof : undefined);
});
afterEach(() => {
  cleanup();
  camera.restore();
});

describe('K8 a signature by the phone', () => {
  it('K8 of a message: code out, code in, checked', async () => {
    const { signed, services } = step();
    await showPhone();
    expect(services.calls[0]).toEqual({
      method: 'approvals.forDevice',
      params: { id: ID, payloadHash: HASH },
    });
    expect(phone.asked).toEqual({ kind: 'message', text: '<Bytes>I own this account</Bytes>' });
    toCamera();
    const answer = phone.sign();
    camera.show(answer);
    await waitFor(() => expect(signed).toEqual([`0x${answer}`]));
    await waitFor(() => expect(camera.on()).toEqual([]));
  });

  it.skipIf(!HAS_FINNEY)('K8 of a transaction: stepped by hand, with the proof', async () => {
    const { payload, callLength } = vaultVectors();
    const { signed } = step(
      payloadOf({
        kind: 'extrinsic',
        payloadHex: `0x${bytesToHex(payload)}`,
        callLength,
        metadataHash: `0x${bytesToHex(payload.subarray(-32))}`,
        proofHex: `0x${bytesToHex(transfer().proof)}`,
      }),
    );
    await screen.findByTestId('code-row');
    pause();
    expect(await showPhone()).toBeGreaterThan(3);
    expect(JSON.stringify(phone.asked)).toContain('transfer_keep_alive');
    toCamera();
    const answer = phone.sign();
    camera.show(answer);
    await waitFor(() => expect(signed).toEqual([`0x${answer.slice(2)}`]));
  });

  it('K8 refuses what fits another request, another kind of key, an account, and its own code', async () => {
    const { signed } = step();
    await showPhone();
    const other = new Phone(new Uint8Array(32).fill(6), 'sr25519', FINNEY_GENESIS);
    toCamera();
    camera.show(phone.addressCode());
    await screen.findByText(/This code is an account, not a signature/);
    camera.show(`00${phone.sign()}`);
    await screen.findByText(/The phone signed with another kind of key/);
    camera.show('ab'.repeat(64));
    await screen.findByText(/This signature does not fit what you approved/);
    camera.show('secret:0x77');
    await screen.findByText(/This code holds a secret key/);
    camera.show(other.addressCode());
    await screen.findByText(/This code is an account, not a signature/);
    expect(signed).toEqual([]);
    camera.show(phone.sign());
    await waitFor(() => expect(signed).toHaveLength(1));
  });

  it('K8 goes back to the codes, and the camera with it', async () => {
    step();
    await showPhone();
    toCamera();
    await waitFor(() => expect(camera.on()).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Show the codes again' }));
    await screen.findByTestId('code-row');
    expect(camera.on()).toEqual([]);
  });

  it('K8 says why there are no codes, and asks again', async () => {
    const { services } = step(
      Object.assign(new Error('x'), { name: 'WalletError', code: 'device/no-proof', context: {} }),
    );
    await screen.findByText(/A device signs only what it can check itself/);
    expect(screen.queryByTestId('code-row')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(services.calls).toHaveLength(2));
  });

  it('K8 makes no codes for a transaction without a digest', async () => {
    step(payloadOf({ kind: 'extrinsic', callLength: 4 }));
    await screen.findByText(/A device signs only what it can check itself/);
  });

  it('K8 says how long an answer still helps', async () => {
    step(payloadOf(), Date.now() + 245_000);
    await screen.findByText('4 min left to bring the answer');
    cleanup();
    step(payloadOf(), Date.now() + 59_500);
    await screen.findByText(/^(?:60|59) s left to bring the answer$/);
    cleanup();
    step(payloadOf(), Date.now() - 1);
    await screen.findByText(/An answer would come too late/);
  });
});

describe('K8 the row of codes', () => {
  const many = () => payloadOf({ payloadHex: `0x${'41'.repeat(2_000)}` });

  it('K8 stands still where motion is unwanted, and is stepped in both directions', async () => {
    const real = globalThis.matchMedia;
    globalThis.matchMedia = ((query: string) =>
      Object.assign(new EventTarget(), { matches: query.includes('reduce'), media: query })) as never;
    step(many());
    await screen.findByText(/Part 1 of 5/);
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Previous part' }));
    await screen.findByText(/Part 5 of 5/);
    fireEvent.click(screen.getByRole('button', { name: 'Next part' }));
    await screen.findByText(/Part 1 of 5/);
    globalThis.matchMedia = real;
  });

  it('K8 is made slower and faster', async () => {
    step(many());
    await screen.findByText(/0\.4 s each/);
    fireEvent.click(screen.getByRole('button', { name: 'Faster' }));
    await screen.findByText(/0\.3 s each/);
    for (let i = 0; i < 9; i++) fireEvent.click(screen.getByRole('button', { name: 'Slower' }));
    await screen.findByText(/1\.5 s each/);
    expect(screen.getByRole('button', { name: 'Slower' }).getAttribute('aria-disabled')).toBe('true');
    pause();
    expect(screen.queryByText(/s each/)).toBeNull();
  });

  it('K8 fills the window and comes back by Escape', async () => {
    step(many());
    fireEvent.click(await screen.findByRole('button', { name: 'Larger' }));
    const dialog = await screen.findByRole('dialog');
    expect(screen.getAllByTestId('code-row')).toHaveLength(1);
    expect(dialog.contains(screen.getByTestId('code-row'))).toBe(true);
    await act(async () => {
      fireEvent.keyDown(dialog, { key: 'Escape' });
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    screen.getByTestId('code-row');
  });
});
