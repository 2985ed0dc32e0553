// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Request } from '../../../src/popup/features/approval/request.js';
import { approvalId, emptyStores, extrinsicView, fakeServices, fillStores, renderApp } from './support.js';

const ratio = (value: bigint) => ({ t: 'ratio', ratio: value, fromNetuid: 64, toNetuid: 8 }) as const;

describe('the review of a swap between subnets', () => {
  beforeEach(() => fillStores());
  afterEach(() => {
    cleanup();
    emptyStores();
  });

  it('A2 S78 T9 says its worst rate with both subnets by number, and how its limit is tested', async () => {
    const view = extrinsicView({
      facts: [
        { code: 'worst-ratio', value: ratio(1_416_690_009n) },
        { code: 'all-or-nothing', value: null },
      ],
      risks: [
        { code: 'limit-on-amount', level: 'note', params: {} },
        {
          code: 'price-far-from-quote',
          level: 'caution',
          params: {
            bps: { t: 'bps', bps: 625 },
            limit: ratio(1_500_000_000n),
            price: ratio(1_600_000_000n),
          },
        },
      ],
    });
    await act(async () => {
      renderApp(
        <Request id={approvalId} onAnswered={() => {}} />,
        fakeServices({ 'approvals.get': () => view }),
      );
    });
    const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');
    const facts = await screen.findByTestId('facts');
    expect(plain(facts.querySelector('[data-fact="worst-ratio"]')?.textContent ?? null)).toMatch(
      /^Worst rate1\.416690 \S+ SN8 per \S+ SN64$/,
    );
    const risks = screen.getByTestId('risks');
    expect(plain(risks.querySelector('[data-risk="limit-on-amount"]')?.textContent ?? null)).toContain(
      'tested before the swap, not during it',
    );
    expect(plain(risks.querySelector('[data-risk="price-far-from-quote"]')?.textContent ?? null)).toMatch(
      /It allows 1\.500000 \S+ SN8 per \S+ SN64, 6\.25 % beyond the present 1\.600000/,
    );
  });
});
