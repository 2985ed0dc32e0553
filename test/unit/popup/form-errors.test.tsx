// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/core/errors/codes.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import Stake from '../../../src/popup/features/stake/stake.js';
import { keepDraft } from '../../../src/popup/features/stake/stake-draft.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useReadRound } from '../../../src/popup/state/read-again.js';
import {
  account,
  emptyStores,
  fillStores,
  HOTKEY,
  portfolio,
  reading,
  renderApp,
  settings,
} from './support.js';
import { alpha, leg, quoteOf, T, tao, tradeServices, untilReady } from './trade-support.js';

beforeEach(() => {
  fillStores();
  keepDraft({
    networkId: settings.networkId,
    accountId: account.accountId,
    amount: '10',
    netuid: 64,
    hotkey: HOTKEY,
    toleranceBps: 50,
    allowPartial: false,
  });
});
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
});

const answered = tradeServices((request) =>
  quoteOf(request, {
    intent: null,
    trades: [leg(tao(10n * T), alpha(64, 200n * T), alpha(64, 190n * T))],
  }),
);

/** Services whose `operation` stream fails, once for every time it is opened. */
function failing(code: ErrorCode) {
  const base = tradeServices(() => null);
  const asked: unknown[] = [];
  const services = {
    ...base,
    engine: {
      ...base.engine,
      open: ((stream: never, params: never, emit: (reading: unknown) => void) => {
        if (stream !== 'operation') return base.engine.open(stream, params, emit as never);
        asked.push(params);
        emit({ snapshot: null, state: 'error', error: { code, context: {} } });
        return () => undefined;
      }) as typeof base.engine.open,
    },
  };
  return { services, asked };
}

const alerts = (): string[] =>
  [...document.querySelectorAll('[data-error-code]')].map(
    ({ parentElement }) => parentElement?.textContent ?? '',
  );

describe('a form whose reading fails', () => {
  it('Q8 with nothing known names the real error, and offers to try again', () => {
    useChainStore.setState({ portfolio: reading('error', null) });
    renderApp(<Stake />, answered, '/stake');
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toContain('did not answer in time');
    const before = useReadRound.getState().round;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(useReadRound.getState().round).toBe(before + 1);
  });

  it('Q8 blames the connection only while the network is offline', () => {
    useChainStore.setState(({ network }) => ({
      portfolio: reading('error', null),
      network: network && { ...network, state: 'offline' },
    }));
    renderApp(<Stake />, answered, '/stake');
    expect(alerts().join()).toContain('cannot reach the network');
  });

  it('Q8 says once what both readings failed with, and one press asks for both again', async () => {
    useChainStore.setState({ portfolio: reading('error', portfolio()) });
    const { services, asked } = failing('chain/timeout');
    renderApp(<Stake />, services, '/stake');
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(alerts()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(asked).toHaveLength(2));
  });

  it('Q8 says beside it what the quote alone failed with', async () => {
    useChainStore.setState({ portfolio: reading('error', portfolio()) });
    const { services } = failing('chain/bad-answer');
    renderApp(<Stake />, services, '/stake');
    await waitFor(() => expect(alerts()).toHaveLength(2));
    expect(alerts().join()).toContain('makes no sense');
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(2);
  });
});

describe('T17 the switch that hides a trade', () => {
  it('keeps its place and the focus while its own press is asked about', async () => {
    let silent = false;
    const services = tradeServices((request) =>
      silent
        ? null
        : quoteOf(request, {
            intent: { kind: 'stake', hotkey: HOTKEY, netuid: 64, amountRao: 10n * T } as never,
            trades: [leg(tao(10n * T), alpha(64, 200n * T), alpha(64, 190n * T))],
          }),
    );
    renderApp(<Stake />, services, '/stake');
    await untilReady();
    silent = true;
    const control = screen.getByLabelText('Hide this trade until it is in a block');
    control.focus();
    fireEvent.click(control);
    await waitFor(() => expect(services.asked.at(-1)?.protect).toBe(false));
    expect(document.activeElement).toBe(control);
    expect(
      (control as HTMLInputElement).getAttribute('aria-checked') ??
        `${(control as HTMLInputElement).checked}`,
    ).toBe('false');
  });
});
