// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import { writeRequest } from '../../../src/popup/features/operations/recipient/payment-request.js';
import { judgeScanned, scannedRecipient } from '../../../src/popup/features/operations/recipient/scanned.js';
import Send from '../../../src/popup/features/operations/send/send.js';
import { type FakeCamera, installCamera } from '../../support/codes/fake-camera.js';
import { contactOf, factsOf, verdictText } from './send-support.js';
import { account, emptyStores, fillStores, hashOf, renderApp } from './support.js';
import { amountText, quoteOf, T, tradeServices } from './trade-support.js';

const STRANGER = addressOf(hashOf('d'));
const ELSEWHERE = '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5';
const EVM = `0x${'ab'.repeat(20)}`;
let camera: FakeCamera;

beforeEach(() => {
  fillStores();
  document.documentElement.dataset.surface = 'tab';
  camera = installCamera();
});
afterEach(() => {
  cleanup();
  camera.restore();
  forgetDrafts();
  emptyStores();
});

function open(contacts = [contactOf('7', 'Zo\u00eb')]) {
  const services = tradeServices(
    (request) => quoteOf(request),
    { 'contacts.list': () => ({ contacts }) },
    { recipientFacts: factsOf() },
  );
  return renderApp(<Send />, services, '/do/send');
}
const field = (): HTMLTextAreaElement => screen.getByTestId('recipient') as HTMLTextAreaElement;

async function scan(text: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Scan a QR code' }));
  await waitFor(() => expect(screen.getByTestId('scan-view').dataset.state).toBe('live'));
  camera.show(text);
}

describe('S1 S6 reading the code of a recipient', () => {
  it('S6 fills in address and offers the amount of a payment request', async () => {
    open();
    await scan(writeRequest({ address: STRANGER, amountRao: 3n * T, chain: null }));
    await waitFor(() => expect(field().value).toBe(STRANGER));
    await waitFor(() => expect(camera.on()).toEqual([]));
    fireEvent.click(await screen.findByText(/3\s\u03c4/));
    expect(amountText()).toBe('3');
    expect(verdictText()).toContain('First time from this wallet');
  });

  it('S6 says that a code names nobody, leaves the field, and goes on', async () => {
    open();
    await scan('https://example.org/pay');
    await screen.findByText(/This code is not an account/);
    expect(field().value).toBe('');
    camera.show(STRANGER);
    await waitFor(() => expect(field().value).toBe(STRANGER));
  });

  it('S6 the popup offers a tab, where a camera can be asked for', async () => {
    document.documentElement.dataset.surface = 'popup';
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Scan a QR code' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
    expect(screen.queryByTestId('scan-view')).toBeNull();
  });

  it.each([
    ['a plain address', STRANGER, STRANGER],
    ['white space around it', ` ${STRANGER}\n`, STRANGER],
    ['a request', `bittensor:${STRANGER}?amount=1.5`, STRANGER],
    ['the form of other wallets', `substrate:${STRANGER}:0x2f05:Some name`, STRANGER],
    ['the same account as another chain writes it', ELSEWHERE, ELSEWHERE],
    ['an EVM address, for which the field has a way', EVM, EVM],
  ])('S6 takes %s', (_, text, address) => {
    expect(scannedRecipient({ text }).text).toBe(address);
    expect(judgeScanned({ text })).toBeNull();
  });

  it.each([
    ['no text', null],
    ['nothing', ''],
    ['a mistyped address', STRANGER.replace('D', 'E').replace('d', 'e')],
    ['other words', 'hello'],
    ['a request of nobody', 'bittensor:?amount=1'],
  ])('S6 refuses %s', (_, text) => {
    if (text === STRANGER) throw new Error('the address was not changed');
    expect(judgeScanned({ text })).toMatchObject({ code: 'device/vault-not-an-address' });
  });
});

describe('S2 the likeliest recipients under an empty field', () => {
  it('S2 are one press away, and gone once somebody is chosen', async () => {
    open();
    const near = await screen.findByTestId('nearest-people');
    expect(near.textContent).toContain('Zo\u00eb');
    expect(near.textContent).not.toContain(account.name);
    fireEvent.click(screen.getByText('Zo\u00eb'));
    expect(field().value).toBe(contactOf('7', '').address);
    expect(screen.queryByTestId('nearest-people')).toBeNull();
  });

  it('S2 says what to do where there is nobody yet', async () => {
    open([]);
    expect(await screen.findByText(/Nobody yet/)).toBeTruthy();
  });
});
