// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { StakeQuoteRequest } from '../../../src/core/stake/types.js';
import Stake from '../../../src/popup/features/stake/stake.js';
import { keepDraft } from '../../../src/popup/features/stake/stake-draft.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  account,
  capabilities,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  quoteFor,
  renderApp,
  settings,
  snapshotOf,
} from './support.js';

beforeEach(() => {
  fillStores();
  keepDraft({
    networkId: settings.networkId,
    accountId: account.accountId,
    amount: '',
    netuid: 64,
    hotkey: HOTKEY,
    toleranceBps: 50,
    allowPartial: false,
  });
});
afterEach(() => {
  cleanup();
  keepDraft(null);
  emptyStores();
});

const validators = () =>
  snapshotOf([{ hotkey: HOTKEY, coldkey: HOTKEY, name: 'tao.bot', take: 11_796, stakeBase: 5n }]);

function open(quoteStake: (request: StakeQuoteRequest) => unknown = (r) => quoteFor(r.netuid, r.amountRao)) {
  const services = fakeServices(
    { 'intents.propose': () => ({ approvalId: 'own-request-1' }) },
    { validators, quoteStake },
  );
  return { services, ...renderApp(<Stake />, services, '/stake') };
}

const type = (text: string): void => {
  fireEvent.change(screen.getByTestId('amount'), { target: { value: text } });
};
const isReady = (): boolean => screen.getByTestId('review').getAttribute('aria-disabled') === null;

describe('T6 the stake form', () => {
  it('quotes what is typed and proposes an intent with the limit of that quote', async () => {
    const { services, history } = open();
    type('10');
    await waitFor(() => expect(isReady()).toBe(true));
    expect(screen.getByTestId('minimum').textContent).toContain('190.0000');
    expect(screen.getByTestId('review').textContent).toBe('Review: stake 10\u00a0\u03c4');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(history?.at(-1)).toBe('/approval/own-request-1'));
    expect(services.calls).toEqual([
      {
        method: 'intents.propose',
        params: {
          accountId: account.accountId,
          intent: {
            kind: 'stake',
            hotkey: HOTKEY,
            netuid: 64,
            amountRao: 10_000_000_000n,
            limitRaoPerAlpha: 50_350_500n,
            allowPartial: false,
          },
        },
      },
    ]);
  });

  it('drops the answer to an older question', async () => {
    const answers: Array<() => void> = [];
    open((request) => {
      const quote = quoteFor(request.netuid, request.amountRao);
      return new Promise((resolve) => answers.push(() => resolve(quote)));
    });
    type('1');
    await waitFor(() => expect(answers).toHaveLength(1));
    type('10');
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await waitFor(() => expect(isReady()).toBe(true));
    answers[0]?.();
    await waitFor(() => expect(screen.getByTestId('minimum').textContent).toContain('190.0000'));
  });

  it('T1 says when the numbers are computed, because this chain cannot simulate', async () => {
    open();
    type('10');
    await waitFor(() => expect(isReady()).toBe(true));
    expect(screen.queryByTestId('pool-maths')).toBeNull();
    cleanup();
    open((request) => ({ ...quoteFor(request.netuid, request.amountRao), method: 'pool-maths' }));
    type('10');
    expect(await screen.findByTestId('pool-maths')).toBeTruthy();
  });

  it('shows no number of another amount while a new quote is on its way', async () => {
    open(() => new Promise(() => undefined));
    type('10');
    expect(screen.queryByTestId('minimum')).toBeNull();
    cleanup();
    let hang = false;
    open((request) => (hang ? new Promise(() => undefined) : quoteFor(request.netuid, request.amountRao)));
    type('10');
    await waitFor(() => expect(isReady()).toBe(true));
    hang = true;
    type('11');
    expect(screen.getByTestId('minimum').textContent).toBe('\u2026');
    expect(isReady()).toBe(false);
  });

  it('offers the maximum when the amount is above it', async () => {
    open();
    await waitFor(() => expect(screen.getByText('Max').closest('button')?.disabled).toBe(false));
    type('12');
    expect(screen.getByTestId('amount-issue').textContent).toContain('11.9995\u00a0\u03c4');
    expect(screen.getByTestId('amount-issue').textContent).toContain('Nothing was sent.');
    fireEvent.click(screen.getByText('Use the maximum'));
    expect((screen.getByTestId('amount') as HTMLInputElement).value).toBe('11.9995875');
    await waitFor(() => expect(isReady()).toBe(true));
  });

  it('names the minimum, and refuses ten decimals, each with a next step', async () => {
    open();
    await waitFor(() => expect(screen.getByText('Max').closest('button')?.disabled).toBe(false));
    type('0.001');
    expect(screen.getByTestId('amount-issue').textContent).toContain('0.0020010');
    type('1.1234567890');
    expect(screen.getByTestId('amount-issue').textContent).toContain('nine decimals');
    expect(isReady()).toBe(false);
  });

  it('shows an unknown validator even before an amount is typed', async () => {
    open(() => {
      throw new WalletError('stake/unknown-validator', { hotkey: HOTKEY });
    });
    expect(await screen.findByText(/No validator with this address/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it('T4 wants a tolerance above 15 % typed again', async () => {
    open();
    type('10');
    await waitFor(() => expect(isReady()).toBe(true));
    fireEvent.click(screen.getByLabelText('Other'));
    fireEvent.change(screen.getByLabelText('Your own tolerance in per cent'), { target: { value: '20' } });
    const again = await screen.findByLabelText('Type 20 to confirm');
    await waitFor(() => expect(screen.getByTestId('quote').getAttribute('aria-busy')).toBe('false'));
    expect(isReady()).toBe(false);
    fireEvent.change(again, { target: { value: '20' } });
    expect(isReady()).toBe(true);
  });

  it('T5 sends all-or-nothing unless partial fill is chosen, and then says "if filled"', async () => {
    const { services } = open();
    type('10');
    await waitFor(() => expect(isReady()).toBe(true));
    fireEvent.click(screen.getByLabelText('Partial fill'));
    expect(screen.getByText('At least, if filled')).toBeTruthy();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(services.calls[0]?.params).toMatchObject({ intent: { allowPartial: true } });
  });

  it('T3 is unavailable, with the reason, where the runtime has no limit', () => {
    useChainStore.setState({ capabilities: { ...capabilities, stakeLimit: false, specVersion: 219 } });
    open();
    expect(screen.getByText(/Staking with a price limit is not available/)).toBeTruthy();
    expect(screen.getByText(/version 219/)).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });
});
