// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import { baseOf, type TradeLeg } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import { useLastReport } from '../../../src/popup/features/network/use-report.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import Stake from '../../../src/popup/features/stake/stake.js';
import { keepDraft } from '../../../src/popup/features/stake/stake-draft.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  account,
  emptyStores,
  fillStores,
  HOTKEY,
  hashOf,
  portfolio,
  position,
  reading,
  renderApp,
  settings,
} from './support.js';
import {
  type Answering,
  alpha,
  amountText,
  isReady,
  leg,
  NOT_AMOUNTS,
  proposed,
  quoteOf,
  T,
  tao,
  tradeServices,
  type,
  untilReady,
} from './trade-support.js';

const MAXIMUM = 11_999_587_500n;
const MINIMUM = 2_001_001n;

/** Answers as the engine does: bounds always, an intent when everything is typed and passes. */
const engine: Answering = (request) => {
  const { ask } = request;
  if (ask.kind !== 'stake') return null;
  const { amountRao, netuid, hotkey } = ask;
  const bounds = { minimum: MINIMUM, maximum: MAXIMUM, available: 11_999_999_500n };
  if (amountRao === null) return quoteOf(request, { bounds });
  if (amountRao > MAXIMUM)
    return quoteOf(request, {
      bounds,
      issue: { code: 'stake/insufficient-balance', context: { needRao: `${amountRao}`, haveRao: '1' } },
    });
  if (amountRao < MINIMUM)
    return quoteOf(request, {
      bounds,
      issue: { code: 'stake/amount-too-low', context: { minimumRao: `${MINIMUM}` } },
    });
  return quoteOf(request, {
    bounds,
    intent:
      hotkey === null
        ? null
        : {
            kind: 'stake',
            hotkey,
            netuid,
            amountRao: rao(amountRao),
            limitRaoPerAlpha: raoPerAlpha(50_350_500n),
            allowPartial: ask.allowPartial,
          },
    trades: [leg(tao(amountRao), alpha(netuid, amountRao * 20n), alpha(netuid, amountRao * 19n))],
    pays: [tao(amountRao)],
    receives: [alpha(netuid, amountRao * 20n)],
  });
};

const draft = {
  networkId: settings.networkId,
  accountId: account.accountId,
  amount: '',
  netuid: 64,
  hotkey: HOTKEY,
  toleranceBps: 50,
  allowPartial: false,
};

beforeEach(() => {
  fillStores();
  keepDraft(draft);
});
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  useLastReport.setState({ last: null });
});

function open(answer: Answering = engine) {
  const services = tradeServices(answer);
  return { services, ...renderApp(<Stake />, services, '/stake') };
}

describe('T6 the stake form', () => {
  it('takes the alpha that is to arrive: the TAO it costs is what the button says and what is signed', async () => {
    const { services } = open((request) => {
      const { ask } = request;
      if (ask.kind !== 'stake' || ask.receiveBase === undefined) return engine(request);
      const priced = engine({ ...request, ask: { ...ask, amountRao: rao(ask.receiveBase / 20n) } });
      return priced && { ...priced, request };
    });
    fireEvent.click(screen.getByLabelText('\u05e9'));
    type('100');
    await untilReady();
    expect(services.asked.at(-1)?.ask).toMatchObject({ amountRao: null, receiveBase: 100n * T });
    expect(screen.getByTestId('review').textContent).toBe('Review: stake 5\u00a0\u03c4');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ kind: 'stake', amountRao: 5n * T });
  });

  it('opens with the largest stake chosen, and shares of what there is before any quote', async () => {
    forgetDrafts();
    const positions = [position(7), { ...position(64), spotRao: rao(10n ** 15n) }];
    useChainStore.setState({ portfolio: reading('live', portfolio(positions)) });
    const { services } = open(() => null);
    fireEvent.click(screen.getByText('50 %'));
    expect(amountText()).not.toBe('');
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ netuid: 64, hotkey: HOTKEY }));
  });

  it('says what is left after amount and fees, and hides that where amounts are hidden', async () => {
    open();
    type('10');
    await untilReady();
    expect(screen.getByTestId('left').textContent).toBe('1.9995\u00a0\u03c4');
    cleanup();
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    open();
    await untilReady();
    expect(screen.getByTestId('left').textContent).not.toContain('1.9995');
  });

  it('offline says so in words, with the age of what it shows', () => {
    useChainStore.setState(({ network }) => ({
      portfolio: reading('stale', portfolio([position(64)])),
      network: network && { ...network, state: 'offline' },
    }));
    open(() => null);
    expect(screen.getByTestId('offline').textContent).toContain('Offline: nothing can be quoted or sent.');
    expect(screen.getByTestId('network-pill').textContent).toContain('offline');
    expect(screen.getByText(/available/).querySelector('time')).toBeTruthy();
  });

  it('quotes what is typed and proposes the intent of that quote', async () => {
    const { services, history } = open();
    type('10');
    await untilReady();
    expect(screen.getByTestId('minimum').textContent).toContain('190.0000');
    expect(screen.getByTestId('review').textContent).toBe('Review: stake 10\u00a0\u03c4');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(history?.at(-1)).toBe('/approval/own-request-1'));
    expect(services.calls).toEqual([
      {
        method: 'intents.propose',
        params: {
          accountId: account.accountId,
          protect: true,
          intent: {
            kind: 'stake',
            hotkey: HOTKEY,
            netuid: 64,
            amountRao: 10n * T,
            limitRaoPerAlpha: 50_350_500n,
            allowPartial: false,
          },
        },
      },
    ]);
  });

  it('keeps what was typed over a look at the review', async () => {
    open();
    type('10');
    await untilReady();
    cleanup();
    open();
    expect(amountText()).toBe('10');
    await untilReady();
  });

  it('drops the answer to an older question', async () => {
    const { services } = open(() => null);
    type('1');
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amountRao: T }));
    const older = services.asked.at(-1) as OperationRequest;
    type('10');
    await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amountRao: 10n * T }));
    const newer = services.asked.at(-1) as OperationRequest;
    const answers = [newer, older].map((request) => engine(request));
    for (const answer of answers) if (answer) services.say(answer);
    await untilReady();
    expect(screen.getByTestId('minimum').textContent).toContain('190.0000');
  });

  /** The engine's answer with a least amount so many basis points below what is expected. */
  const shortBy =
    (bps: bigint): Answering =>
    (request) => {
      const quote = engine(request);
      const less = (one: TradeLeg) => alpha(64, (baseOf(one.expected) * (10_000n - bps)) / 10_000n);
      return quote && { ...quote, trades: quote.trades.map((one) => ({ ...one, atLeast: less(one) })) };
    };

  it('T2 says why the least is lower than the tolerance alone, and only where it clearly is', async () => {
    open(shortBy(81n));
    type('1');
    await untilReady();
    expect(screen.getByTestId('why-less').textContent).toContain('the price at which the trade ends');
    cleanup();
    open(shortBy(65n));
    type('1');
    await untilReady();
    expect(screen.queryByTestId('why-less')).toBeNull();
  });

  it('T1 says when the numbers are computed and not simulated', async () => {
    open();
    type('10');
    await untilReady();
    expect(screen.queryByTestId('pool-maths')).toBeNull();
    cleanup();
    open((request) => {
      const quote = engine(request);
      return quote && { ...quote, trades: quote.trades.map((one) => ({ ...one, method: 'pool-maths' })) };
    });
    const said = await screen.findByTestId('pool-maths');
    expect(said.textContent).toContain('the chain did not simulate them');
    expect(said.textContent).not.toContain('cannot');
  });

  it('T2 shows impact, worst price, fees of network, protection and pool, and the least, each on its own', async () => {
    open();
    type('10');
    await untilReady();
    const text = (): string => screen.getByTestId('quote').textContent ?? '';
    expect(text()).toContain('0.0005 \u00b7 <\u00a00.0001 \u00b7 0.0005\u00a0\u03c4');
    expect(text()).toContain('Fees network \u00b7 shield \u00b7 pool');
    expect(screen.getByTestId('price').textContent).toBe('\u2248\u00a00.049997\u00a0\u03c4');
    fireEvent.click(screen.getByText(/0\.0005/, { selector: '.fees-sum > span:first-child' }));
    for (const part of ['0.2\u00a0%', '0.050350', '0.000412', '0.00005', '0.0005', 'at least'])
      expect(text()).toContain(part);
  });

  it('shows no number of another amount while a new quote is on its way', async () => {
    open((request) =>
      request.ask.kind === 'stake' && request.ask.amountRao === 11n * T ? null : engine(request),
    );
    type('10');
    await untilReady();
    type('11');
    expect(screen.getByTestId('minimum').textContent).toBe('\u2026');
    expect(isReady()).toBe(false);
  });

  it('offers the maximum when the amount is above it', async () => {
    open();
    type('12');
    expect(await screen.findByText(/You can stake up to 11.9995/)).toBeTruthy();
    // The form says it at the field; the engine's words for the same are left out.
    expect(screen.queryByText(/more than you can spend/)).toBeNull();
    fireEvent.click(screen.getByText('Use the maximum'));
    expect(amountText()).toBe('11.9995875');
    await untilReady();
  });

  it('T6 T17 Max leaves what the protection costs, which is known only with the quote', async () => {
    const fits = MAXIMUM - 50_000n;
    open((request) => {
      const quote = engine(request);
      const { ask } = request;
      if (!quote || ask.kind !== 'stake' || ask.amountRao === null || ask.amountRao <= fits) return quote;
      const context = { needRao: '1', haveRao: `${fits + 462_000n}`, feeRao: '462000' };
      return { ...quote, intent: null, issue: { code: 'send/insufficient', context } };
    });
    await waitFor(() => expect(screen.getByText('Max').closest('button')?.disabled).toBe(false));
    fireEvent.click(screen.getByText('Max'));
    await waitFor(() => expect(amountText()).toBe('11.9995375'));
    await untilReady();
    type('11.9995875');
    fireEvent.click(await screen.findByText('Use the maximum'));
    expect(amountText()).toBe('11.9995375');
  });

  it('T2 cautions when the trade is large for its pool', async () => {
    open((request) => {
      const quote = engine(request);
      return quote && { ...quote, trades: quote.trades.map((one) => ({ ...one, impactBps: 500 })) };
    });
    type('10');
    await untilReady();
    expect(screen.getByTestId('quote').textContent).toContain('large for its pool');
  });

  it('offers the minimum when the amount is below it, and Max fills what keeps fee and deposit', async () => {
    open();
    type('0.001');
    fireEvent.click(await screen.findByText('Use the minimum'));
    expect(amountText()).toBe('0.002001001');
    await untilReady();
    fireEvent.click(screen.getByText('Max'));
    expect(amountText()).toBe('11.9995875');
  });

  it.each(NOT_AMOUNTS)('S84 refuses "%s": %s', async (text, sentence) => {
    const { services } = open();
    type(text);
    expect(screen.getByTestId('amount-issue').textContent).toContain(sentence);
    expect(amountText()).toBe(text);
    fireEvent.click(screen.getByTestId('review'));
    expect(isReady()).toBe(false);
    expect(services.calls).toEqual([]);
  });

  it('shows an unknown validator even before an amount is typed', async () => {
    open((request) =>
      quoteOf(request, { issue: { code: 'stake/unknown-validator', context: { hotkey: HOTKEY } } }),
    );
    expect(await screen.findByText(/No validator with this address/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it('tells who never held alpha what it is, and only them', () => {
    open();
    expect(screen.queryByTestId('first-alpha')).toBeNull();
    cleanup();
    useChainStore.setState({ portfolio: reading('live', portfolio([position(0)])) });
    open();
    expect(screen.getByTestId('first-alpha').textContent).toContain('can fall as well as rise');
  });

  it('T3 offers no limit and no tolerance on root, where there is no price', async () => {
    keepDraft({ ...draft, netuid: 0 });
    open();
    type('10');
    expect(screen.queryByLabelText('Partial fill')).toBeNull();
  });

  it('T4 wants a tolerance above 15 % typed again', async () => {
    open();
    type('10');
    await untilReady();
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
    await untilReady();
    fireEvent.click(screen.getByLabelText('Partial fill'));
    await untilReady();
    expect(screen.getByText('At least, if filled')).toBeTruthy();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(proposed(services)).toMatchObject({ allowPartial: true });
  });

  it('T17 T18 hides the trade unless told not to, and says that Kelvin takes no fee', async () => {
    const { services } = open();
    type('10');
    await untilReady();
    expect(screen.getByText('Kelvin takes no fee.')).toBeTruthy();
    expect(screen.getByTestId('protection').getAttribute('data-state')).toBe('on');
    fireEvent.click(screen.getByLabelText('Hide this trade until it is in a block'));
    await waitFor(() => expect(services.asked.at(-1)?.protect).toBe(false));
  });

  it('T3 is unavailable, with the reason, where the runtime has no limit', () => {
    const report = {
      genesisHash: hashOf('1'),
      specName: 'node-subtensor',
      specVersion: 219,
      metadataVersion: 14 as const,
      features: [{ id: 'stake' as const, state: 'unavailable' as const, items: [] }],
    };
    useLastReport.setState({ last: { networkId: settings.networkId, report, atMs: 1 } });
    open();
    expect(screen.getByText(/Staking with a price limit is not available/)).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });
});
