// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../src/core/errors/wallet-error.js';
import type { Risk } from '../../src/core/explain/types.js';
import { Request } from '../../src/popup/features/approval/request.js';
import {
  approvalId,
  emptyStores,
  extrinsicView,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
} from '../unit/popup/support.js';

const CONTROL: Risk = {
  code: 'account-control',
  level: 'danger',
  params: { call: { t: 'text', text: 'SubtensorModule.announce_coldkey_swap' } },
};
const KDF = { alg: 'argon2id', salt: '0f'.repeat(16), memoryKiB: 65_536, passes: 3, lanes: 1 };
const HOLD_MS = 1_500;

const pass = async (ms: number): Promise<void> => {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
};
const hold = async (): Promise<void> => {
  fireEvent.pointerDown(screen.getByTestId('approve'));
  await pass(HOLD_MS);
  fireEvent.pointerUp(screen.getByTestId('approve'));
};
const type = (value: string) =>
  fireEvent.change(screen.getByTestId('approval-password'), { target: { value } });

async function open(needsPassword: boolean, decide: () => unknown = () => ({ done: true, txHash: null })) {
  const view = { ...extrinsicView({ risks: [CONTROL] }), needsPassword };
  const services = fakeServices({
    'approvals.get': () => view,
    'wallet.kdfForUnlock': () => KDF,
    'approvals.decide': decide,
  });
  const derived: unknown[] = [];
  services.deriveKey = async (...given) => {
    derived.push(given);
    return 'f'.repeat(64);
  };
  renderApp(<Request id={view.id} onAnswered={() => undefined} />, services);
  await pass(0);
  // The first moments are inert.
  await pass(900);
  const decisions = () =>
    services.calls.filter(({ method }) => method === 'approvals.decide').map(({ params }) => params);
  return { services, derived, decisions };
}

describe('S60 the password at a danger screen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    fillStores();
  });
  afterEach(() => {
    cleanup();
    emptyStores();
    vi.useRealTimers();
  });

  it('holding does nothing until it is typed; then its key goes along and the password does not', async () => {
    const { services, derived, decisions } = await open(true);
    expect(screen.getByTestId('approval-password').getAttribute('type')).toBe('password');
    await hold();
    expect(decisions()).toEqual([]);
    type('correct horse battery');
    await hold();
    expect(derived).toEqual([['correct horse battery', KDF]]);
    const wrappingKey = 'f'.repeat(64);
    expect(decisions()).toEqual([
      { id: approvalId, decision: 'sign', payloadHash: hashOf('c'), wrappingKey },
    ]);
    expect(JSON.stringify(services.calls)).not.toContain('correct horse');
  });

  it('a wrong one is said and can be typed again', async () => {
    const answers = [new WalletError('vault/wrong-password', { retryInMs: 1_000 }), null];
    const { decisions } = await open(true, () => {
      const refusal = answers.shift();
      if (refusal) throw refusal;
      return { done: true, txHash: null };
    });
    type('wrong horse battery');
    await hold();
    expect(document.querySelector('[data-error-code="vault/wrong-password"]')).not.toBeNull();
    type('correct horse battery');
    await hold();
    expect(decisions()).toHaveLength(2);
  });

  it('is asked only where the background says so', async () => {
    const { derived, decisions } = await open(false);
    expect(screen.queryByTestId('approval-password')).toBeNull();
    await hold();
    expect(derived).toEqual([]);
    expect(decisions()).toEqual([{ id: approvalId, decision: 'sign', payloadHash: hashOf('c') }]);
  });
});
