// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Explanation } from '../../../src/core/explain/types.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  alpha,
  effect,
  explained,
  extrinsic,
  fee,
  MAIN,
  node,
  staked,
  tao,
  taoBot,
  text,
} from '../../support/approval-parts.js';
import { TWELVE } from '../../support/approval-views.js';
import { openWindow } from './approval-support.js';
import { account, emptyStores, fillStores, plainText, status } from './support.js';

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
  useWalletStore.setState({ status: status({ accounts: [{ ...account, address: MAIN }] }) });
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

const remark = node('System.remark', { code: 'remark', params: { text: text('hello') } });
const open = (patch: Partial<Explanation>) =>
  openWindow([extrinsic('one', explained({ sentence: remark.sentence, tree: remark, ...patch }))]);
const effects = () => [...document.querySelectorAll('.effect')].map(plainText);
/** Which of these parts come in which order on the screen. */
const order = (...selectors: string[]): string[] =>
  [...document.querySelectorAll(selectors.join())].map(
    (found) => selectors.find((selector) => found.matches(selector)) ?? '',
  );

describe('A4 the order of an approval', () => {
  it('has what is expected below the guaranteed amount that it belongs to', async () => {
    await open({
      effects: [
        effect('receive', 'at-least', alpha(64, '1')),
        effect('receive', 'at-least', alpha(8, '2')),
        effect('receive', 'expected', alpha(64, '1.5')),
        effect('receive', 'expected', alpha(8, '2.5')),
        fee,
      ],
    });
    expect(effects().map((row) => /\+\d\.\d/.exec(row)?.[0])).toEqual([
      '+1.0',
      '+1.5',
      '+2.0',
      '+2.5',
      undefined,
    ]);
  });

  it('has an amount that is only estimated as strong as a certain one where it leaves', async () => {
    await open({ effects: [effect('pay', 'expected', tao('12')), fee] });
    expect(document.querySelector('[data-kind="pay"] dd')?.className).toContain('strong');
  });

  it('has what is expected first where no more is certain than there is', async () => {
    await open({ changes: [staked(64, taoBot, '40', ['at-least', '40'], ['expected', '42'])] });
    expect(plainText(document.querySelector('.change dd'))).toBe(
      '40.0000 \u0634 \u2192becomes about 42.0000 \u0634at least 40.0000 \u0634',
    );
  });

  it.each([
    ['exact', 'Nothing moves but the fee.'],
    ['unknown', 'No change of balance can be told from this request.'],
  ] as const)('says of a request without effects that is %s: %s', async (certainty, words) => {
    await open({ certainty });
    expect(plainText(document.querySelector('.effects-none'))).toBe(words);
  });

  it('has warnings before the arithmetic', async () => {
    await openWindow(TWELVE.filter(({ id }) => id === 'stake'));
    const parts = ['.effects', '.facts', '.risks', '.changes', '.assurances'];
    expect(order(...parts)).toEqual(parts);
  });

  it('has the dangerous step of a short batch before what it means', async () => {
    await openWindow(TWELVE.filter(({ id }) => id === 'hidden-proxy'));
    expect(order('.tree', 'p[data-risk="proxy-grant"]', '.changes')).toEqual([
      '.tree',
      'p[data-risk="proxy-grant"]',
      '.changes',
    ]);
  });
});
