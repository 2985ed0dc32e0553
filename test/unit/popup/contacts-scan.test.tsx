// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, decodeAddress, encodeAddress } from '../../../src/core/address/index.js';
import Contacts from '../../../src/popup/features/contacts/contacts.js';
import { writeRequest } from '../../../src/popup/features/operations/recipient/payment-request.js';
import { judgeScannedAccount } from '../../../src/popup/features/operations/recipient/scanned.js';
import { type FakeCamera, installCamera } from '../../support/codes/fake-camera.js';
import { account, emptyStores, fakeServices, fillStores, hashOf, renderApp } from './support.js';

const STRANGER = addressOf(hashOf('d'));
let camera: FakeCamera;

beforeEach(() => {
  fillStores();
  document.documentElement.dataset.surface = 'tab';
  camera = installCamera();
});
afterEach(() => {
  cleanup();
  camera.restore();
  emptyStores();
});

const field = (): HTMLInputElement => screen.getByLabelText('Address') as HTMLInputElement;
const button = (): HTMLElement => screen.getByRole('button', { name: 'Scan a QR code' });
const scanDialog = () => screen.findByRole('dialog', { name: 'Scan a QR code' });

/** The form for a new contact, as somebody opens it. */
async function openForm() {
  const services = fakeServices({
    'contacts.list': () => ({ contacts: [] }),
    'contacts.add': (contact: { address: string; name: string; note: string; exchange: boolean }) => ({
      contact: { ...contact, accountId: hashOf('d'), createdAtMs: 1, verified: false },
    }),
  });
  renderApp(<Contacts />, services);
  fireEvent.click(await screen.findByRole('button', { name: 'Add the first contact' }));
  await screen.findByRole('dialog', { name: 'New contact' });
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Anna' } });
  return services;
}
const live = () => waitFor(() => expect(screen.getByTestId('scan-view').dataset.state).toBe('live'));

describe('S5 reading the code of a new contact', () => {
  it.each([
    ['an address', STRANGER],
    ['the address of a payment request', writeRequest({ address: STRANGER, amountRao: 3n, chain: null })],
    ['the address as other wallets write it', `substrate:${STRANGER}:0x2f05:Some name`],
  ])('S5 fills in %s, keeps what was typed, and turns the camera off', async (_, text) => {
    const services = await openForm();
    fireEvent.click(button());
    await live();
    camera.show(text);
    await waitFor(() => expect(field().value).toBe(STRANGER));
    await waitFor(() => expect(camera.on()).toEqual([]));
    expect(screen.getByText('The checksum is right.')).toBeTruthy();
    fireEvent.click(
      within(screen.getByRole('dialog', { name: 'New contact' })).getByRole('button', { name: 'Add' }),
    );
    await waitFor(() =>
      expect(services.calls.filter(({ method }) => method === 'contacts.add')).toMatchObject([
        { params: { address: STRANGER, name: 'Anna' } },
      ]),
    );
  });

  it.each([
    ['words', 'https://example.org/pay'],
    ['the characters of an EVM address', `0x${'ab'.repeat(20)}`],
  ])('S5 says that %s are no account, leaves the field, and goes on', async (_, text) => {
    await openForm();
    fireEvent.click(button());
    await live();
    camera.show(text);
    await screen.findByText(/This code is not an account/);
    expect(field().value).toBe('');
    camera.show(STRANGER);
    await waitFor(() => expect(field().value).toBe(STRANGER));
  });

  it('S83 a scanned address is judged as a typed one: other chains and own accounts', async () => {
    await openForm();
    fireEvent.click(button());
    await live();
    camera.show(encodeAddress(decodeAddress(STRANGER).accountId, 0));
    fireEvent.click(await screen.findByRole('button', { name: 'Use this form' }));
    expect(field().value).toBe(STRANGER);
    camera.show(addressOf(account.accountId));
    fireEvent.click(button());
    await screen.findByText(/your own account/);
  });

  it('S5 says that the camera is refused, or that there is none, and takes a picture instead', async () => {
    await openForm();
    camera.failWith('NotAllowedError');
    fireEvent.click(button());
    const dialog = await scanDialog();
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(/camera/i);
    camera.failWith('NotFoundError');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(within(dialog).getByRole('alert').textContent).toMatch(/no camera/i));
    fireEvent.change(within(dialog).getByTestId('scan-file'), {
      target: { files: [camera.file(STRANGER)] },
    });
    await waitFor(() => expect(field().value).toBe(STRANGER));
  });

  it('S5 the popup offers a tab, where a camera can be asked for', async () => {
    document.documentElement.dataset.surface = 'popup';
    await openForm();
    fireEvent.click(button());
    await scanDialog();
    expect(screen.queryByTestId('scan-view')).toBeNull();
  });

  it('Q3 Escape closes the scan alone and gives the focus back to its button', async () => {
    await openForm();
    button().focus();
    fireEvent.click(button());
    const dialog = await scanDialog();
    await live();
    const { violations } = await axe.run(dialog, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    fireEvent.keyDown(document.activeElement ?? dialog, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByTestId('scan')).toBeNull());
    expect(screen.getByRole('dialog', { name: 'New contact' })).toBeTruthy();
    expect(field().value).toBe('');
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Anna');
    await waitFor(() => expect(document.activeElement).toBe(button()));
    expect(camera.on()).toEqual([]);
  });

  it('S83 refuses what names nobody, and an EVM address', () => {
    expect(judgeScannedAccount({ text: STRANGER })).toBeNull();
    for (const text of [null, '', 'hello', `0x${'ab'.repeat(20)}`])
      expect(judgeScannedAccount({ text })).toMatchObject({ code: 'device/vault-not-an-address' });
  });
});
