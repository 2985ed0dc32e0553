// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rao } from '../../../src/core/amount/money.js';
import type { OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import Evm from '../../../src/popup/features/operations/evm/evm.js';
import { offerEvmAddress } from '../../../src/popup/features/operations/evm/evm-draft.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import './send-support.js';
import { ADDRESS, emptyStores, fillStores, renderApp } from './support.js';
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

/** Of EIP-55's own test cases. */
const CHECKED = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
});

function answer(request: OperationRequest): OperationQuote {
  const { ask } = request;
  const bounds = { minimum: null, maximum: 5n * T, available: 5n * T };
  const protection = { state: 'off', reason: 'no-trade' } as const;
  if (ask.kind === 'evm-fund') {
    const { evmAddress, amountRao } = ask;
    return quoteOf(request, {
      bounds,
      protection,
      intent: evmAddress && amountRao ? { kind: 'evm-fund', evmAddress, amountRao } : null,
      detail: evmAddress
        ? { kind: 'evm', evmAddress, mirror: ADDRESS, mirrorFreeRao: rao(2n * T) }
        : { kind: 'none' },
    });
  }
  if (ask.kind !== 'evm-withdraw') throw new Error(`the form asked for ${ask.kind}`);
  const { amountRao } = ask;
  return quoteOf(request, {
    bounds,
    protection,
    intent: amountRao ? { kind: 'evm-withdraw', evmAddress: CHECKED, amountRao } : null,
    detail: { kind: 'evm', evmAddress: CHECKED, mirror: ADDRESS, mirrorFreeRao: rao(5n * T) },
  });
}

function open() {
  const services = tradeServices(answer);
  return { services, ...renderApp(<Evm />, services, '/do/evm') };
}
const typeAddress = (text: string): void => {
  fireEvent.change(screen.getByTestId('evm-address'), { target: { value: text } });
};

describe('T20 the EVM side', () => {
  it('T20 shows the mirror and proposes a transfer to an address with a checksum', async () => {
    const { services } = open();
    typeAddress(CHECKED);
    type('1.5');
    await untilReady();
    expect(screen.getByTestId('evm-facts').textContent).toContain(ADDRESS);
    expect(screen.getByText(/lives on the EVM side/)).toBeTruthy();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() =>
      expect(proposed(services)).toEqual({
        kind: 'evm-fund',
        evmAddress: CHECKED,
        amountRao: 1_500_000_000n,
      }),
    );
  });

  it('T20 wants a word for an address whose spelling has no checksum', async () => {
    open();
    typeAddress(CHECKED.toLowerCase());
    type('1');
    const tick = screen.getByRole('checkbox', { name: /no checksum/ });
    await waitFor(() => expect(screen.getByTestId('evm-facts')).toBeTruthy());
    expect(isReady()).toBe(false);
    fireEvent.click(tick);
    await untilReady();
    typeAddress(CHECKED.toLowerCase().replace('5aae', '5aaf'));
    expect(isReady()).toBe(false);
  });

  it('T20 asks for no quote to what is no EVM address', async () => {
    const { services } = open();
    typeAddress(`${CHECKED}0`);
    type('1');
    expect(screen.getByText(/This is not an EVM address/)).toBeTruthy();
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amountRao: T }));
    expect(services.asked.every(({ ask }) => ask.kind === 'evm-fund' && ask.evmAddress === null)).toBe(true);
  });

  it('S83 takes over the address that was pasted for a recipient', () => {
    offerEvmAddress(CHECKED);
    open();
    expect((screen.getByTestId('evm-address') as HTMLInputElement).value).toBe(CHECKED);
  });

  it('T20 takes back what is at the mirror of the own key bytes', async () => {
    const { services } = open();
    fireEvent.click(screen.getByLabelText('Take back'));
    await waitFor(() => expect(screen.getByTestId('evm-facts').textContent).toContain(CHECKED));
    fireEvent.click(screen.getByRole('button', { name: 'Max' }));
    expect(amountText()).toBe('5');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() =>
      expect(proposed(services)).toMatchObject({ kind: 'evm-withdraw', amountRao: 5n * T }),
    );
  });

  it.each(
    NOT_AMOUNTS.flatMap(([text, words]) => [
      ['Send to EVM', text, words],
      ['Take back', text, words],
    ]),
  )('S84 %s refuses %j in words and rounds nothing', (side, text, words) => {
    open();
    fireEvent.click(screen.getByLabelText(side));
    type(text);
    expect(screen.getByTestId('amount-issue').textContent).toContain(words);
    expect(amountText()).toBe(text);
    expect(isReady()).toBe(false);
  });
});
