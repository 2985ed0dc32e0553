// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import { rowsWithoutPast } from '../../../src/popup/features/market/market-rows.js';
import { costOfLeaving, MyPart } from '../../../src/popup/features/market/my-part.js';
import '../../../src/popup/features/market/subnet-page.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  emptyStores,
  fakeServices,
  fillStores,
  portfolio,
  position,
  reading,
  renderApp,
  subnet,
} from './support.js';

describe('V2 my part of a subnet', () => {
  beforeEach(fillStores);
  afterEach(() => {
    cleanup();
    emptyStores();
  });

  const show = (netuid: number) => {
    const [row] = rowsWithoutPast([subnet(netuid, { alphaOutBase: alphaBase(2_000_000_000_000n) })]);
    if (!row) throw new Error('no row');
    renderApp(<MyPart row={row} />, fakeServices());
  };

  it('V2 shows the share of all alpha outside the pool, and what leaving would cost', () => {
    useChainStore.setState({ portfolio: reading('live', portfolio([position(64)])) });
    show(64);
    // 10 of 2,000 alpha; worth 1 at spot and 0.99 sold.
    expect(screen.getByTestId('my-part').textContent).toContain('0.5000\u00a0%');
    expect(screen.getByTestId('my-part').textContent).toContain('1.00\u00a0%');
  });

  it('V2 is not there for who holds nothing', () => {
    useChainStore.setState({ portfolio: reading('live', portfolio([position(64)])) });
    show(7);
    expect(screen.queryByTestId('my-part')).toBeNull();
  });

  it('P6 names no cost while one position has no exit value', () => {
    const unpriced = position(64, { exit: { kind: 'unavailable', reason: 'no-quote' } });
    expect(costOfLeaving([position(64), unpriced])).toBeNull();
    expect(costOfLeaving([position(64), position(64, { exit: { kind: 'exact', rao: rao(2n) } })])).toEqual({
      costRao: 10_000_000n + 999_999_998n,
      spotRao: 2_000_000_000n,
    });
  });
});
