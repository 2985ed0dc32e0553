// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { Route, RouteOption } from '../../../src/core/routes/types.js';
import { Request } from '../../../src/popup/features/approval/request.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { byAnnouncing, byMember, byProxy, COLD, HOT, haveAccounts, LEDGER, MULTI } from './acting-support.js';
import { pass } from './approval-support.js';
import {
  approvalId,
  emptyStores,
  extrinsicView,
  fakeServices,
  fillStores,
  plainText,
  renderApp,
} from './support.js';
import { axeFindings } from './trade-support.js';

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
  haveAccounts(COLD, HOT, LEDGER, MULTI);
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

const BARRED = byProxy('Staking', {
  may: 'no',
  reason: { code: 'route/not-allowed', context: { type: 'Staking' } },
});

/** A site's request whose view follows the choice, as the background builds it anew. */
async function open(options: RouteOption[], answers: Record<string, (params: never) => unknown> = {}) {
  let chosen: Route | null = null;
  const view = (): ApprovalView => {
    const paths = { address: COLD.address, options, chosen };
    const explained = { ...extrinsicView(), address: HOT.address, paths } as ApprovalView;
    if (chosen) return explained;
    return {
      ...explained,
      address: COLD.address,
      result: { ok: false, refusal: { code: 'route/choose', context: {} } },
    } as ApprovalView;
  };
  const services = fakeServices({
    'approvals.get': view,
    'approvals.choosePath': ({ route }: { route: Route }) => {
      chosen = route;
      return null;
    },
    'approvals.decide': () => ({ done: true, txHash: null }),
    ...answers,
  });
  const page = renderApp(<Request id={approvalId} onAnswered={() => undefined} />, services);
  await pass(0);
  const sent = (method: string) =>
    services.calls.filter((call) => call.method === method).map(({ params }) => params);
  return { ...page, sent };
}
const radios = (): HTMLInputElement[] => screen.getAllByRole('radio');
const use = async (): Promise<void> => {
  fireEvent.click(screen.getByTestId('use-path'));
  await pass(0);
};

describe('A9 a site asks for an account that acts through others', () => {
  it('A9 asks who signs before anything can be approved, and lists the ways with what they come to', async () => {
    const { sent } = await open([
      byProxy('Transfer'),
      byAnnouncing('NonTransfer', 36_000),
      byMember(),
      BARRED,
    ]);
    expect(plainText(screen.getByRole('heading', { level: 1 }))).toBe('Who signs for Cold?');
    expect(screen.queryByTestId('approve')).toBeNull();
    const [first, second, third, fourth] = [...screen.getByTestId('paths').querySelectorAll('label')].map(
      plainText,
    );
    expect(first).toContain('Hot signs');
    expect(first).toContain('as Transfer proxy of Cold');
    expect(first).toContain('Takes effect at once.');
    expect(second).toContain('takes effect in about 5 days (block 36 100)');
    expect(third).toContain('You approve as Hot');
    expect(third).toContain('1 more approval is needed after this one.');
    expect(fourth).toContain('A right of type Staking does not allow this.');
    await use();
    expect(sent('approvals.choosePath')).toEqual([]);
    fireEvent.click(radios()[3] as Element);
    await use();
    expect(sent('approvals.choosePath')).toEqual([]);
  });

  it('A9 S48 shows what the chosen way does, without calling it a surprise, and can be changed', async () => {
    const { sent } = await open([byProxy('Transfer'), byProxy('Any', { power: 9 })]);
    fireEvent.click(radios()[0] as Element);
    await use();
    expect(sent('approvals.choosePath')).toEqual([{ id: approvalId, route: byProxy('Transfer').route }]);
    expect(plainText(screen.getByTestId('chosen-path'))).toContain('as Transfer proxy of Cold');
    expect(screen.getByTestId('effects')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    // New content is inert as ever.
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(sent('approvals.decide')).toEqual([]);
    fireEvent.click(screen.getByTestId('change-path'));
    expect(radios()[0]?.checked).toBe(true);
    fireEvent.click(radios()[1] as Element);
    await use();
    expect(plainText(screen.getByTestId('chosen-path'))).toContain('as Any proxy of Cold');
    await pass(800);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(sent('approvals.decide')).toHaveLength(1);
  });

  it('A9 blocks with the reasons where no way is open', async () => {
    await open([BARRED]);
    expect(plainText(screen.getByRole('heading', { level: 1 }))).toBe('Nobody here can sign this for Cold');
    expect(screen.queryByTestId('use-path')).toBeNull();
    expect(screen.getByTestId('reject').textContent).toBe('Reject and close');
  });

  it('A9 says why a way could not be taken, and leaves the others', async () => {
    await open([byProxy('Transfer')], {
      'approvals.choosePath': () => {
        throw new WalletError('route/signer-insufficient', { haveRao: '5', needRao: '900000' });
      },
    });
    fireEvent.click(radios()[0] as Element);
    await use();
    expect(screen.getByRole('alert').textContent).toContain('fee and deposits take');
    expect(screen.getByTestId('use-path')).toBeTruthy();
  });

  it('A9 is clean for axe with twelve ways, and starts with the focus on the question', async () => {
    const many = Array.from({ length: 12 }, (_, at) => byProxy(`Type${at}`, at > 7 ? { may: 'no' } : {}));
    const { container } = await open(many);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(within(screen.getByTestId('paths')).getAllByRole('radio')).toHaveLength(12);
    vi.useRealTimers();
    expect(await axeFindings(container)).toEqual([]);
  });
});
