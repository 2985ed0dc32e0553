// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { Request } from '../../../src/popup/features/approval/request.js';
import { firstAnswers } from '../../../src/popup/state/first-answers.js';
import { openWindow, pass } from './approval-support.js';
import {
  approvalId,
  emptyStores,
  extrinsicView,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
} from './support.js';

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

/** A background whose first `lost` answers about the request never come. */
async function open(lost: number, decide: () => unknown = () => ({ done: true, txHash: hashOf('9') })) {
  const answers: unknown[] = [];
  let asked = 0;
  const services = fakeServices({
    'approvals.get': () => {
      asked += 1;
      return asked <= lost ? new Promise(() => undefined) : extrinsicView();
    },
    'approvals.decide': decide as never,
  });
  renderApp(<Request id={approvalId} onAnswered={(answer) => answers.push(answer)} />, services);
  await pass(0);
  return { services, answers, asked: () => asked };
}

describe('a request whose explanation does not come', () => {
  it('Q2 an answer that was lost is asked for again after three seconds', async () => {
    const { asked } = await open(1);
    await pass(2_900);
    expect(asked()).toBe(1);
    expect(screen.queryByTestId('approval-late')).toBeNull();
    await pass(200);
    expect(screen.getByTestId('approval').dataset.id).toBe(approvalId);
    expect(asked()).toBe(2);
  });

  it('Q2 meanwhile the window says what it waits for, and the person asks again', async () => {
    await open(2);
    await pass(3_100);
    expect(screen.getByRole('status').textContent).toContain('This takes longer than it should');
    expect(screen.queryByTestId('approve')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await pass(0);
    expect(screen.getByTestId('approval').dataset.id).toBe(approvalId);
  });

  it.each(['the button', 'Escape'])(
    'A5 and rejects, with %s, without waiting for the explanation',
    async (way) => {
      const { services, answers } = await open(9);
      await pass(3_100);
      if (way === 'Escape') fireEvent.keyDown(document.body, { key: 'Escape' });
      else fireEvent.click(screen.getByTestId('reject'));
      await pass(0);
      // Whose it was has not been told.
      expect(answers).toEqual([{ decision: 'reject', txHash: null, own: null }]);
      expect(services.calls.filter(({ method }) => method === 'approvals.decide')).toEqual([
        expect.objectContaining({ params: { id: approvalId, decision: 'reject' } }),
      ]);
    },
  );

  it('A5 a refusal that did not arrive is not told as done', async () => {
    let refuse: () => unknown = () => {
      throw new WalletError('internal', {});
    };
    const { answers } = await open(9, () => refuse());
    await pass(3_100);
    fireEvent.click(screen.getByTestId('reject'));
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('Kelvin met a fault of its own.');
    expect(answers).toEqual([]);
    refuse = () => new Promise(() => undefined);
    fireEvent.click(screen.getByTestId('reject'));
    await pass(0);
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(4_900);
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(200);
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(answers).toEqual([]);
  });

  const lost = {
    'without an answer for five seconds': () => new Promise(() => undefined),
    'cut off on its way': () => {
      throw new WalletError('outcome-unknown');
    },
  };
  it.each(Object.entries(lost))(
    'A5 a refusal %s may have arrived: neither is claimed, nor that nothing changed',
    async (_how, refuse) => {
      const { answers } = await open(9, refuse);
      await pass(3_100);
      fireEvent.click(screen.getByTestId('reject'));
      await pass(5_100);
      const said = screen.getByRole('alert').textContent ?? '';
      expect(said).toContain('Whether this refusal arrived is not known.');
      expect(said).toContain('A refusal signs nothing.');
      expect(said).toContain('Reject again');
      expect(said).not.toContain('Nothing was changed');
      // Outside its own window a site's request outlives the page: nothing is promised of closing it.
      expect(said).not.toContain('close this window');
      expect(answers).toEqual([]);
      expect(screen.getByTestId('reject').hasAttribute('disabled')).toBe(false);
    },
  );

  it('A5 in its own window closing is named as the other way to refuse', async () => {
    const silent = () => new Promise(() => undefined);
    await openWindow([extrinsicView()], { 'approvals.get': silent, 'approvals.decide': silent });
    await pass(3_100);
    fireEvent.click(screen.getByTestId('reject'));
    await pass(5_100);
    expect(screen.getByRole('alert').textContent).toContain(
      'Reject again, or close this window: that refuses everything that waits in it.',
    );
  });

  it('Q2 an answer that was overtaken by a younger one is not shown', async () => {
    const waiting: Array<(view: unknown) => void> = [];
    const services = fakeServices({
      'approvals.get': (() => new Promise((resolve) => waiting.push(resolve))) as never,
    });
    renderApp(<Request id={approvalId} onAnswered={() => undefined} />, services);
    await pass(3_100);
    expect(waiting).toHaveLength(2);
    waiting[1]?.(extrinsicView());
    await pass(0);
    const shown = screen.getByTestId('approval').textContent;
    waiting[0]?.({ ...extrinsicView(), requester: { origin: 'https://older.example', name: null } });
    await pass(0);
    expect(screen.getByTestId('approval').textContent).toBe(shown);
  });

  it('Q2 an answer that comes while the window is being drawn is shown', async () => {
    const services = fakeServices({ 'approvals.get': () => new Promise(() => undefined) });
    let answer = (): void => undefined;
    const early = {
      // Told the moment it is there: between the drawing and the first effect no promise has its turn.
      call: () => ({
        // biome-ignore lint/suspicious/noThenProperty: the moment of the answer is what is tested
        then: (told: (view: unknown) => void) => {
          answer = () => told(extrinsicView());
          return new Promise(() => undefined);
        },
      }),
    } as unknown as typeof services.background;
    const started = firstAnswers(early, `#/${approvalId}`);
    await pass(300);
    await started;
    const During = () => {
      useLayoutEffect(() => answer(), []);
      return <Request id={approvalId} onAnswered={() => undefined} />;
    };
    renderApp(<During />, services);
    await pass(0);
    expect(screen.getByTestId('approval').dataset.id).toBe(approvalId);
  });
});
