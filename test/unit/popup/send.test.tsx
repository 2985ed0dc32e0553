// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { rao } from '../../../src/core/amount/money.js';
import type { OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import { chainOf, writeRequest } from '../../../src/popup/features/operations/recipient/payment-request.js';
import Send from '../../../src/popup/features/operations/send/send.js';
import { keepTestPayment, testAmount } from '../../../src/popup/features/operations/send/test-payment.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { contactOf, factsOf, typeRecipient, verdictText } from './send-support.js';
import { activityRow, emptyStores, fillStores, HOTKEY, hashOf, renderApp } from './support.js';
import {
  amountText,
  isReady,
  NOT_AMOUNTS,
  proposed,
  quoteOf,
  T,
  tao,
  tradeServices,
  type,
  untilReady,
} from './trade-support.js';

const STRANGER = addressOf(hashOf('d'));
const EVERYTHING = 11_999_587_000n;

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  keepTestPayment(null);
  emptyStores();
});

/** The engine's answer to a send, as far as a form looks at it. */
function answer(request: OperationRequest): OperationQuote {
  const { ask } = request;
  if (ask.kind !== 'send') throw new Error(`the form asked for ${ask.kind}`);
  const bounds = { minimum: 1n, maximum: 100n * T, available: 100n * T };
  const amount = ask.everything ? rao(EVERYTHING) : ask.amountRao;
  const { to } = ask;
  const intent =
    to === null || amount === null
      ? null
      : ask.everything
        ? ({ kind: 'send-all', to, keepAlive: ask.keepAlive } as const)
        : ({ kind: 'send', to, amountRao: amount } as const);
  return quoteOf(request, {
    intent,
    bounds,
    pays: amount === null ? [] : [tao(amount)],
    protection: { state: 'off', reason: 'no-trade' },
  });
}

function open(answers = answer, facts = factsOf(), streams: Record<string, () => unknown> = {}) {
  const services = tradeServices(
    answers,
    { 'contacts.list': () => ({ contacts: [contactOf('7', 'Zoë')] }) },
    { recipientFacts: facts },
    streams,
  );
  return { services, ...renderApp(<Send />, services, '/do/send') };
}
const click = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const review = (): void => {
  fireEvent.click(screen.getByTestId('review'));
};

describe('S1 sending TAO', () => {
  it('S1 proposes exactly what was typed, with the account kept alive', async () => {
    const { services, history } = open();
    typeRecipient(STRANGER);
    type('9.123456789');
    await untilReady();
    expect(screen.getByTestId('review').textContent).toBe('Review: send 9.123456789\u00a0\u03c4');
    review();
    await waitFor(() => expect(history?.at(-1)).toBe('/approval/own-request-1'));
    expect(proposed(services)).toEqual({ kind: 'send', to: STRANGER, amountRao: 9_123_456_789n });
  });

  it('S1 everything is an act of its own that keeps the account unless closing is chosen', async () => {
    const { services } = open();
    typeRecipient(contactOf('7', '').address);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'All' })).toHaveProperty('disabled', false),
    );
    click('All');
    await untilReady();
    expect(screen.getByTestId('everything').textContent).toContain('11.9995');
    expect(screen.getByLabelText(/Keep the account open/)).toHaveProperty('checked', true);
    expect(screen.getByTestId('review').textContent).toBe('Review: send everything');
    fireEvent.click(screen.getByLabelText(/Close this account/));
    await untilReady();
    expect(screen.getByTestId('everything').textContent).toContain('2 stake positions stay behind');
    expect(screen.getByTestId('review').textContent).toBe('Review: send everything and close');
    review();
    await waitFor(() =>
      expect(proposed(services)).toEqual({
        kind: 'send-all',
        to: contactOf('7', '').address,
        keepAlive: false,
      }),
    );
  });

  it('S1 choosing an amount again forgets that the account was to be closed', async () => {
    const { services } = open();
    typeRecipient(contactOf('7', '').address);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'All' })).toHaveProperty('disabled', false),
    );
    click('All');
    fireEvent.click(screen.getByLabelText(/Close this account/));
    click('Enter an amount');
    type('1');
    await untilReady();
    expect(services.asked.at(-1)?.ask).toMatchObject({ everything: false, keepAlive: true });
  });

  it('S1 says what has to stay when the balance is short, and names no button that is not there', async () => {
    open((request) => ({
      ...answer(request),
      intent: null,
      issue: { code: 'send/insufficient', context: { needRao: '9', haveRao: '1' } },
    }));
    typeRecipient(STRANGER);
    type('5000');
    expect(await screen.findByText(/the fee and the smallest balance have to stay/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'All' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('Max');
  });

  it('S4 says that sending is not staking, and that there is no memo', async () => {
    open();
    typeRecipient(STRANGER);
    expect(await screen.findByText(/given away, not staked/)).toBeTruthy();
    expect(screen.getByText(/without a memo/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Stake instead' }).getAttribute('href')).toBe('/stake');
  });

  it('S83 asks for no quote to an address that nothing can be sent to', async () => {
    const { services } = open();
    typeRecipient(HOTKEY);
    type('1');
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amountRao: T }));
    expect(services.asked.every(({ ask }) => ask.kind === 'send' && ask.to === null)).toBe(true);
    expect(isReady()).toBe(false);
    review();
    expect(services.calls.some(({ method }) => method === 'intents.propose')).toBe(false);
  });

  it('S6 fills in the amount of a pasted request only when asked to', async () => {
    open();
    typeRecipient(
      writeRequest({ address: STRANGER, amountRao: 1_500_000_000n, chain: chainOf(hashOf('1')) }),
    );
    expect(amountText()).toBe('');
    fireEvent.click(await screen.findByRole('button', { name: /requested 1.5/ }));
    expect(amountText()).toBe('1.5');
    await untilReady();
  });

  it.each(NOT_AMOUNTS)('S84 refuses %j in words and rounds nothing', async (text, words) => {
    const { services } = open();
    typeRecipient(STRANGER);
    await waitFor(() => expect(verdictText()).not.toContain('checking'));
    type(text);
    expect(screen.getByTestId('amount-issue').textContent).toContain(words);
    expect(amountText()).toBe(text);
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ to: STRANGER, amountRao: null }));
    expect(isReady()).toBe(false);
  });

  it('Q3 axe finds nothing on the filled form', async () => {
    const { container } = open();
    typeRecipient(STRANGER);
    type('50');
    await untilReady();
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe('S3 the test transfer', () => {
  const testRow = (state: ActivityRow['state'], amount = 50_000_000n): ActivityRow =>
    activityRow({
      state,
      createdAtMs: Date.now() + 1,
      sentence: {
        code: 'transfer',
        params: {
          amount: { t: 'tao', rao: amount },
          to: { t: 'account', address: STRANGER, name: null, role: 'other' },
        },
      },
    });
  const progress = () => screen.getByTestId('test-status').getAttribute('data-progress');
  async function takeTest() {
    const opened = open();
    typeRecipient(STRANGER);
    type('50');
    fireEvent.click(await screen.findByTestId('test-offer'));
    await untilReady();
    return opened;
  }

  it('S3 is a thousandth, at least 0.001, and offered above 10 only', () => {
    expect(testAmount(10n * T)).toBeNull();
    expect(testAmount(10n * T + 1n)).toBe(10_000_000n);
    expect(testAmount(50n * T)).toBe(50_000_000n);
    expect(testAmount(21_000_000n * T)).toBe(21_000n * T);
  });

  it('S3 is offered for a first payment, not for a contact', async () => {
    open();
    typeRecipient(contactOf('7', '').address);
    type('50');
    await untilReady();
    expect(screen.queryByTestId('test-offer')).toBeNull();
    typeRecipient(STRANGER);
    expect((await screen.findByTestId('test-offer')).textContent).toContain('0.05\u00a0');
  });

  it('S3 is not offered to whom the account paid before by the chain\u2019s own history', async () => {
    const gift = { kind: 'sent', own: true, failed: false, counterparty: STRANGER, atMs: 1_700_000_000_000 };
    const past = { actions: [gift], progress: { done: 9, total: 9 }, fromBlock: 1, state: 'complete' };
    open(answer, factsOf(), { actions: () => past });
    typeRecipient(STRANGER);
    type('50');
    await untilReady();
    expect(screen.getByTestId('verdict').textContent).toContain('You have sent here before');
    expect(screen.queryByTestId('test-offer')).toBeNull();
  });

  it('S3 sends the small amount, waits until it is final, and then offers the rest', async () => {
    const { services } = await takeTest();
    expect(amountText()).toBe('0.05');
    expect(progress()).toBe('not-signed');
    review();
    await waitFor(() => expect(proposed(services)).toMatchObject({ to: STRANGER, amountRao: 50_000_000n }));
    cleanup();
    // Signing empties every form.
    forgetDrafts();
    useChainStore.setState({ activity: [testRow('in-block')] });
    open();
    expect(progress()).toBe('waiting');
    expect(amountText()).toBe('');
    useChainStore.setState({ activity: [testRow('finalized')] });
    await waitFor(() => expect(progress()).toBe('arrived'));
    click(/Send the other 49.95/);
    expect(amountText()).toBe('49.95');
    expect((screen.getByTestId('recipient') as HTMLTextAreaElement).value).toBe(STRANGER);
    await untilReady();
    expect(screen.queryByTestId('test-status')).toBeNull();
    expect(screen.queryByTestId('test-offer')).toBeNull();
  });

  it('S3 another payment is not taken for the test', async () => {
    await takeTest();
    useChainStore.setState({
      activity: [testRow('finalized', 1n), { ...testRow('finalized'), createdAtMs: 1 }],
    });
    await waitFor(() => expect(verdictText()).toContain('before'));
    expect(progress()).toBe('not-signed');
  });

  it('S3 says when the test failed and offers no rest', async () => {
    await takeTest();
    useChainStore.setState({ activity: [testRow('failed')] });
    await waitFor(() => expect(progress()).toBe('failed'));
    expect(screen.queryByRole('button', { name: /other/ })).toBeNull();
    expect(screen.getByTestId('test-status').textContent).toContain('Nothing else was sent');
  });

  it('S3 is given up by typing something else, and undone by one press', async () => {
    await takeTest();
    click('Without a test');
    expect(amountText()).toBe('50');
    fireEvent.click(await screen.findByTestId('test-offer'));
    type('7');
    expect(screen.queryByTestId('test-status')).toBeNull();
  });
});
