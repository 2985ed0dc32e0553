// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { rao } from '../../../src/core/amount/money.js';
import type { ErrorBody } from '../../../src/core/errors/wallet-error.js';
import type { OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import Crowdloan from '../../../src/popup/features/operations/crowdloan/crowdloan.js';
import Crowdloans from '../../../src/popup/features/operations/crowdloan/crowdloans.js';
import { readLoanNumber } from '../../../src/popup/features/operations/crowdloan/loan-number.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import './send-support.js';
import { ADDRESS, emptyStores, fillStores, HOTKEY, renderApp, snapshotOf } from './support.js';
import {
  amountText,
  isReady,
  NOT_AMOUNTS,
  proposed,
  quoteOf,
  T,
  tradeServices,
  type,
  untilReady,
} from './trade-support.js';

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
    if (ask.kind !== 'crowdloan-contribute' && ask.kind !== 'crowdloan-withdraw')
      throw new Error(`the form asked for ${ask.kind}`);
    const { crowdloanId } = ask;
    const intent =
      ask.kind === 'crowdloan-withdraw'
        ? ({ kind: 'crowdloan-withdraw', crowdloanId } as const)
        : ask.amountRao
          ? ({ kind: 'crowdloan-contribute', crowdloanId, amountRao: ask.amountRao } as const)
          : null;
    return quoteOf(request, {
      issue,
      intent: issue ? null : intent,
      bounds: { minimum: T / 10n, maximum: 8n * T, available: 12n * T },
      protection: { state: 'off', reason: 'no-trade' },
      detail: {
        kind: 'crowdloan',
        creator: HOTKEY,
        raisedRao: rao(250n * T),
        capRao: rao(1_000n * T),
        minimumRao: rao(T / 10n),
        endBlock: 7_300,
        contributors: 3,
        mineRao: rao(4n * T),
        finalized: false,
      },
    });
  };

function open(answer = answering(), path = '/do/crowdloan/3') {
  const states = snapshotOf([
    {
      address: ADDRESS,
      crowdloans: {
        kind: 'known',
        value: [
          { crowdloanId: 3, contributedRao: rao(4n * T), endBlock: 7_300, finalized: false },
          { crowdloanId: 1, contributedRao: rao(T), endBlock: 50, finalized: true },
        ],
      },
    },
  ]);
  const services = tradeServices(
    answer,
    {},
    {},
    {
      accountStates: () => ({ snapshot: states, state: 'live', error: null }),
    },
  );
  const ui = (
    <>
      <Route path="/do/crowdloans">
        <Crowdloans />
      </Route>
      <Route path="/do/crowdloan/:id">
        <Crowdloan />
      </Route>
    </>
  );
  return { services, ...renderApp(ui, services, path) };
}

describe('T21 crowdloans', () => {
  it('T21 lists those the account is in and opens any other by its number', async () => {
    const { history } = open(answering(), '/do/crowdloans');
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/do/crowdloan/3', '/do/crowdloan/1']);
    expect(screen.getByText('Finalized: closed for good')).toBeTruthy();
    fireEvent.change(screen.getByTestId('loan-number'), { target: { value: '12' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(history?.at(-1)).toBe('/do/crowdloan/12'));
  });

  it.each(['', '-1', '1.5', '0x3', '4294967296', '\u0663', '1e3'])(
    'T21 S84 %j is no number of one',
    (text) => {
      expect(readLoanNumber(text)).toBeNull();
    },
  );

  it('T21 shows what is raised of the cap, when it ends, the least and what is mine', async () => {
    open();
    const text = (await screen.findByTestId('loan')).textContent;
    expect(text).toMatch(/250.0000.*of 1\u2009000.0000.*25.0\u00a0%.*Ends .*0.1.*Yours4.0000/);
  });

  it('T21 proposes a contribution', async () => {
    const { services } = open();
    type('5');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() =>
      expect(proposed(services)).toEqual({
        kind: 'crowdloan-contribute',
        crowdloanId: 3,
        amountRao: 5n * T,
      }),
    );
  });

  it('T21 proposes to take everything out, without an amount', async () => {
    const { services } = open();
    fireEvent.click(screen.getByLabelText('Withdraw'));
    await untilReady();
    expect(screen.queryByTestId('amount')).toBeNull();
    expect(screen.getByTestId('review').textContent).toBe('Review: withdraw 4\u00a0\u03c4');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(proposed(services)).toEqual({ kind: 'crowdloan-withdraw', crowdloanId: 3 }));
  });

  it('T21 shows why the chain would refuse and proposes nothing', async () => {
    open(answering({ code: 'crowdloan/ended', context: {} }));
    type('5');
    expect(await screen.findByText(/time to contribute .* is over/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it.each(NOT_AMOUNTS)('S84 refuses %j in words and rounds nothing', (text, words) => {
    open();
    type(text);
    expect(screen.getByTestId('amount-issue').textContent).toContain(words);
    expect(amountText()).toBe(text);
    expect(isReady()).toBe(false);
  });
});
