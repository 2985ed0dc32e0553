// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackgroundClient } from '../../../src/popup/background-client/types.js';
import { firstAnswers, firstView, spendFirstView } from '../../../src/popup/state/first-answers.js';
import { syncBackground } from '../../../src/popup/state/sync-background.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { approvalId, emptyStores, extrinsicView, settings, status } from './support.js';

/** A background that answers what it is given an answer for, and is silent about the rest. */
function background(answers: Record<string, unknown>): BackgroundClient {
  return {
    call: (method: string) =>
      method in answers
        ? answers[method] instanceof Error
          ? Promise.reject(answers[method])
          : Promise.resolve(answers[method])
        : new Promise(() => undefined),
    on: () => () => undefined,
    onReconnect: () => () => undefined,
  } as unknown as BackgroundClient;
}

const STATE = {
  'wallet.status': status(),
  'settings.get': settings,
  'approvals.list': { ids: [approvalId] },
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  spendFirstView(approvalId);
  emptyStores();
});

describe('what the approval window asks before it draws', () => {
  /** As the approval window does at its start. */
  const open = (answers: Record<string, unknown>, hash: string): Promise<void> => {
    const door = background(answers);
    syncBackground(door);
    return firstAnswers(door, hash);
  };

  it('is in the store and at hand when it resolves, and given once', async () => {
    await open({ ...STATE, 'approvals.get': extrinsicView() }, `#/${approvalId}`);
    expect(useWalletStore.getState().approvalIds).toEqual([approvalId]);
    expect(useWalletStore.getState().status?.vault).toBe('unlocked');
    expect(firstView('another')).toBeNull();
    expect(firstView(approvalId)?.id).toBe(approvalId);
    expect(spendFirstView(approvalId)?.id).toBe(approvalId);
    expect(firstView(approvalId)).toBeNull();
    expect(spendFirstView(approvalId)).toBeNull();
  });

  it('is not waited for without end', async () => {
    const done = open(STATE, approvalId);
    await vi.advanceTimersByTimeAsync(300);
    await done;
    expect(useWalletStore.getState().approvalIds).toEqual([approvalId]);
    expect(firstView(approvalId)).toBeNull();
  });

  it('fails quietly: whoever shows the request asks again and says why', async () => {
    const refused = new Error('locked');
    await open({ ...STATE, 'settings.get': refused, 'approvals.get': refused }, approvalId);
    expect(useWalletStore.getState().approvalIds).toBeNull();
    expect(firstView(approvalId)).toBeNull();
  });
});
