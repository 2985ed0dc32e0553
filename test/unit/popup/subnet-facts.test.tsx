// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rao } from '../../../src/core/amount/money.js';
import type { MarketRow } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { Flow } from '../../../src/popup/features/market/flow.js';
import { rowsWithoutPast } from '../../../src/popup/features/market/market-rows.js';
import SubnetPage from '../../../src/popup/features/market/subnet-page.js';
import { emptyStores, fakeServices, fillStores, renderApp, snapshotOf, subnet } from './support.js';

const DAY = 7_200;

function open(state: Reading<MarketRow[]>['state'], registeredAtBlock = 0) {
  const rows = rowsWithoutPast([subnet(64)]).map((row) => ({
    ...row,
    registeredAtBlock,
    marketCapRao: rao(33_312_345_678_901n),
  }));
  const error = state === 'error' ? { code: 'chain/timeout' as const, context: {} } : null;
  renderApp(
    <SubnetPage params={{ netuid: '64' }} />,
    fakeServices(
      {},
      {
        validatorDetails: () => snapshotOf([]),
        subnetFlow: () => ({ perDayRao: -12_500_000_000n, halfLifeBlocks: 30 * DAY }),
      },
      {},
      { market: () => ({ snapshot: snapshotOf(rows), state, error }) },
    ),
  );
  return screen.getByTestId('subnet-page');
}

beforeEach(() => fillStores());
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('what is known of a subnet', () => {
  it('V3 tells the stakers’ flow as the chain averages it, and since when the subnet is there', async () => {
    const page = open('live');
    await waitFor(() => expect(page.textContent).toMatch(/\u221212\.5000\s\u03c4 \/ day/));
    expect(page.textContent).toContain('a trade counts half after 30 days');
    expect(page.textContent).toMatch(/\d days?, since \w+/);
  });

  it('V3 tells a mean that could not be read from one that the chain does not keep', async () => {
    const shown = (subnetFlow: () => unknown) =>
      renderApp(<Flow netuid={64} />, fakeServices({}, { subnetFlow })).container;
    const failed = shown(() => {
      throw new WalletError('chain/timeout');
    });
    await waitFor(() => expect(failed.textContent).toContain('could not be read'));
    const none = shown(() => null);
    await act(async () => undefined);
    expect(none.textContent).toBe('');
  });

  it('V1 has the exact amount behind a rough one', () => {
    const fact = within(open('live')).getByText('Market cap').closest('.fact');
    expect(fact?.querySelector('dd [title]')?.getAttribute('title')).toMatch(/33\s312\.345678901/);
  });

  it('P6 says the age beside the price once it is old, and offers to ask again', () => {
    open('error');
    const chart = screen.getByTestId('price-chart');
    expect(chart.querySelector('.price-head time')).toBeTruthy();
    expect(chart.closest('.market-old')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});
