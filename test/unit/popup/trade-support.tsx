import { fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import type { ComponentType } from 'react';
import { expect } from 'vitest';
import { Route } from 'wouter';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { Intent } from '../../../src/core/operations/intent.js';
import type { Money, OperationQuote, TradeLeg } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import { type FakeServices, fakeServices, HOTKEY, hashOf, renderApp, snapshotOf } from './support.js';

export const T = 1_000_000_000n;
export const OTHER = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';

export const tao = (amount: bigint): Money => ({ token: 'tao', rao: rao(amount) });
export const alpha = (netuid: number, amount: bigint): Money => ({
  token: 'alpha',
  netuid,
  base: alphaBase(amount),
});

/** A quote with nothing in it but what is handed in. */
export const quoteOf = (request: OperationRequest, patch: Partial<OperationQuote> = {}): OperationQuote => ({
  block: { number: 100, hash: hashOf('2') },
  atMs: Date.now(),
  request,
  intent: null,
  issue: null,
  advice: [],
  trades: [],
  pays: [],
  receives: [],
  networkFeeRao: rao(412_000n),
  protection: { state: 'on', carrierFeeRao: rao(50_000n) },
  bounds: { minimum: null, maximum: null, available: null },
  detail: { kind: 'none' },
  ...patch,
});

export const leg = (
  pay: Money,
  expected: Money,
  atLeast: Money,
  patch: Partial<TradeLeg> = {},
): TradeLeg => ({
  hotkey: HOTKEY,
  pay,
  expected,
  atLeast,
  price: 50_000_000n,
  endPrice: 50_100_000n,
  limit: 50_350_500n,
  poolFee: pay.token === 'tao' ? tao(500_000n) : alpha(pay.netuid, 500_000n),
  impactBps: 20,
  method: 'simulation',
  ...patch,
});

export type Answering = (request: OperationRequest) => OperationQuote | null;

export interface TradeServices extends FakeServices {
  /** Every question put to the `operation` stream, in order. */
  asked: OperationRequest[];
  /** Says a quote to whoever still listens to the question it answers. */
  say(quote: OperationQuote): void;
}

/** Services whose `operation` stream answers at once; null keeps silent. */
export function tradeServices(
  answer: Answering,
  background: Record<string, (params: never) => unknown> = {},
  engine: Record<string, (params: never) => unknown> = {},
  streams: Record<string, () => unknown> = {},
): TradeServices {
  const base = fakeServices(
    { 'intents.propose': () => ({ approvalId: 'own-request-1' }), ...background },
    {
      validators: () =>
        snapshotOf(
          [HOTKEY, OTHER].map((hotkey, at) => ({
            hotkey,
            coldkey: hotkey,
            name: at === 0 ? 'tao.bot' : 'Other one',
            take: 11_796,
            stakeBase: 5n,
          })),
        ),
      ...engine,
    },
    {},
    streams,
  );
  const asked: OperationRequest[] = [];
  const open = new Map<OperationRequest, (reading: unknown) => void>();
  const say = (quote: OperationQuote): void =>
    open.get(quote.request)?.({ snapshot: snapshotOf(quote), state: 'live', error: null });
  return {
    ...base,
    asked,
    say,
    engine: {
      ...base.engine,
      open: (stream, params, emit) => {
        if (stream !== 'operation') return base.engine.open(stream, params, emit);
        const request = params as OperationRequest;
        asked.push(request);
        open.set(request, emit as (reading: unknown) => void);
        const quote = answer(request);
        if (quote) say(quote);
        return () => void open.delete(request);
      },
    },
  };
}

export const type = (text: string): void => {
  fireEvent.change(screen.getByTestId('amount'), { target: { value: text } });
};
export const isReady = (): boolean => screen.getByTestId('review').getAttribute('aria-disabled') === null;
export const untilReady = (): Promise<void> => waitFor(() => expect(isReady()).toBe(true));
export const amountText = (): string => (screen.getByTestId('amount') as HTMLInputElement).value;

/** Chooses a row of a picker by its words. */
export async function choose(picker: string, words: string): Promise<void> {
  fireEvent.click(await screen.findByTestId(picker));
  const rows = await screen.findAllByRole('option');
  const row = rows.find(({ textContent }) => textContent?.includes(words));
  if (!row) throw new Error(`no row of ${picker} says ${words}`);
  fireEvent.click(row);
}

/** The intent of the only proposal that was made. */
export function proposed(services: FakeServices): Intent {
  const calls = services.calls.filter(({ method }) => method === 'intents.propose');
  const [only] = calls;
  if (!only || calls.length > 1) throw new Error(`${calls.length} proposals were made`);
  return (only.params as { intent: Intent }).intent;
}

/** What every amount field refuses, and with which sentence. */
export const NOT_AMOUNTS = [
  ['1e3', 'not an amount'],
  ['1,5', 'not an amount'],
  ['-1', 'not an amount'],
  ['\u0661\u0662', 'not an amount'],
  ['1.0123456789', 'nine decimals'],
  ['18446744073.709551616', 'more than can exist'],
  ['21000001', 'more than can exist'],
  ['0', 'Zero does nothing'],
] as const;

/** Opens a screen at a path, with services whose quotes are `answer`. */
export function openAt(
  Screen: ComponentType,
  pattern: string,
  path: string,
  answer: Answering,
  engine: Record<string, (params: never) => unknown> = {},
  streams: Record<string, () => unknown> = {},
) {
  const services = tradeServices(answer, {}, engine, streams);
  const ui = (
    <Route path={pattern}>
      <Screen />
    </Route>
  );
  return { services, ...renderApp(ui, services, path) };
}

/** What axe finds; contrast is measured by the colour tokens' own test. */
export async function axeFindings(container: Element): Promise<unknown[]> {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Types a text that is no amount and expects to be told so, with nothing rounded and nothing sent. */
export async function refuses(services: TradeServices, text: string, sentence: string): Promise<void> {
  type(text);
  expect(screen.getByTestId('amount-issue').textContent).toContain(sentence);
  expect(amountText()).toBe(text);
  expect(isReady()).toBe(false);
  fireEvent.click(screen.getByTestId('review'));
  await waitFor(() => expect(services.asked.at(-1)?.ask).toMatchObject({ amount: null }));
  expect(services.calls).toEqual([]);
}

export const HELD = 10n * T;
export const bounds = { minimum: null, maximum: HELD, available: HELD };
