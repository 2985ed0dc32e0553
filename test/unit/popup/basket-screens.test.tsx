// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import Basket from '../../../src/popup/features/operations/basket/basket.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { noRuntime, runtime } from './runtime-support.js';
import { ADDRESS, emptyStores, fillStores, HOTKEY, portfolio, reading, subnet } from './support.js';
import {
  type Answering,
  alpha,
  amountText,
  axeFindings,
  choose,
  isReady,
  leg,
  NOT_AMOUNTS,
  OTHER,
  openAt,
  proposed,
  quoteOf,
  T,
  tao,
  type,
  untilReady,
} from './trade-support.js';

const LEAST = 2_000_000n;
const bounds = { minimum: 20n * LEAST, maximum: 11n * T, available: 12n * T };

/** As the engine: one leg per subnet, the first that fails named by its place. */
const buys: Answering = (request) => {
  const { ask } = request;
  if (ask.kind !== 'basket-buy') return null;
  const low = ask.legs.findIndex(({ amountRao }) => amountRao < LEAST);
  if (low >= 0)
    return quoteOf(request, {
      bounds,
      issue: { code: 'stake/amount-too-low', context: { leg: low, minimumRao: `${LEAST}` } },
    });
  return quoteOf(request, {
    bounds,
    intent: {
      kind: 'batch',
      mode: 'each',
      legs: ask.legs.map(({ hotkey, netuid, amountRao }) => ({
        kind: 'stake' as const,
        hotkey,
        netuid,
        amountRao,
        limitRaoPerAlpha: raoPerAlpha(50_350_500n),
        allowPartial: false,
      })),
    },
    trades: ask.legs.map(({ netuid, amountRao }) =>
      leg(tao(amountRao), alpha(netuid, amountRao * 20n), alpha(netuid, amountRao * 19n)),
    ),
    pays: [tao(10n * T)],
    receives: ask.legs.map(({ netuid, amountRao }) => alpha(netuid, amountRao * 20n)),
  });
};
const saved: unknown[] = [];
const engine = { putTargets: ({ targets }: { targets: unknown }) => saved.push(targets) };
const open = (answer: Answering = buys) => openAt(Basket, '/do/basket', '/do/basket', answer, engine);

beforeEach(() => {
  saved.length = 0;
  fillStores();
  const many = Array.from({ length: 129 }, (_, at) => subnet(at, { taoInRao: rao(BigInt(200 - at) * T) }));
  useChainStore.setState({ portfolio: reading('live', { ...portfolio(), subnets: many }) });
});
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  noRuntime();
});

const rows = () => within(screen.getByTestId('basket-rows')).getAllByRole('listitem');
const share = (netuid: number): HTMLInputElement => screen.getByTestId(`share-${netuid}`) as HTMLInputElement;
const set = (netuid: number, text: string) => fireEvent.change(share(netuid), { target: { value: text } });
/** Own shares over the five deepest pools. */
const own = async () => {
  fireEvent.click(screen.getByLabelText('5'));
  fireEvent.click(screen.getByLabelText('Equal'));
  fireEvent.click(screen.getByLabelText('Own'));
  await waitFor(() => expect(share(1).value).toBe('20'));
};

describe('T14 the basket', () => {
  it('buys twenty subnets under one proposal: that of the quote, protected', async () => {
    const { services, history } = open();
    fireEvent.click(screen.getByLabelText('20'));
    type('10');
    await untilReady();
    expect(rows()).toHaveLength(20);
    expect(within(screen.getByTestId('legs')).getAllByRole('listitem')).toHaveLength(20);
    expect(screen.getByTestId('minimum').textContent).toBe('20 amounts, listed below');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(history?.at(-1)).toBe('/approval/own-request-1'));
    const intent = proposed(services);
    const parts = intent.kind === 'batch' ? intent.legs : [];
    const total = parts.reduce((sum, one) => sum + (one.kind === 'stake' ? one.amountRao : 0n), 0n);
    expect(parts).toHaveLength(20);
    expect(total).toBe(10n * T);
    expect(services.calls[0]?.params).toMatchObject({ protect: true });
  });

  it('remembers the shares as targets once they are put forward', async () => {
    const { services } = open();
    fireEvent.click(screen.getByLabelText('Equal'));
    fireEvent.click(screen.getByLabelText('5'));
    type('10');
    await untilReady();
    expect(saved).toEqual([]);
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    expect(saved).toMatchObject([{ address: ADDRESS, targets: { length: 5, 0: { netuid: 1, bps: 2_000 } } }]);
  });

  it('spreads what is missing evenly, and closes the review until the shares are whole', async () => {
    open();
    await own();
    type('10');
    await untilReady();
    set(1, '10');
    expect(screen.getByTestId('shares-whole').textContent).toContain('The shares make 90 %');
    expect(isReady()).toBe(false);
    fireEvent.click(screen.getByText('Spread the other 10 % evenly'));
    expect(share(1).value).toBe('12');
    expect(share(5).value).toBe('22');
    await untilReady();
  });

  it('brings too much down to the whole', async () => {
    open();
    await own();
    set(1, '80');
    fireEvent.click(screen.getByText('Bring it down to 100 %'));
    expect(share(1).value).toBe('50');
    expect(share(2).value).toBe('12.5');
  });

  it('adds and removes subnets; one without a share is named', async () => {
    open();
    await own();
    await choose('subnet-picker', 'Subnet 77');
    await waitFor(() => expect(share(77).value).toBe(''));
    expect(screen.getByTestId('shares-whole').textContent).toContain('SN77 has no share');
    fireEvent.click(screen.getByLabelText('Take SN77 out'));
    expect(screen.getByTestId('shares-whole').textContent).toBe('The shares make 100 %.');
  });

  it('takes another validator for one row only', async () => {
    const { services } = open();
    await own();
    type('10');
    await untilReady();
    fireEvent.click(screen.getByLabelText(/^Validator on SN2:/));
    await choose('validator-picker', 'Other one');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(services.calls).toHaveLength(1));
    const intent = proposed(services);
    const hotkeys = intent.kind === 'batch' ? intent.legs.map((one) => 'hotkey' in one && one.hotkey) : [];
    expect(hotkeys).toEqual([HOTKEY, OTHER, HOTKEY, HOTKEY, HOTKEY]);
  });

  it('keeps amount, shares and validators over a look at the review', async () => {
    open();
    await own();
    type('10');
    set(1, '30');
    cleanup();
    open();
    expect(amountText()).toBe('10');
    expect(share(1).value).toBe('30');
  });

  it('names the row that is too small and offers the amount with which all are large enough', async () => {
    open();
    await own();
    type('0.005');
    fireEvent.click(await screen.findByText(/^Use 0.010/));
    expect(amountText()).toBe('0.01');
    await untilReady();
  });

  it('says the maximum at the field when more is typed', async () => {
    open();
    type('12');
    await waitFor(() =>
      expect(screen.getByTestId('amount-issue').textContent).toContain('You can stake up to 11.0000'),
    );
  });

  it('says when a way to share has no figures yet instead of an empty basket', () => {
    open();
    fireEvent.click(screen.getByLabelText('By emission'));
    expect(screen.getByText(/figures for this are not known yet/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it('before an amount is typed there are bounds and no error', async () => {
    open();
    await waitFor(() => expect(screen.getByText('Max').closest('button')?.disabled).toBe(false));
    expect(screen.queryByText(/below what the chain accepts/)).toBeNull();
    expect(isReady()).toBe(false);
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

  it.each(['1e1', '12,5', '-5', '\u0661\u0662', '12.555', '101', '18446744073709551616', 'ten', '1 2', '.5'])(
    'S84 refuses "%s" as a share, with a sentence and nothing rounded',
    async (text) => {
      open();
      await own();
      type('10');
      await untilReady();
      set(1, text);
      expect(share(1).value).toBe(text);
      expect(share(1).getAttribute('aria-invalid')).toBe('true');
      expect(screen.getByTestId('shares-whole').textContent).toContain('This is not a share.');
      expect(isReady()).toBe(false);
    },
  );

  it('is unavailable where the runtime has no limited stake', () => {
    runtime([], ['stake']);
    open();
    expect(screen.getByText('Not available on this network')).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });

  it('has no faults that axe finds', async () => {
    const { container } = open();
    await own();
    type('10');
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
  });
});
