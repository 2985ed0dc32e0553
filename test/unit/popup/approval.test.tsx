// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { Risk } from '../../../src/core/explain/types.js';
import ApprovalWindow from '../../../src/popup/features/approval/approval-window.js';
import { Assurances } from '../../../src/popup/features/approval/assurances.js';
import { Request } from '../../../src/popup/features/approval/request.js';
import { DecideProvider, useDecide } from '../../../src/popup/features/approval/use-decide.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import {
  account,
  approvalBase,
  approvalId,
  emptyStores,
  explanation,
  extrinsicView,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
} from './support.js';

const PROXY_RISK: Risk = {
  code: 'proxy-grant',
  level: 'danger',
  params: { type: { t: 'text', text: 'Any' }, delay: { t: 'int', value: 0n } },
};

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

const pass = async (ms: number): Promise<void> => {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
};

async function open(view: ApprovalView) {
  const answers: unknown[] = [];
  const services = fakeServices({
    'approvals.get': () => view,
    'approvals.decide': ({ decision }: { decision: string }) => ({
      done: true,
      txHash: decision === 'sign' ? hashOf('9') : null,
    }),
  });
  const page = renderApp(<Request id={view.id} onAnswered={(answer) => answers.push(answer)} />, services);
  await pass(0);
  const decisions = () =>
    services.calls.filter((call) => call.method === 'approvals.decide').map((c) => c.params);
  return { ...page, services, answers, decisions, approve: () => screen.getByTestId('approve') };
}

describe('approving', () => {
  it('S48 does nothing for the first 800 ms, then signs once with the hash that was shown', async () => {
    const { approve, decisions, answers } = await open(extrinsicView());
    expect(approve().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(approve());
    await pass(799);
    fireEvent.click(approve());
    expect(decisions()).toEqual([]);
    await pass(1);
    fireEvent.click(approve());
    fireEvent.click(approve());
    await pass(0);
    expect(decisions()).toEqual([{ id: approvalId, decision: 'sign', payloadHash: hashOf('c') }]);
    expect(answers).toEqual([{ decision: 'sign', txHash: hashOf('9'), own: false }]);
  });

  it('S48 is inert again when the window comes to the front', async () => {
    const { approve, decisions } = await open(extrinsicView());
    await pass(900);
    fireEvent.focus(window);
    fireEvent.click(approve());
    await pass(700);
    fireEvent.click(approve());
    expect(decisions()).toEqual([]);
    await pass(100);
    fireEvent.click(approve());
    await pass(0);
    expect(decisions()).toHaveLength(1);
  });

  it('is inert again when the worker restarted and shows something else', async () => {
    let reconnect = (): void => undefined;
    let view = extrinsicView();
    const services = fakeServices({
      'approvals.get': () => view,
      'approvals.decide': () => ({ done: true, txHash: null }),
    });
    services.background.onReconnect = (listener) => {
      reconnect = listener;
      return () => undefined;
    };
    renderApp(<Request id={approvalId} onAnswered={() => undefined} />, services);
    await pass(0);
    await pass(900);
    expect(screen.getByTestId('approve').getAttribute('aria-disabled')).toBeNull();
    view = extrinsicView({ payloadHash: hashOf('d') });
    reconnect();
    await pass(0);
    fireEvent.click(screen.getByTestId('approve'));
    expect(services.calls.some((call) => call.method === 'approvals.decide')).toBe(false);
  });

  it('never holds the focus by itself', async () => {
    const { approve } = await open(extrinsicView());
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(document.activeElement).not.toBe(approve());
  });

  it('says the act on the button and shows exact money', async () => {
    const { approve } = await open(extrinsicView());
    expect(approve().textContent).toBe('Stake 10\u00a0\u03c4');
    expect(screen.getByTestId('effects').textContent).toContain('\u221210.0000');
    expect(screen.getByTestId('effects').textContent).toContain('0.000412345');
    expect(screen.getByTestId('effects').textContent).toContain('+121.9204');
  });

  it('is by holding when control of the account is at stake, and letting go keeps it', async () => {
    const { approve, decisions } = await open(extrinsicView({ risks: [PROXY_RISK] }));
    await pass(900);
    fireEvent.click(approve());
    fireEvent.pointerDown(approve());
    await pass(1_400);
    fireEvent.pointerUp(approve());
    await pass(1_000);
    expect(decisions()).toEqual([]);
    fireEvent.keyDown(approve(), { key: ' ' });
    await pass(1_500);
    expect(decisions()).toHaveLength(1);
    expect(screen.getByTestId('reject').className).toContain('button-primary');
  });
});

describe('refusing', () => {
  it('is always one Escape away, even while approving is inert', async () => {
    const { decisions, answers } = await open(extrinsicView());
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(decisions()).toEqual([{ id: approvalId, decision: 'reject' }]);
    expect(answers).toEqual([{ decision: 'reject', txHash: null, own: false }]);
  });

  it('A3 is the only answer to what cannot be decoded', async () => {
    await open({
      ...approvalBase(),
      kind: 'extrinsic',
      address: account.address,
      needsPassword: false,
      secondOpinion: 'not-needed',
      protection: null,
      comparedAt: null,
      result: { ok: false, refusal: { code: 'sign/trailing-bytes', context: {} } },
    });
    expect(screen.queryByTestId('approve')).toBeNull();
    expect(screen.getByTestId('refusal').textContent).toContain('Nothing was signed.');
  });

  it('A12 is the only answer to a message that looks like a transaction', async () => {
    await open({
      ...approvalBase(),
      kind: 'message',
      address: account.address,
      text: null,
      hex: '0x00',
      payloadHash: hashOf('e'),
      suspiciousCharacters: false,
      foreignDomain: null,
      signIn: null,
      refusal: { code: 'sign/looks-like-transaction', context: {} },
    });
    expect(screen.queryByTestId('approve')).toBeNull();
  });

  it('A8 says so when the time ran out, and takes no more decision', async () => {
    const { decisions } = await open({ ...extrinsicView(), expiresAtMs: Date.now() + 2_000 });
    await pass(3_000);
    expect(screen.getByTestId('approval-gone')).toBeTruthy();
    expect(screen.queryByTestId('approve')).toBeNull();
    expect(decisions()).toEqual([]);
  });
});

describe('who asks', () => {
  it('S34 S52 shows the origin of the browser and the page only as a claim', async () => {
    const view = extrinsicView();
    await open({
      ...view,
      requester: { ...view.requester, claimedName: 'Bank\u202e of Tao', asciiHost: 'xn--stke-example' },
    });
    expect(screen.getByTestId('requester').textContent).toBe('stake.example');
    expect(screen.getByText(/calls itself/).textContent).toContain('\u201cBank of Tao\u201d');
    expect(screen.getByText(/xn--stke-example/)).toBeTruthy();
  });

  it('A7 marks an unencrypted site and shares only the chosen accounts', async () => {
    const base = approvalBase();
    const { approve, decisions } = await open({
      ...base,
      kind: 'connect',
      requester: { ...base.requester, origin: 'http://localhost:5173', insecure: true },
    });
    expect(screen.getByTestId('insecure')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox'));
    await pass(900);
    fireEvent.click(approve());
    expect(decisions()).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox'));
    fireEvent.click(approve());
    await pass(0);
    // Any program can serve a port of this computer: the permission ends soon unless told otherwise.
    expect(decisions()).toEqual([
      { id: approvalId, decision: 'connect', accountIds: [account.accountId], term: 'day' },
    ]);
  });
});

type ExtrinsicView = Extract<ApprovalView, { kind: 'extrinsic' }>;
const opined = (more: Partial<ExtrinsicView>) => ({ ...extrinsicView(), ...more }) as ExtrinsicView;

/** The button that approves, as far as it matters here. */
function Approve() {
  const { inert, approve } = useDecide();
  const sign = { id: approvalId, decision: 'sign', payloadHash: hashOf('c') } as const;
  return (
    <button type="button" data-testid="approve" data-inert={inert} onClick={() => approve(sign as never)}>
      sign
    </button>
  );
}

async function assured(view: ExtrinsicView, later: () => unknown = () => view, refuse = false) {
  const services = fakeServices({
    'approvals.get': later,
    'approvals.decide': () => {
      if (refuse) throw new WalletError('chain/disputed', { what: 'balance' });
      return { done: true, txHash: null };
    },
  });
  renderApp(
    <DecideProvider view={view} onAnswered={() => undefined}>
      <Assurances explanation={explanation()} view={view} />
      <Approve />
    </DecideProvider>,
    services,
  );
  await pass(0);
  return { services, line: () => screen.getByTestId('second-opinion') };
}

describe('S72 the second node', () => {
  it.each([
    ['single', null, 'Checked with one node only'],
    ['asking', null, 'Asking a second node'],
    ['disputed', null, 'Two nodes disagree. Kelvin will not sign until they agree'],
    [
      'agreed',
      { block: 1_234_567, prices: false },
      'Two nodes agree: balance, nonce at block 1\u2009234\u2009567',
    ],
    ['agreed', { block: 90, prices: true }, 'Two nodes agree: balance, nonce, price at block 90'],
  ] as const)('%s is said', async (secondOpinion, comparedAt, words) => {
    const { line } = await assured(opined({ secondOpinion, comparedAt }));
    expect(line().textContent).toBe(words);
    expect(line().dataset.state).toBe(secondOpinion);
  });

  it.each([opined({ secondOpinion: 'not-needed' }), opined({})])(
    'is not mentioned when it was not asked',
    async (view) => {
      const { services } = await assured(view);
      expect(screen.queryByTestId('second-opinion')).toBeNull();
      expect(services.calls).toEqual([]);
    },
  );

  it('is heard later without making the button inert again', async () => {
    const view = opined({ secondOpinion: 'asking' });
    let answer = (_: ExtrinsicView): void => undefined;
    const { services, line } = await assured(
      view,
      () =>
        new Promise<ExtrinsicView>((resolve) => {
          answer = resolve;
        }),
    );
    expect(services.calls).toEqual([{ method: 'approvals.get', params: { id: approvalId, settled: true } }]);
    await pass(799);
    expect(screen.getByTestId('approve').dataset.inert).toBe('true');
    answer({ ...view, secondOpinion: 'agreed', comparedAt: { block: 90, prices: true } });
    await pass(1);
    expect(line().dataset.state).toBe('agreed');
    expect(screen.getByTestId('approve').dataset.inert).toBe('false');
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(services.calls.at(-1)?.method).toBe('approvals.decide');
  });

  it('goes on waiting when nobody tells', async () => {
    const { line } = await assured(opined({ secondOpinion: 'asking' }), () => {
      throw new WalletError('engine/unreachable');
    });
    expect(line().dataset.state).toBe('asking');
  });

  it('is disputed from the moment a signature was refused for it', async () => {
    const view = opined({ secondOpinion: 'agreed', comparedAt: { block: 90, prices: true } });
    const { line } = await assured(view, () => view, true);
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(line().dataset.state).toBe('disputed');
  });
});

describe('the approval window', () => {
  it('S46 takes the requests one by one and closes itself after the last', async () => {
    const views = new Map(
      ['request-0001', 'request-0002'].map((id) => [id, { ...extrinsicView(), id, total: 2 }]),
    );
    useWalletStore.setState({ approvalIds: [...views.keys()] });
    let closed = 0;
    const services = fakeServices({
      'approvals.get': ({ id }: { id: string }) => views.get(id),
      'approvals.decide': () => ({ done: true, txHash: null }),
    });
    services.platform.closeWindow = () => {
      closed += 1;
    };
    renderApp(<ApprovalWindow />, services, '/request-0001');
    await pass(0);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    await pass(0);
    expect(screen.getByTestId('approval').dataset.id).toBe('request-0002');
    expect(closed).toBe(0);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await pass(0);
    expect(closed).toBe(1);
  });

  it('shows a request of our own form before the list that names it has arrived', async () => {
    useWalletStore.setState({ approvalIds: [] });
    const { approve } = await open(extrinsicView());
    expect(approve()).toBeTruthy();
    act(() => useWalletStore.setState({ approvalIds: [approvalId] }));
    expect(approve()).toBeTruthy();
    act(() => useWalletStore.setState({ approvalIds: [] }));
    expect(screen.getByTestId('approval-gone')).toBeTruthy();
  });

  it('S23 says that a request was closed instead of showing the next one under the cursor', async () => {
    const services = fakeServices({ 'approvals.get': () => extrinsicView() });
    renderApp(<ApprovalWindow />, services, `/${approvalId}`);
    await pass(0);
    expect(screen.getByTestId('approve')).toBeTruthy();
    act(() => useWalletStore.setState({ approvalIds: ['request-0002'] }));
    expect(screen.getByTestId('approval-gone')).toBeTruthy();
  });
});
