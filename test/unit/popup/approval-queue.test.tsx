// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import ApprovalWindow from '../../../src/popup/features/approval/approval-window.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { openWindow, pass } from './approval-support.js';
import { approvalBase, emptyStores, extrinsicView, fillStores, hashOf, renderApp } from './support.js';

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

const of = (id: string, origin = 'https://stake.example'): ApprovalView => {
  const view = extrinsicView();
  return { ...view, id, requester: { ...view.requester, origin } };
};
const three = [of('one'), of('two', 'https://other.example'), of('three')];
const inert = () => screen.getByTestId('approve').dataset.inert;

describe('A10 the queue', () => {
  it('is counted and walked through without deciding anything', async () => {
    const { shown, sent } = await openWindow(three);
    expect(screen.getByTestId('queue').textContent).toBe('1 of 3');
    expect(screen.getByTestId('queue-previous').getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(screen.getByTestId('queue-next'));
    await pass(0);
    expect(shown()).toBe('two');
    expect(screen.getByTestId('queue').textContent).toBe('2 of 3');
    fireEvent.keyDown(document.body, { key: 'ArrowRight', altKey: true });
    await pass(0);
    expect(shown()).toBe('three');
    fireEvent.keyDown(document.body, { key: 'ArrowRight', altKey: true });
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    await pass(0);
    expect(shown()).toBe('three');
    fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true });
    await pass(0);
    expect(shown()).toBe('two');
    expect(sent('approvals.decide')).toEqual([]);
  });

  it('S48 makes approving inert again with every step', async () => {
    const { sent } = await openWindow(three);
    await pass(900);
    expect(inert()).toBe('false');
    fireEvent.click(screen.getByTestId('queue-next'));
    await pass(0);
    expect(inert()).toBe('true');
    fireEvent.click(screen.getByTestId('approve'));
    await pass(700);
    fireEvent.click(screen.getByTestId('approve'));
    expect(sent('approvals.decide')).toEqual([]);
    await pass(200);
    expect(inert()).toBe('false');
  });

  it('goes on to the neighbour after an answer, and follows what comes', async () => {
    const { shown } = await openWindow(three);
    fireEvent.click(screen.getByTestId('queue-next'));
    await pass(0);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(shown()).toBe('three');
    expect(screen.getByTestId('queue').textContent).toBe('2 of 2');
    act(() => useWalletStore.setState({ approvalIds: ['one', 'three', 'four', 'five'] }));
    expect(screen.getByTestId('queue').textContent).toBe('2 of 4');
    expect(shown()).toBe('three');
  });

  it('never changes what is being read', async () => {
    const { shown } = await openWindow([of('one')]);
    act(() => useWalletStore.setState({ approvalIds: ['zero', 'one'] }));
    await pass(0);
    expect(shown()).toBe('one');
    act(() => useWalletStore.setState({ approvalIds: ['zero'] }));
    expect(screen.getByTestId('approval-gone')).toBeTruthy();
  });

  it('is refused whole, and the window closes', async () => {
    const { sent, closed } = await openWindow(three);
    fireEvent.click(screen.getByTestId('reject-all'));
    await pass(0);
    expect(sent('approvals.rejectAll')).toEqual([{ origin: null }]);
    expect(closed()).toBe(1);
  });

  it('offers to refuse or block a site once it repeats itself, and asks before it blocks', async () => {
    const { sent, shown } = await openWindow(three);
    expect(screen.queryByTestId('reject-site')).toBeNull();
    expect(screen.queryByTestId('offer-block')).toBeNull();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(shown()).toBe('two');
    expect(screen.queryByTestId('offer-block')).toBeNull();
    fireEvent.click(screen.getByTestId('queue-next'));
    await pass(0);
    expect(shown()).toBe('three');
    expect(screen.getByTestId('reject-site')).toBeTruthy();
    fireEvent.click(screen.getByTestId('offer-block'));
    expect(screen.getByTestId('block-question').textContent).toContain('stake.example');
    expect(sent('approvals.rejectAll')).toEqual([]);
    fireEvent.click(screen.getByTestId('block-site'));
    await pass(0);
    expect(sent('approvals.rejectAll')).toEqual([{ origin: 'https://stake.example', block: true }]);
    expect(shown()).toBe('two');
  });

  it('keeps showing what was decided while the answer is on its way', async () => {
    let done = (_: unknown): void => undefined;
    const { closed } = await openWindow([of('one')], {
      'approvals.decide': () =>
        new Promise((resolve) => {
          done = resolve;
        }),
    });
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    act(() => useWalletStore.setState({ approvalIds: [] }));
    expect(screen.queryByTestId('approval-gone')).toBeNull();
    done({ done: true, txHash: hashOf('9') });
    await pass(0);
    expect(closed()).toBe(1);
  });
});

describe('A6 what changed under the reader', () => {
  it('is shown anew with a word about it, and inert again', async () => {
    let asked = 0;
    const { sent } = await openWindow([of('one')], {
      'approvals.get': () => {
        asked += 1;
        const view = of('one');
        return asked === 1 ? view : { ...view, ...extrinsicView({ effects: [] }), id: 'one' };
      },
      'approvals.decide': () => {
        throw new WalletError('approval/changed');
      },
    });
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(asked).toBe(2);
    expect(document.querySelector('[data-error-code="approval/changed"]')).not.toBeNull();
    expect(inert()).toBe('true');
    fireEvent.click(screen.getByTestId('approve'));
    expect(sent('approvals.decide')).toHaveLength(1);
    await pass(900);
    expect(inert()).toBe('false');
    expect(document.querySelector('[data-error-code="approval/changed"]')).not.toBeNull();
  });

  it('is inert again even when the new view looks the same', async () => {
    const view = of('one');
    await openWindow([view], {
      'approvals.get': () => view,
      'approvals.decide': () => {
        throw new WalletError('approval/changed');
      },
    });
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(inert()).toBe('true');
  });
});

describe('A6 a worker that restarted', () => {
  const again = async (later: ApprovalView) => {
    let reconnect = (): void => undefined;
    let view: ApprovalView = of('one');
    const { services, unmount } = await openWindow([view]);
    unmount();
    services.background.onReconnect = (listener) => {
      reconnect = listener;
      return () => undefined;
    };
    const call = services.background.call;
    services.background.call = async (method, params) =>
      method === 'approvals.get' ? (view as never) : call(method, params);
    renderApp(<ApprovalWindow />, services, '/one');
    await pass(900);
    view = later;
    reconnect();
    await pass(0);
  };
  const told = () => document.querySelector('[data-error-code="approval/changed"]') !== null;

  it('says so when what is promised moved', async () => {
    await again({ ...extrinsicView({ effects: [] }), id: 'one' });
    expect([told(), inert()]).toEqual([true, 'true']);
  });

  it('is silent when only the block or an estimate did', async () => {
    await again({
      ...extrinsicView({ atBlock: { number: 101, atMs: 1 }, facts: [] }),
      id: 'one',
    });
    expect([told(), inert()]).toEqual([false, 'true']);
  });
});

describe('A8 the last minute', () => {
  it('is counted', async () => {
    await openWindow([{ ...of('one'), expiresAtMs: Date.now() + 62_000 }]);
    expect(screen.queryByTestId('countdown')).toBeNull();
    await pass(20_000);
    expect(screen.getByTestId('countdown').textContent).toBe('Closes by itself in 42 s');
    await pass(43_000);
    expect(screen.getByTestId('approval-gone')).toBeTruthy();
  });
});

describe('A7 A11 a first connection', () => {
  const base = approvalBase();
  const connect = (patch: Partial<ApprovalView['requester']> = {}): ApprovalView => ({
    ...base,
    id: 'connect',
    kind: 'connect',
    requester: { ...base.requester, connectedSinceMs: null, signatures: 0, ...patch },
  });

  it('shows the host large with what is registered standing out, and what the site can never do', async () => {
    await openWindow([connect({ origin: 'https://app.stake.co.uk' })]);
    const host = screen.getByTestId('connect-host');
    expect(host.textContent).toBe('app.stake.co.uk');
    expect(host.querySelector('.host-rest')?.textContent).toBe('app.');
    expect(screen.getByText(/sign, send or spend anything by itself/)).toBeTruthy();
  });

  it('can be refused for good at once', async () => {
    const { sent, closed } = await openWindow([connect()]);
    fireEvent.click(screen.getByTestId('offer-block'));
    fireEvent.click(screen.getByTestId('block-site'));
    await pass(0);
    expect(sent('approvals.rejectAll')).toEqual([{ origin: 'https://stake.example', block: true }]);
    expect(closed()).toBe(1);
  });

  it('lasts until it is ended, or as long as is chosen', async () => {
    const { sent } = await openWindow([connect()]);
    fireEvent.click(screen.getByRole('radio', { name: 'A week' }));
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(sent('approvals.decide')).toEqual([
      { id: 'connect', decision: 'connect', accountIds: [hashOf('a')], term: 'week' },
    ]);
  });

  it('of a look-alike is marked, must be held, and ends after a day unless told otherwise', async () => {
    const { sent } = await openWindow([
      connect({ origin: 'https://taostats-app.example', looksLike: 'taostats.io' }),
    ]);
    expect(screen.getByTestId('look-alike').textContent).toContain('This looks like taostats.io and is not.');
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(sent('approvals.decide')).toEqual([]);
    fireEvent.pointerDown(screen.getByTestId('approve'));
    await pass(1_500);
    expect(sent('approvals.decide')).toMatchObject([{ decision: 'connect', term: 'day' }]);
  });

  it('finds accounts by name and address when there are many, and chooses only the active one', async () => {
    const { status } = useWalletStore.getState();
    const first = status?.accounts[0];
    if (!status || !first) throw new Error('the store has no account');
    const accounts = Array.from({ length: 12 }, (_, index) =>
      index === 0
        ? first
        : {
            ...first,
            accountId: `0x${index.toString(16).padStart(64, '0')}` as const,
            address: `5Addr${index}`,
            name: `Cold ${index}`,
          },
    );
    useWalletStore.setState({ status: { ...status, accounts } });
    await openWindow([connect()]);
    const boxes = () => screen.getAllByRole('checkbox') as HTMLInputElement[];
    expect(boxes().map(({ checked }) => checked)).toEqual([true, ...Array(11).fill(false)]);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'cold 11' } });
    expect(boxes()).toHaveLength(1);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '5ADDR7' } });
    expect(boxes()).toHaveLength(1);
    fireEvent.click(boxes()[0] as HTMLInputElement);
    expect(screen.getByText('2 accounts chosen')).toBeTruthy();
  });
});
