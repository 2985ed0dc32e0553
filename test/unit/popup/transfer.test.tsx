// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase } from '../../../src/core/amount/money.js';
import type { ErrorBody } from '../../../src/core/errors/wallet-error.js';
import { EVERYTHING } from '../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import Transfer from '../../../src/popup/features/operations/transfer/transfer.js';
import { factsOf, typeRecipient } from './send-support.js';
import { emptyStores, fillStores, HOTKEY, hashOf, renderApp } from './support.js';
import {
  amountText,
  isReady,
  NOT_AMOUNTS,
  proposed,
  quoteOf,
  tradeServices,
  type,
  untilReady,
} from './trade-support.js';

const STRANGER = addressOf(hashOf('d'));

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
});

const answering =
  (issue: ErrorBody | null = null) =>
  (request: OperationRequest): OperationQuote => {
    const { ask } = request;
    if (ask.kind !== 'transfer-alpha') throw new Error(`the form asked for ${ask.kind}`);
    const { to, amount, hotkey, netuid } = ask;
    const base = amount?.by === 'alpha' ? amount.base : EVERYTHING;
    return quoteOf(request, {
      issue,
      intent:
        to && amount && !issue
          ? { kind: 'transfer-alpha', to, hotkey, netuid, amountBase: alphaBase(base) }
          : null,
      bounds: { minimum: null, maximum: 10_000_000_000n, available: 10_000_000_000n },
      protection: { state: 'off', reason: 'no-trade' },
    });
  };

function open(answer = answering(), path = `/do/transfer/64/${HOTKEY}`) {
  const services = tradeServices(
    answer,
    { 'contacts.list': () => ({ contacts: [] }) },
    { recipientFacts: factsOf() },
  );
  const ui = (
    <Route path="/do/transfer/:netuid/:hotkey">
      <Transfer />
    </Route>
  );
  return { services, ...renderApp(ui, services, path) };
}

describe('T10 transferring stake', () => {
  it('T10 proposes the amount of alpha on the same subnet and says that nothing is traded', async () => {
    const { services } = open();
    expect(screen.getByText(/nothing is traded/)).toBeTruthy();
    typeRecipient(STRANGER);
    type('2.5');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() =>
      expect(proposed(services)).toEqual({
        kind: 'transfer-alpha',
        to: STRANGER,
        hotkey: HOTKEY,
        netuid: 64,
        amountBase: 2_500_000_000n,
      }),
    );
  });

  it('T10 the whole position is an act of its own, never the largest number', async () => {
    const { services } = open();
    typeRecipient(STRANGER);
    const all = screen.getByRole('button', { name: 'All' });
    await waitFor(() => expect(all).toHaveProperty('disabled', false));
    fireEvent.click(all);
    await untilReady();
    expect(screen.getByTestId('review').textContent).toBe('Review: transfer the whole position');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(proposed(services)).toMatchObject({ amountBase: EVERYTHING }));
  });

  it.each([
    ['recipient/rejects-locked', /does not accept locked alpha/],
    ['stake/locked', /./],
    ['stake/transfer-off', /./],
  ] as const)('T10 shows %s and proposes nothing', async (code, words) => {
    open(answering({ code, context: {} }));
    typeRecipient(STRANGER);
    type('1');
    const issue = await screen.findByText((_, element) => element?.getAttribute('data-error-code') === code);
    expect(issue.closest('.notice')?.textContent).toMatch(words);
    expect(isReady()).toBe(false);
  });

  it('S83 blocks a validator as the new owner', async () => {
    open();
    typeRecipient(HOTKEY);
    type('1');
    expect(document.querySelector('[data-barrier="validator"]')).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it('T10 says so when there is no such position', () => {
    open(answering(), `/do/transfer/9/${HOTKEY}`);
    expect(screen.getByText(/no such stake/)).toBeTruthy();
  });

  it.each(NOT_AMOUNTS)('S84 refuses %j in words and rounds nothing', async (text, words) => {
    open();
    typeRecipient(STRANGER);
    type(text);
    expect(screen.getByTestId('amount-issue').textContent).toContain(words);
    expect(amountText()).toBe(text);
    expect(isReady()).toBe(false);
  });
});
